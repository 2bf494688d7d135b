//! Entries put together by who declares their keys, and by their fates.
//!
//! The bytes of a group are those of its values alone. It does not know what else a value keeps.

use std::collections::BTreeMap;

use crate::fates::Fate;
use crate::report::{Entry, Report};

/// Entries whose keys have one declaration, or that are stale with values of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Whose they are.
    pub owner: Owner,
    /// What becomes of their values.
    pub fate: Option<Fate>,
    /// How many Entries.
    pub entries: usize,
    /// On how many threads.
    pub threads: usize,
    /// The bytes of their values, each by itself.
    pub bytes: u64,
}

/// Whose Entries are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Of the key that these fields refer to.
    Declared(Vec<String>),
    /// Of keys of this class, to which no field of a class or of another object refers.
    Undeclared(String),
    /// Of keys that are gone: the values' class is all that is left, none if they are null.
    Stale(Option<String>),
}

/// The groups of a report, those with the most bytes first, then those with the most Entries.
pub fn groups(report: &Report) -> Vec<Group> {
    let mut groups: BTreeMap<(Owner, Option<Fate>), Group> = BTreeMap::new();
    for thread in &report.threads {
        let mut here = Vec::new();
        for entry in thread.maps.iter().flat_map(|map| &map.entries) {
            let owner = (owner(entry), entry.fate);
            let group = groups.entry(owner.clone()).or_insert_with(|| Group {
                owner: owner.0.clone(),
                fate: owner.1,
                entries: 0,
                threads: 0,
                bytes: 0,
            });
            group.entries += 1;
            group.bytes += entry
                .value
                .as_ref()
                .and_then(|value| value.bytes)
                .unwrap_or(0);
            here.push(owner);
        }
        here.sort();
        here.dedup();
        for owner in here {
            if let Some(group) = groups.get_mut(&owner) {
                group.threads += 1;
            }
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse((group.bytes, group.entries)));
    groups
}

fn owner(entry: &Entry) -> Owner {
    match &entry.key {
        Some(key) if key.declared_by.is_empty() => Owner::Undeclared(key.class.clone()),
        Some(key) => Owner::Declared(key.declared_by.clone()),
        None => Owner::Stale(entry.value.as_ref().and_then(|value| value.class.clone())),
    }
}

//! How often programs take each branch of the algorithm.

use std::collections::HashMap;

use threadlocal_lab::machine::steps::Kind;
use threadlocal_lab::session::Session;
use threadlocal_map::journal::Did;
use threadlocal_map::listing;

use super::Row;

/// How often each branch must be taken.
const FLOOR: u64 = 5;

/// The branches that no program takes, and why.
const UNREACHED: &[(&str, &str)] = &[(
    "resize meets stale",
    "rehash has just expunged them, and no GC comes between",
)];

/// How often each branch was taken, by its name.
#[derive(Default)]
pub struct Branches(HashMap<&'static str, u64>);

impl Branches {
    /// Runs a source and counts.
    pub fn add(&mut self, source: &str) {
        let session = Session::new(source);
        let Some(run) = session.finished() else {
            return;
        };
        let names: HashMap<_, _> = listing::branches()
            .map(|(line, taken, name)| ((line, taken), name))
            .collect();
        let journal = &run.world.memory.observer;
        for step in 1..=journal.step_count() {
            if let Some(Did::Line(line, taken)) = journal.did(step, Kind::from_number)
                && let Some(&name) = names.get(&(line, taken))
            {
                *self.0.entry(name).or_default() += 1;
            }
        }
    }

    /// All branches of the listing.
    pub fn rows(&self) -> Vec<Row> {
        listing::branches()
            .map(|(_, _, name)| Row {
                name: name.to_string(),
                count: self.0.get(name).copied().unwrap_or(0),
                floor: if reason(name).is_some() { 0 } else { FLOOR },
            })
            .collect()
    }

    /// A line for each branch without a floor: which, and why.
    pub fn unreached(&self) -> String {
        let mut text = String::new();
        for (name, reason) in UNREACHED {
            text += &format!("no floor for \"{name}\": {reason}\n");
        }
        text
    }
}

fn reason(name: &str) -> Option<&'static str> {
    let row = UNREACHED.iter().find(|(branch, _)| *branch == name)?;
    Some(row.1)
}

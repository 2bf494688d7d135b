//! Lists of which a step changes few items: records that have a key, and lines
//! that are only added at the end.
//!
//! In: a list, and the one before it. Out: what changed.

use crate::view::{LedgerView, ObjectView, TableView, ThreadView};

/// A record that has a key, which no other of its list has.
pub trait Keyed {
    /// The key.
    fn key(&self) -> u32;
}

impl Keyed for ThreadView {
    fn key(&self) -> u32 {
        self.id
    }
}

impl Keyed for TableView {
    fn key(&self) -> u32 {
        self.map
    }
}

impl Keyed for ObjectView {
    fn key(&self) -> u32 {
        self.id
    }
}

impl Keyed for LedgerView {
    fn key(&self) -> u32 {
        self.value
    }
}

/// The records that are new or differ from the old one with their key; nothing if
/// there is none.
pub(super) fn changed_rows<'a, T: Keyed + PartialEq>(
    old: Option<&[T]>,
    new: &'a [T],
) -> Option<Vec<&'a T>> {
    let old = old.unwrap_or_default();
    let mut rows = Vec::new();
    for (row, place) in new.iter().zip(places(&keys(old), &keys(new))) {
        if old.get(place) != Some(row) {
            rows.push(row);
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// The keys of records.
pub(super) fn keys<T: Keyed>(rows: &[T]) -> Vec<u32> {
    rows.iter().map(T::key).collect()
}

/// Where each key stands among the old ones; behind them if it is new.
fn places(old: &[u32], keys: &[u32]) -> Vec<usize> {
    // Most stand behind the one that stood before them.
    let mut next = 0;
    let mut places = Vec::with_capacity(keys.len());
    for key in keys {
        if old.get(next) != Some(key) {
            let place = old.iter().position(|other| other == key);
            next = place.unwrap_or(old.len());
        }
        places.push(next);
        next += 1;
    }
    places
}

/// How many of the last lines of an output are the first of some later ones; each
/// with how many lines came before them.
pub fn stay(old: Option<(u32, &[String])>, first: u32, lines: &[String]) -> usize {
    let held = old.and_then(|(before, old)| {
        let dropped = first.checked_sub(before)?;
        old.get(dropped as usize..)
    });
    let held = held.unwrap_or_default().iter().zip(lines);
    held.take_while(|(one, other)| one == other).count()
}

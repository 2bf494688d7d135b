//! The slots of tables as words, of which a step changes few.
//!
//! In: a session that shows a step. Out: the words of each table, and which of
//! its entries differ from those of another step. It does not know what an entry
//! is called.

use crate::session::Session;
use crate::view::TableView;

/// The words of an entry of [`Session::slots`].
pub const ENTRY_WORDS: usize = 4;

/// An entry that isn't there: an empty slot.
pub const NO_ENTRY: [u32; ENTRY_WORDS] = [0, 0, u32::MAX, 0];

/// A map's slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its object id.
    pub map: u32,
    /// How many slots there are.
    pub length: u32,
    /// As [`Session::slots`] tells them.
    pub words: Vec<u32>,
}

/// The slots of the tables that a session shows.
pub(super) fn of(session: &Session, tables: &[TableView]) -> Vec<Table> {
    let mut slots = Vec::with_capacity(tables.len());
    for table in tables {
        slots.push(Table {
            map: table.map,
            length: table.length,
            words: session.slots(table.map),
        });
    }
    slots
}

impl Table {
    /// How many entries the words tell, empty ones too.
    pub fn count(&self) -> u32 {
        (self.words.len() / ENTRY_WORDS) as u32
    }

    /// The words of an entry, or of an empty slot where there is none.
    pub fn entry(&self, number: u32) -> &[u32] {
        let start = number as usize * ENTRY_WORDS;
        let words = self.words.get(start..start + ENTRY_WORDS);
        words.unwrap_or(&NO_ENTRY)
    }

    /// The numbers of the entries that differ from those of the old table, or from
    /// empty slots.
    pub fn changed(&self, old: Option<&Table>) -> Vec<u32> {
        let mut changed = Vec::new();
        // Of a long table that stays as it is the words are compared in one piece.
        if old.is_some_and(|old| old.words == self.words) {
            return changed;
        }
        for number in 0..self.count() {
            let before = old.map_or(&NO_ENTRY[..], |old| old.entry(number));
            if before != self.entry(number) {
                changed.push(number);
            }
        }
        changed
    }
}

//! How the ledger changed from operation to operation: since when each value
//! has its fate, and where something starts to leak.

use crate::ledger::{Leaked, Ledger, ROW_LIMIT};
use crate::tables::Numbered;
use crate::view::Fate;

/// A longer run has no history: the ledger of each operation is too much work.
pub const LIMIT: usize = 2000;

/// And neither has a shorter one of large heaps: objects at the ends of all its
/// operations together.
pub const OBJECTS: u64 = 20_000_000;

/// The ledgers of a run's operations, as changes.
#[derive(Default)]
pub struct History {
    /// For each value its fates, each with the operation, from 1, that began it.
    fates: Numbered<Vec<(u32, Fate)>>,
    /// Whether an Entry or a value starts to leak, for each operation.
    starts_leak: Vec<bool>,
    /// What leaks at the end of the last operation.
    leaked: Leaked,
    /// Of so many operations, from the first, the ledger listed every value.
    listed: u32,
}

impl History {
    /// Takes in the ledger at the end of the next operation.
    pub fn add(&mut self, ledger: &Ledger) {
        self.starts_leak.push(ledger.leaked.has_new(&self.leaked));
        self.leaked.clone_from(&ledger.leaked);
        let operation = self.starts_leak.len() as u32;
        if ledger.values <= ROW_LIMIT {
            self.listed = operation;
        }
        for row in &ledger.rows {
            let fates = self.fates.of(row.value);
            if fates.last().is_none_or(|&(_, fate)| fate != row.fate) {
                fates.push((operation, row.fate));
            }
        }
    }

    /// The operation with which a value got the fate that it has after
    /// `operation`; `None` if the ledger did not list it.
    pub fn since(&self, value: u32, operation: u32) -> Option<u32> {
        if operation > self.listed {
            return None;
        }
        let fates = self.fates.get(value)?;
        let begun = fates.partition_point(|&(begin, _)| begin <= operation);
        fates[..begun].last().map(|&(begin, _)| begin)
    }

    /// Whether an Entry or a value starts to leak with an operation, from 1.
    pub fn starts_leak(&self, operation: usize) -> bool {
        self.starts_leak.get(operation - 1) == Some(&true)
    }
}

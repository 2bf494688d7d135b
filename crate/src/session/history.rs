//! How the ledger changed from operation to operation: since when each value
//! has its fate, and where more values leak than before.

use std::collections::BTreeMap;

use crate::ledger::{Ledger, ROW_LIMIT};
use crate::view::Fate;

/// A longer run has no history: the ledger of each operation is too much work.
pub const LIMIT: usize = 2000;

/// The ledgers of a run's operations, as changes.
#[derive(Default)]
pub struct History {
    /// For each value its fates, each with the operation, from 1, that began it.
    fates: BTreeMap<u32, Vec<(u32, Fate)>>,
    /// How many values leak at the end of each operation.
    leaked: Vec<u32>,
    /// Of so many operations, from the first, the ledger listed every value.
    listed: u32,
}

impl History {
    /// Takes in the ledger at the end of the next operation.
    pub fn add(&mut self, ledger: &Ledger) {
        self.leaked.push(ledger.leaked);
        let operation = self.leaked.len() as u32;
        if ledger.values <= ROW_LIMIT {
            self.listed = operation;
        }
        for row in &ledger.rows {
            let fates = self.fates.entry(row.value).or_default();
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
        let fates = self.fates.get(&value)?;
        let begun = fates.partition_point(|&(begin, _)| begin <= operation);
        fates[..begun].last().map(|&(begin, _)| begin)
    }

    /// Whether more values leak after an operation, from 1, than before it.
    pub fn leaks_more(&self, operation: usize) -> bool {
        let after = |operation: usize| match operation {
            0 => Some(0),
            operation => self.leaked.get(operation - 1).copied(),
        };
        matches!((after(operation - 1), after(operation)), (Some(before), Some(now)) if now > before)
    }
}

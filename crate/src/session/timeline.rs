//! The points of a run: the marks on its timeline, the steps that addresses
//! name, and where values start to leak.

use threadlocal_map::journal::Did;

use crate::ledger::{self, Leaked};
use crate::machine::steps::Kind;

use super::Session;

/// What a mark on the timeline means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Mark {
    /// An operation ends.
    Operation = 1,
    /// A GC has swept.
    Collection = 2,
    /// An Entry or a value starts to leak.
    Leak = 3,
}

/// How far a search for a leak has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeakSearch {
    /// At the end of this step's operation an Entry or a value leaks that did
    /// not leak before it.
    Found(u32),
    /// Not up to this step; the search goes on from there.
    NotUpTo(u32),
    /// Nowhere up to the end of the run.
    Nowhere,
}

/// A search goes on another time after so many objects at the ends of its
/// operations together.
const OBJECTS_OF_A_SEARCH: usize = 4_000_000;

impl Session {
    /// The marks of the timeline, by step. A run of too many operations has no
    /// marks where something leaks.
    pub fn marks(&mut self) -> Vec<(u32, Mark)> {
        let mut marks: Vec<(u32, Mark)> = Vec::new();
        for (operation, step) in (1..).zip(self.operations().to_vec()) {
            marks.push((step, Mark::Operation));
            if self.did(step) == Some(Did::Program(Kind::Swept)) {
                marks.push((step, Mark::Collection));
            }
            if self.history().starts_leak(operation) {
                marks.push((step, Mark::Leak));
            }
        }
        marks
    }

    /// Looks for the first operation that ends behind `step` and with which an
    /// Entry or a value starts to leak, among so many operations, or fewer in a
    /// large heap.
    pub fn next_leak(&mut self, step: u32, operations: usize) -> LeakSearch {
        let shown = self.step();
        let first = self.operations().partition_point(|&end| end <= step);
        let mut leaks = match first.checked_sub(1) {
            Some(before) => self.leaks_at(self.operations()[before]),
            None => Leaked::default(),
        };
        let behind = &self.operations()[first..];
        let objects = self.finished().map_or(0, |run| run.world.live().len());
        let most = (OBJECTS_OF_A_SEARCH / objects.max(1)).max(1);
        let count = behind.len().min(operations).min(most);
        let looked_at = behind[..count].to_vec();
        let mut search = match looked_at.last() {
            Some(&last) if count < behind.len() => LeakSearch::NotUpTo(last),
            _ => LeakSearch::Nowhere,
        };
        for end in looked_at {
            let now = self.leaks_at(end);
            if now.has_new(&leaks) {
                search = LeakSearch::Found(end);
                break;
            }
            leaks = now;
        }
        self.seek(shown);
        search
    }

    /// What leaks at a step, which is shown then.
    fn leaks_at(&mut self, step: u32) -> Leaked {
        self.seek(step);
        self.run.as_ref().map_or_else(Leaked::default, |run| {
            ledger::leaked(&run.world, &self.program)
        })
    }

    /// The step of an address: `start`, `end`, a number, `op:N` (the end of
    /// operation N, from 1), `op:N/beat:M` (the end of its beat M, from 1) or
    /// `line:N` (just before the run comes to line N for the first time).
    /// `None` if it is none of these or there is no such point.
    pub fn step_of(&mut self, address: &str) -> Option<u32> {
        let (kind, number) = address.split_once(':').unwrap_or((address, ""));
        match kind {
            "start" => Some(0),
            "end" => Some(self.step_count()),
            "op" if number.contains('/') => {
                let (operation, beat) = number.split_once('/')?;
                let beat = beat.strip_prefix("beat:")?;
                self.beat_of(operation.parse().ok()?, beat.parse().ok()?)
            }
            "op" => {
                let number: usize = number.parse().ok()?;
                self.operations().get(number.checked_sub(1)?).copied()
            }
            "line" => {
                let first = self.visits().of_source(number.parse().ok()?).first();
                first.map(|step| step.saturating_sub(1))
            }
            _ => address
                .parse()
                .ok()
                .filter(|&step| step <= self.step_count()),
        }
    }
}

//! What the next operation does, found in the record of it.
//!
//! It compares the table of one map before and after; how the algorithm comes
//! from the one to the other it does not know.

use threadlocal_map::journal::Did;
use threadlocal_map::layout::{ENTRY_KEY, MAP_TABLE, TABLE_LENGTH, THREAD_LOCALS};
use threadlocal_map::memory::Address;

use crate::jvm::value::NULL;
use crate::jvm::world::{ARGUMENTS, CURRENT_THREAD};
use crate::machine::Recorded;
use crate::machine::steps::Kind;
use crate::order::by_number;
use crate::view::{MoveView, OperationKind, OutcomeView};

use super::Session;

/// The steps of an operation, and the map that it works on.
struct Operation {
    kind: OperationKind,
    start: u32,
    end: u32,
    key: Address,
    map: Address,
}

/// What an Entry was before the operation.
struct Before {
    entry: Address,
    slot: u32,
    was_stale: bool,
}

impl Session {
    /// What the first operation does that begins at `step` or later; `None` if
    /// there is none. One that is under way at `step` has begun already.
    pub fn outcome(&mut self, step: u32) -> Option<OutcomeView> {
        let shown = self.step();
        let outcome = self
            .operation_from(step)
            .map(|operation| self.outcome_of(&operation));
        self.seek(shown);
        outcome
    }

    fn operation_from(&mut self, step: u32) -> Option<Operation> {
        let first = self.first_of_operation(step)?;
        let end = match self.did(first)? {
            // The calls of a design without a listing are not deeper.
            Did::Program(Kind::InitialValue) => self.over(first),
            Did::Line(..) | Did::Program(Kind::Wave) => self.out(first),
            Did::Program(_) => first,
        };
        let mut kind = match self.did(end)? {
            Did::Program(Kind::Got) => OperationKind::Get,
            Did::Program(Kind::Set) => OperationKind::Set,
            Did::Program(Kind::Removed) => OperationKind::Remove,
            Did::Program(Kind::Swept) => OperationKind::Gc,
            Did::Program(_) | Did::Line(..) => OperationKind::Other,
        };
        // Key and thread are told at every step of a call, at its first too.
        self.seek(first);
        let world = &self.run.as_ref()?.world;
        let thread = world.get(CURRENT_THREAD);
        let key = match (kind, self.did(first)?) {
            (OperationKind::Gc, _) | (OperationKind::Other, Did::Program(_)) => NULL,
            _ => world.get(ARGUMENTS),
        };
        if key != NULL && !world.is_thread_local(key) {
            kind = OperationKind::Other;
        }
        self.seek(end);
        let world = &self.run.as_ref()?.world;
        let map = match key {
            NULL => world.get(thread + THREAD_LOCALS),
            key => world.map_of(thread, key),
        };
        Some(Operation {
            kind,
            start: first - 1,
            end,
            key,
            map,
        })
    }

    /// The first step behind `step` that is the first of an operation.
    fn first_of_operation(&self, step: u32) -> Option<u32> {
        let mut before = step;
        let mut did = self.did(before);
        // Out of a call that is under way.
        while is_line(did) && before < self.step_count() {
            before = self.out(before);
            did = self.did(before);
        }
        let mut depth = self.depth(before);
        let journal = self.journal()?;
        for told in journal.steps_behind(before, Kind::from_number) {
            let is_deeper = told.depth > depth;
            let begins = match told.did {
                Did::Line(..) | Did::Program(Kind::Wave) => is_deeper,
                Did::Program(Kind::InitialValue) => !is_line(did),
                Did::Program(kind) => {
                    journal.operations().binary_search(&told.step).is_ok() && !ends(kind, did)
                }
            };
            if begins {
                return Some(told.step);
            }
            did = Some(told.did);
            depth = told.depth;
        }
        None
    }

    fn outcome_of(&mut self, operation: &Operation) -> OutcomeView {
        let &Operation {
            kind,
            start,
            end,
            key,
            map,
        } = operation;
        let mut outcome = OutcomeView {
            kind,
            start,
            end,
            key,
            map,
            length_before: 0,
            length_after: 0,
            cleared: Vec::new(),
            turned_stale: Vec::new(),
            key_slot: None,
            moves: Vec::new(),
        };
        self.seek(start);
        let Some(run) = &self.run else { return outcome };
        let before = entries_before(&run.world, map);
        outcome.length_before = length(&run.world, map);
        self.seek(end);
        let Some(run) = &self.run else { return outcome };
        let world = &run.world;
        outcome.length_after = length(world, map);
        let after = entries(world, map);
        let key_entry = after
            .iter()
            .find(|(_, entry)| key != NULL && world.get(entry + ENTRY_KEY) == key);
        outcome.key_slot = key_entry.map(|&(slot, _)| slot);
        let after = by_number(&after, |&(_, entry)| entry.into());
        for Before {
            entry,
            slot,
            was_stale,
        } in before
        {
            let Ok(index) = after.binary_search_by_key(&entry, |&(_, entry)| entry) else {
                outcome.cleared.push(slot);
                continue;
            };
            if !was_stale && world.is_stale(entry) {
                outcome.turned_stale.push(slot);
            }
            let to = after[index].0;
            if to != slot {
                outcome.moves.push(MoveView {
                    entry,
                    from: slot,
                    to,
                });
            }
        }
        outcome
    }
}

fn is_line(did: Option<Did<Kind>>) -> bool {
    matches!(did, Some(Did::Line(..)))
}

/// Whether a step of this kind, behind that one, ends an operation that had
/// other steps before.
fn ends(kind: Kind, before: Option<Did<Kind>>) -> bool {
    match kind {
        Kind::Set | Kind::Got | Kind::Removed => is_line(before),
        Kind::Swept => true,
        _ => false,
    }
}

/// Whether the map exists at this step, with a table.
fn has_table(world: &Recorded, map: Address) -> bool {
    map != NULL && map < world.memory.top() && world.get(map + MAP_TABLE) != NULL
}

fn length(world: &Recorded, map: Address) -> u32 {
    match has_table(world, map) {
        true => world.get(world.get(map + MAP_TABLE) + TABLE_LENGTH),
        false => 0,
    }
}

fn entries(world: &Recorded, map: Address) -> Vec<(u32, Address)> {
    match has_table(world, map) {
        true => world.entries(map),
        false => Vec::new(),
    }
}

fn entries_before(world: &Recorded, map: Address) -> Vec<Before> {
    entries(world, map)
        .into_iter()
        .map(|(slot, entry)| Before {
            entry,
            slot,
            was_stale: world.is_stale(entry),
        })
        .collect()
}

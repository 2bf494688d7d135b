//! What has become of every value that was stored through a ThreadLocal.
//!
//! Let P be what a program can still get at: everything reachable from the
//! roots, where the way from an Entry to its value counts only if the Entry's
//! key is itself in P. A value that is strongly reachable and not in P leaks.
//! The ledger reads a world; it never changes one and does not know how it
//! came about.

use threadlocal_map::layout::{ENTRY_KEY, ENTRY_VALUE};
use threadlocal_map::memory::Address;

use crate::jvm::class;
use crate::jvm::gc::{self, Marks, reachable};
use crate::jvm::value::{NULL, is_reference};
use crate::machine::code::Program;
use crate::machine::{Recorded, Run, frames};
use crate::view::Fate;

/// One value and its fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub value: Address,
    /// The ThreadLocal that stored it last.
    pub key: Address,
    pub fate: Fate,
}

/// The ledger of one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// In the order in which the values were first stored.
    pub rows: Vec<Row>,
    /// Leaked values, each counted once.
    pub leaked: u32,
    /// Bytes of everything that only leaks keep alive: values, what only they
    /// hold, and their entries.
    pub leaked_bytes: u64,
}

/// What is strongly reachable, and what the program can get at.
pub struct Reach {
    /// Strongly reachable: what a GC keeps.
    pub strong: Marks,
    /// P: what the program can still get at.
    pub program: Marks,
}

/// Finds out both for the moment that the world shows.
pub fn reach(world: &Recorded, program: &Program) -> Reach {
    let roots: Vec<Address> = frames::roots(world, program)
        .into_iter()
        .map(|(_, object)| object)
        .chain(world.objects().filter(|&object| world.is_permanent(object)))
        .collect();
    let strong = reachable(world, roots.iter().copied(), |_, _| true);
    let entries: Vec<Address> = world
        .objects()
        .filter(|&object| world.class_of(object) == class::ENTRY && strong.contains(object))
        .collect();
    let mut found = roots;
    loop {
        let usable = reachable(world, found.iter().copied(), |object, _| {
            world.class_of(object) != class::ENTRY
        });
        let before = found.len();
        for &entry in &entries {
            let (key, value) = (world.get(entry + ENTRY_KEY), world.get(entry + ENTRY_VALUE));
            let counts = usable.contains(entry) && key != NULL && usable.contains(key);
            if counts && is_reference(value) && !usable.contains(value) {
                found.push(value);
            }
        }
        if found.len() == before {
            return Reach {
                strong,
                program: usable,
            };
        }
    }
}

/// The ledger at the step that the run's world shows.
pub fn ledger(run: &Run, program: &Program) -> Ledger {
    let world = &run.world;
    let step = world.memory.observer.position();
    let reach = reach(world, program);
    let mut ledger = Ledger::default();
    let mut entries: Vec<(Address, Address)> = world
        .objects()
        .filter(|&object| world.class_of(object) == class::ENTRY && reach.strong.contains(object))
        .map(|entry| (world.get(entry + ENTRY_VALUE), entry))
        .filter(|&(value, _)| is_reference(value))
        .collect();
    entries.sort_unstable();
    // Values by address, each with the places where it was stored.
    let mut places: Vec<(Address, usize)> = run
        .stored
        .iter()
        .enumerate()
        .filter(|(_, stored)| stored.step <= step && is_reference(stored.value))
        .map(|(index, stored)| (stored.value, index))
        .collect();
    places.sort_unstable();
    let mut values: Vec<&[(Address, usize)]> = places.chunk_by(|a, b| a.0 == b.0).collect();
    values.sort_unstable_by_key(|places| places[0].1);
    for places in values {
        let [(value, _), ..] = *places else { continue };
        let last = &run.stored[places[places.len() - 1].1];
        let over = last
            .task
            .is_some_and(|task| run.tasks[task as usize] <= step);
        let first = entries.partition_point(|&(other, _)| other < value);
        let holding = entries[first..]
            .iter()
            .take_while(|&&(other, _)| other == value)
            .map(|&(_, entry)| entry);
        let fate = fate(world, &reach, value, holding, over);
        if matches!(fate, Fate::Doomed | Fate::Stale | Fate::Pinned) {
            ledger.leaked += 1;
        }
        ledger.rows.push(Row {
            value,
            key: last.key,
            fate,
        });
    }
    ledger.leaked_bytes = leaked_bytes(world, &reach);
    ledger
}

fn fate(
    world: &Recorded,
    reach: &Reach,
    value: Address,
    entries: impl Iterator<Item = Address> + Clone,
    over: bool,
) -> Fate {
    let key_of = |entry: Address| world.get(entry + ENTRY_KEY);
    let usable = entries
        .clone()
        .any(|entry| key_of(entry) != NULL && reach.program.contains(key_of(entry)));
    if world.is_collected(value) {
        Fate::Collected
    } else if usable && over {
        Fate::Lingering
    } else if usable {
        Fate::InUse
    } else if reach.program.contains(value) {
        Fate::HeldElsewhere
    } else if !reach.strong.contains(value) {
        Fate::Garbage
    } else {
        let mut fate = Fate::Stale;
        for entry in entries {
            let key = key_of(entry);
            if key != NULL && reach.strong.contains(key) {
                fate = Fate::Pinned;
            } else if key != NULL && fate == Fate::Stale {
                fate = Fate::Doomed;
            }
        }
        fate
    }
}

/// Objects that only leaked values reach, and the entries that hold those.
fn leaked_bytes(world: &Recorded, reach: &Reach) -> u64 {
    let leaks = |object: Address| reach.strong.contains(object) && !reach.program.contains(object);
    world
        .objects()
        .filter(|&object| {
            leaks(object)
                || world.class_of(object) == class::ENTRY
                    && reach.strong.contains(object)
                    && gc::strong_references(world, object).any(|(_, target)| leaks(target))
        })
        .map(|object| world.bytes_of(object))
        .sum()
}

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

/// More values than this are counted and not listed.
pub const ROW_LIMIT: usize = 400;

/// The ledger of one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// In the order in which the values were first stored; none if there are
    /// more than [`ROW_LIMIT`].
    pub rows: Vec<Row>,
    /// How many values were stored.
    pub values: usize,
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

/// An Entry that a GC keeps.
struct Held {
    value: Address,
    entry: Address,
}

/// Finds out both for the moment that the world shows. `objects` are those
/// that no GC has collected.
pub fn reach(world: &Recorded, program: &Program, objects: &[Address]) -> Reach {
    let roots: Vec<Address> = frames::roots(world, program)
        .into_iter()
        .map(|(_, object)| object)
        .chain(permanent(world, objects))
        .collect();
    let strong = reachable(world, roots.iter().copied(), |_, _| true);
    let entries = held(world, objects, &strong);
    let mut found = roots;
    loop {
        let usable = reachable(world, found.iter().copied(), |object, _| {
            world.class_of(object) != class::ENTRY
        });
        let before = found.len();
        for &Held { value, entry } in &entries {
            let key = world.get(entry + ENTRY_KEY);
            let counts = usable.contains(entry) && key != NULL && usable.contains(key);
            if counts && !usable.contains(value) {
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

/// The objects that a class or a cache holds.
pub fn permanent<'a>(
    world: &'a Recorded,
    objects: &'a [Address],
) -> impl Iterator<Item = Address> + 'a {
    objects
        .iter()
        .copied()
        .filter(|&object| world.is_permanent(object))
}

/// The strongly reachable Entries whose value is an object.
fn held(world: &Recorded, objects: &[Address], strong: &Marks) -> Vec<Held> {
    objects
        .iter()
        .filter(|&&object| world.class_of(object) == class::ENTRY && strong.contains(object))
        .map(|&entry| Held {
            value: world.get(entry + ENTRY_VALUE),
            entry,
        })
        .filter(|held| is_reference(held.value))
        .collect()
}

/// The ledger at the step that the run's world shows.
pub fn ledger(run: &Run, program: &Program) -> Ledger {
    let world = &run.world;
    let step = world.memory.observer.position();
    let objects: Vec<Address> = world.objects().collect();
    let reach = reach(world, program, &objects);
    let mut entries = held(world, &objects, &reach.strong);
    entries.sort_unstable_by_key(|held| held.value);
    let mut ledger = Ledger {
        leaked_bytes: leaked_bytes(world, &objects, &reach),
        ..Ledger::default()
    };
    for holding in entries.chunk_by(|a, b| a.value == b.value) {
        ledger.leaked += u32::from(!reach.program.contains(holding[0].value));
    }
    let until = run.stored.partition_point(|stored| stored.step <= step);
    let stored = &run.stored[..until];
    ledger.values = stored
        .iter()
        .filter(|stored| stored.first && is_reference(stored.value))
        .count();
    if ledger.values > ROW_LIMIT {
        return ledger;
    }
    for first in stored {
        if !first.first || !is_reference(first.value) {
            continue;
        }
        let mut last = first;
        while let Some(again) = stored.get(last.again as usize) {
            last = again;
        }
        let over = last
            .task
            .is_some_and(|task| run.tasks[task as usize] <= step);
        let start = entries.partition_point(|held| held.value < first.value);
        let holding = entries[start..]
            .iter()
            .take_while(|held| held.value == first.value)
            .map(|held| held.entry);
        ledger.rows.push(Row {
            value: first.value,
            key: last.key,
            fate: fate(world, &reach, first.value, holding, over),
        });
    }
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
fn leaked_bytes(world: &Recorded, objects: &[Address], reach: &Reach) -> u64 {
    let leaks = |object: Address| reach.strong.contains(object) && !reach.program.contains(object);
    objects
        .iter()
        .copied()
        .filter(|&object| {
            leaks(object)
                || world.class_of(object) == class::ENTRY
                    && reach.strong.contains(object)
                    && gc::strong_references(world, object).any(|(_, target)| leaks(target))
        })
        .map(|object| world.bytes_of(object))
        .sum()
}

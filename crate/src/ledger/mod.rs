//! What has become of every value that was stored through a ThreadLocal, and of
//! every Entry.
//!
//! Let P be what a program can still get at: everything reachable from the
//! roots, where the way from an Entry to its value counts only if the Entry's
//! key is itself in P. A value that is strongly reachable and not in P leaks,
//! and so does a strongly reachable Entry whose key is not in P, whatever its
//! value is.
//! A soft reference is a way for the program; a weak one is none, because the
//! next GC may cut it.
//!
//! The ledger reads a world; it never changes one and does not know how it
//! came about.

pub mod heap;
pub mod maps;
pub mod path;
pub mod relief;

use threadlocal_map::layout::{ENTRY_KEY, ENTRY_VALUE};
use threadlocal_map::memory::{Address, Observer};

use crate::jvm::class::{self, Holds};
use crate::jvm::gc::Trace;
use crate::jvm::value::{NULL, is_reference};
use crate::jvm::world::World;
use crate::machine::code::Program;
use crate::machine::frames::Place;
use crate::machine::{Recorded, Run, Stored, frames};
use crate::order::{by_number, pair};
use crate::tables::Numbers;
use crate::view::Fate;

pub use heap::Heap;
pub use maps::MapRow;

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
    pub leaked: Leaked,
    /// Every map that a GC keeps, by thread.
    pub maps: Vec<MapRow>,
    pub heap: Heap,
}

/// What leaks, each once, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaked {
    pub entries: Vec<Address>,
    /// The leaked values that an Entry holds.
    pub values: Vec<Address>,
}

impl Leaked {
    /// Whether an Entry or a value leaks that did not leak `before`.
    pub fn has_new(&self, before: &Self) -> bool {
        let is_new = |now: &[Address], before: &[Address]| {
            now.iter()
                .any(|object| before.binary_search(object).is_err())
        };
        is_new(&self.entries, &before.entries) || is_new(&self.values, &before.values)
    }
}

/// What is strongly reachable, and what the program can get at.
pub struct Reach {
    /// Strongly reachable: what every GC keeps.
    pub strong: Trace,
    /// Strongly or softly reachable: what a GC keeps while there is memory.
    pub kept: Trace,
    /// P: what the program can still get at.
    pub program: Trace,
    /// The same as `kept`, and what stays for the Finalizer thread alone;
    /// `None` if no object has a `finalize` method to run.
    finalizable: Option<Trace>,
}

/// An Entry that a GC keeps.
#[derive(Clone, Copy)]
struct Held {
    value: Address,
    entry: Address,
}

/// The objects that roots refer to, Finalizers left out: whether something is
/// there for the program is not for these to say.
pub fn roots<O: Observer>(world: &World<O>, program: &Program) -> Vec<Address> {
    let roots = frames::roots(world, program).into_iter();
    let roots = roots.filter(|&(place, _)| place != Place::Finalizer);
    roots.map(|(_, object)| object).collect()
}

/// Finds out all three for the moment that the world shows.
pub fn reach<O: Observer>(world: &World<O>, program: &Program) -> Reach {
    let roots = roots(world, program);
    let mut strong = Trace::new(world, roots.iter().copied());
    strong.follow(world, |_, _, holds| holds == Holds::Value);
    let mut kept = strong.clone();
    let is_soft = |&object: &Address| world.class_of(object) == class::SOFT_REFERENCE;
    if strong.objects().iter().any(is_soft) {
        kept.follow(world, |_, _, holds| {
            matches!(holds, Holds::Value | Holds::Soft)
        });
    }
    let program = usable(world, roots, |_| true);
    let finalizable = world.finalizers().next().map(|_| {
        let mut trace = kept.clone();
        let before = trace.objects().len();
        trace.add(world.finalizers());
        trace.follow_from(before, world, |_, _, _| true);
        trace
    });
    Reach {
        finalizable,
        strong,
        kept,
        program,
    }
}

/// What a program could get at if of the values of Entries only those counted
/// that `counts` names.
fn usable<O: Observer>(
    world: &World<O>,
    roots: Vec<Address>,
    counts: impl Fn(Address) -> bool,
) -> Trace {
    let mut usable = Trace::new(world, roots);
    let mut looked_at = 0;
    loop {
        usable.follow_from(looked_at, world, |object, offset, holds| {
            matches!(holds, Holds::Value | Holds::Soft)
                // A program gets at neither the key nor the value of an Entry by itself.
                && !(matches!(offset, ENTRY_KEY | ENTRY_VALUE) && world.is_entry(object))
        });
        let is_open = |entry: Address| {
            let key = world.get(entry + ENTRY_KEY);
            world.is_entry(entry) && key != NULL && usable.contains(key)
        };
        let values: Vec<Address> = usable
            .objects()
            .iter()
            .filter(|&&entry| !world.design.value_is_weak() && is_open(entry))
            .map(|&entry| world.get(entry + ENTRY_VALUE))
            .filter(|&value| is_reference(value) && !usable.contains(value) && counts(value))
            .collect();
        if values.is_empty() {
            return usable;
        }
        looked_at = usable.objects().len();
        usable.add(values);
    }
}

impl Reach {
    /// Whether a GC leaves an object alone only because one with a `finalize`
    /// method needs it.
    pub fn awaits_finalizer(&self, object: Address) -> bool {
        let finalizable = self.finalizable.as_ref();
        finalizable.is_some_and(|trace| trace.contains(object)) && !self.kept.contains(object)
    }

    /// What a GC leaves alone while there is memory.
    pub fn survivors(&self) -> &[Address] {
        self.finalizable.as_ref().unwrap_or(&self.kept).objects()
    }

    /// Whether an object stays although no program can ever read it.
    pub fn leaks(&self, object: Address) -> bool {
        self.strong.contains(object) && !self.program.contains(object)
    }
}

/// The strongly reachable Entries whose value is an object, by value.
fn held(world: &Recorded, strong: &Trace) -> Vec<Held> {
    let entries = strong.objects().iter().copied();
    let held: Vec<Held> = entries
        .filter(|&object| world.is_entry(object))
        .map(|entry| Held {
            value: world.get(entry + ENTRY_VALUE),
            entry,
        })
        .filter(|held| is_reference(held.value))
        .collect();
    by_number(&held, |held| pair(held.value, held.entry))
}

/// What leaks; `entries` are those that [`held`] finds.
fn leaks_of(world: &Recorded, reach: &Reach, entries: &[Held]) -> Leaked {
    let objects = reach.strong.objects().iter().copied();
    let mut leaked = Leaked {
        entries: objects
            .filter(|&object| reach.is_leaked_entry(world, object))
            .collect(),
        values: entries
            .chunk_by(|a, b| a.value == b.value)
            .map(|holding| holding[0].value)
            .filter(|&value| reach.leaks(value))
            .collect(),
    };
    leaked.entries = by_number(&leaked.entries, |&entry| entry.into());
    leaked
}

/// What leaks at the step that a world shows.
pub fn leaked(world: &Recorded, program: &Program) -> Leaked {
    let reach = reach(world, program);
    let entries = held(world, &reach.strong);
    leaks_of(world, &reach, &entries)
}

/// The ledger at the step that the run's world shows.
pub fn ledger(run: &Run, program: &Program) -> Ledger {
    let world = &run.world;
    let step = world.memory.observer.position();
    let reach = reach(world, program);
    let entries = held(world, &reach.strong);
    let mut ledger = Ledger {
        leaked: leaks_of(world, &reach, &entries),
        maps: maps::maps(world, &reach),
        ..Ledger::default()
    };
    let until = run.stored.partition_point(|stored| stored.step <= step);
    let stored = &run.stored[..until];
    ledger.values = stored.last().map_or(0, |last| last.values as usize);
    let moment = Moment {
        run,
        stored,
        step,
        reach: &reach,
        entries: &entries,
    };
    ledger.heap = heap::heap(world, program, &reach, &moment.lingering());
    if ledger.values > ROW_LIMIT {
        return ledger;
    }
    ledger.rows = stored
        .iter()
        .filter(|first| first.first && is_reference(first.value))
        .map(|first| moment.row(first))
        .collect();
    ledger
}

/// The fate of one value at the step that the run's world shows; `None` if it
/// was not stored through a ThreadLocal by then.
pub fn fate_of(run: &Run, program: &Program, value: Address) -> Option<Fate> {
    let step = run.world.memory.observer.position();
    let until = run.stored.partition_point(|stored| stored.step <= step);
    let stored = &run.stored[..until];
    let first = stored
        .iter()
        .find(|first| first.value == value && is_reference(value))?;
    let reach = reach(&run.world, program);
    let entries = held(&run.world, &reach.strong);
    let moment = Moment {
        run,
        stored,
        step,
        reach: &reach,
        entries: &entries,
    };
    Some(moment.row(first).fate)
}

/// All that the fate of a value depends on.
struct Moment<'a> {
    run: &'a Run,
    stored: &'a [Stored],
    step: u32,
    reach: &'a Reach,
    entries: &'a [Held],
}

impl Moment<'_> {
    /// The row of a value, given where it was stored first.
    fn row(&self, first: &Stored) -> Row {
        let mut last = first;
        while let Some(again) = self.stored.get(last.again as usize) {
            last = again;
        }
        Row {
            value: first.value,
            key: last.key,
            fate: self.fate(first.value, self.is_over(last)),
        }
    }

    fn fate(&self, value: Address, over: bool) -> Fate {
        let world = &self.run.world;
        let usable = self.has_usable_key(value);
        if world.is_collected(value) {
            Fate::Collected
        } else if usable && over {
            Fate::Lingering
        } else if usable {
            Fate::InUse
        } else if self.reach.program.contains(value) {
            Fate::HeldElsewhere
        } else if self.reach.awaits_finalizer(value) {
            Fate::AwaitsFinalizer
        } else if !self.reach.strong.contains(value) {
            Fate::Garbage
        } else {
            let mut fate = Fate::Stale;
            for entry in self.holding(value) {
                let key = world.get(entry + ENTRY_KEY);
                if key != NULL && self.reach.kept.contains(key) {
                    fate = Fate::Pinned;
                } else if key != NULL && fate == Fate::Stale {
                    fate = Fate::Doomed;
                }
            }
            fate
        }
    }

    /// The values that linger, in no order.
    fn lingering(&self) -> Numbers {
        let is_last = |stored: &Stored| self.stored.get(stored.again as usize).is_none();
        let mut lingering = Numbers::default();
        self.stored
            .iter()
            .filter(|stored| stored.task.is_some() && is_reference(stored.value))
            .filter(|stored| is_last(stored) && self.is_over(stored))
            .map(|stored| stored.value)
            .filter(|&value| self.has_usable_key(value))
            .for_each(|value| {
                lingering.insert(value);
            });
        lingering
    }

    /// Whether the task that stored a value is over.
    fn is_over(&self, stored: &Stored) -> bool {
        stored
            .task
            .is_some_and(|task| self.run.tasks[task as usize] <= self.step)
    }

    /// Whether the program can get at a value through one of its Entries.
    fn has_usable_key(&self, value: Address) -> bool {
        let key_of = |entry: Address| self.run.world.get(entry + ENTRY_KEY);
        self.holding(value)
            .any(|entry| key_of(entry) != NULL && self.reach.program.contains(key_of(entry)))
    }

    /// The Entries that hold a value.
    fn holding(&self, value: Address) -> impl Iterator<Item = Address> + '_ {
        let start = self.entries.partition_point(|held| held.value < value);
        self.entries[start..]
            .iter()
            .take_while(move |held| held.value == value)
            .map(|held| held.entry)
    }
}

/// Whether a GC may still clear a key of the value's entries.
fn has_doomed_entry(world: &Recorded, reach: &Reach, value: Address) -> bool {
    let entries = held(world, &reach.strong).into_iter();
    entries
        .filter(|held| held.value == value)
        .map(|held| world.get(held.entry + ENTRY_KEY))
        .any(|key| key != NULL && !reach.kept.contains(key))
}

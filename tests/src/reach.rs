//! A second opinion on fates: what is reachable, found again by the plainest
//! means from the words of the memory, and the fate that the definition gives.
//!
//! It shares no code with the engine's collector or ledger; it takes from the
//! engine only the words, which field of a class is a reference of which
//! strength, and the list of roots.

use std::collections::BTreeSet;

use threadlocal_lab::jvm::class::{self, Holds};
use threadlocal_lab::machine::Recorded;
use threadlocal_lab::view::Fate;
use threadlocal_map::layout::{ENTRY_KEY, ENTRY_VALUE, FIELDS};

/// Objects by id.
pub type Objects = BTreeSet<u32>;

/// Grows a set until no reference that counts leads out of it.
fn closed(
    world: &Recorded,
    mut inside: Objects,
    counts: impl Fn(&Objects, u32, u32, Holds) -> bool,
) -> Objects {
    let all: Vec<u32> = world.objects().collect();
    loop {
        let before = inside.len();
        for &object in &all {
            if !inside.contains(&object) {
                continue;
            }
            let kind = world.class_of(object);
            for offset in FIELDS..world.words_of(object) {
                let target = world.get(object + offset);
                let holds = world.holds(kind, offset);
                let refers = holds != Holds::Raw && target != 0 && target < class_limit();
                if refers && counts(&inside, object, offset, holds) {
                    inside.insert(target);
                }
            }
        }
        if inside.len() == before {
            return inside;
        }
    }
}

fn is_soft(holds: Holds) -> bool {
    matches!(holds, Holds::Value | Holds::Soft)
}

/// P, if the way from an Entry to one of the values `without` counts in no case.
fn program(world: &Recorded, start: Objects, without: &Objects) -> Objects {
    closed(world, start, |inside, object, offset, holds| {
        let key_is_inside = || inside.contains(&world.get(object + ENTRY_KEY));
        let value = world.get(object + offset);
        is_soft(holds)
            && match offset {
                ENTRY_KEY => !world.is_entry(object),
                ENTRY_VALUE => {
                    !world.is_entry(object) || key_is_inside() && !without.contains(&value)
                }
                _ => true,
            }
    })
}

fn class_limit() -> u32 {
    threadlocal_lab::jvm::value::ADDRESS_LIMIT
}

/// What every GC keeps, what a GC keeps while there is memory, and P.
pub struct Reach {
    /// What roots refer to, and what is never collected.
    start: Objects,
    strong: Objects,
    kept: Objects,
    program: Objects,
    /// What a GC keeps while there is memory, and what Finalizers refer to.
    finalizable: Objects,
}

impl Reach {
    /// From the objects that roots refer to, Finalizers left out.
    pub fn of(world: &Recorded, roots: impl IntoIterator<Item = u32>) -> Self {
        let permanent = world.objects().filter(|&object| world.is_permanent(object));
        let start: Objects = roots.into_iter().chain(permanent).collect();
        let is_finalizer = |&object: &u32| {
            let referents = [FIELDS, FIELDS + 1].map(|offset| world.get(object + offset));
            world.class_of(object) == class::FINALIZER && referents != [0, 0]
        };
        let kept = closed(world, start.clone(), |_, _, _, holds| is_soft(holds));
        let late: Objects = world.objects().filter(is_finalizer).collect();
        let late = closed(world, late, |inside, object, _, _| {
            !kept.contains(&object) && inside.contains(&object)
        });
        Self {
            finalizable: kept.union(&late).copied().collect(),
            start: start.clone(),
            strong: closed(world, start.clone(), |_, _, _, holds| holds == Holds::Value),
            kept,
            program: program(world, start, &Objects::new()),
        }
    }

    /// The bytes that are in use, lingering, leaked and garbage, as the
    /// definitions have them; `lingering` are the values that linger.
    pub fn heap(&self, world: &Recorded, lingering: &Objects) -> [u64; 4] {
        let without = program(world, self.start.clone(), lingering);
        let leaks = |object: u32| self.strong.contains(&object) && !self.program.contains(&object);
        let mut heap = [0; 4];
        for object in world.objects() {
            let held = match world.is_entry(object) {
                true => world.get(object + ENTRY_VALUE),
                false => 0,
            };
            let part = if !self.finalizable.contains(&object) {
                3
            } else if leaks(object) || self.leaked_as(world, object).is_some() {
                2
            } else if lingering.contains(&held)
                && self.program.contains(&world.get(object + ENTRY_KEY))
                || self.program.contains(&object) && !without.contains(&object)
            {
                1
            } else {
                0
            };
            heap[part] += world.bytes_of(object);
        }
        heap
    }

    /// Why an object is a leaked Entry, in the words of the fates of values;
    /// `None` if it is none.
    pub fn leaked_as(&self, world: &Recorded, object: u32) -> Option<Fate> {
        if !world.is_entry(object) || !self.strong.contains(&object) {
            return None;
        }
        let key = world.get(object + ENTRY_KEY);
        if key == 0 {
            Some(Fate::Stale)
        } else if self.program.contains(&key) {
            None
        } else if self.kept.contains(&key) {
            Some(Fate::Pinned)
        } else {
            Some(Fate::Doomed)
        }
    }

    /// The fate of a value as the definition has it. `task_is_over`: the
    /// task that stored it last has ended.
    pub fn fate(&self, world: &Recorded, value: u32, task_is_over: bool) -> Fate {
        let keys: Vec<u32> = self
            .strong
            .iter()
            .filter(|&&object| world.is_entry(object))
            .filter(|&&entry| world.get(entry + ENTRY_VALUE) == value)
            .map(|&entry| world.get(entry + ENTRY_KEY))
            .collect();
        let alive = world.objects().any(|object| object == value);
        let key_is_in_program = keys.iter().any(|key| self.program.contains(key));
        if !alive {
            return Fate::Collected;
        }
        if key_is_in_program {
            return if task_is_over {
                Fate::Lingering
            } else {
                Fate::InUse
            };
        }
        if self.program.contains(&value) {
            return Fate::HeldElsewhere;
        }
        if self.finalizable.contains(&value) && !self.kept.contains(&value) {
            return Fate::AwaitsFinalizer;
        }
        if !self.strong.contains(&value) {
            return Fate::Garbage;
        }
        if keys.iter().any(|key| *key != 0 && self.kept.contains(key)) {
            Fate::Pinned
        } else if keys.iter().any(|key| *key != 0) {
            Fate::Doomed
        } else {
            Fate::Stale
        }
    }
}

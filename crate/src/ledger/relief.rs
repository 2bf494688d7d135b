//! What would free a leaked value: each call that a program could still make
//! on the value's thread, tried on a copy of the world.
//!
//! The copy runs the algorithm and the collector, not the program. So a `get`
//! that would have to compute an initial value by the program's own code is
//! tried only as far as that code, and says so. Only one call is tried at a
//! time; two together may free what none of them frees alone. Where there are
//! many keys and home slots, not all are tried.

use threadlocal_map::design::recorded;
use threadlocal_map::journal::{Journal, take_back};
use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, KEY_WORDS, MAP_TABLE, TABLE_LENGTH, THREAD_LOCALS,
};
use threadlocal_map::memory::{Address, Observer};
use threadlocal_map::thread_local::inheriting;

use crate::jvm::class::{self, Holds};
use crate::jvm::gc::{self, Collection, Trace};
use crate::jvm::value::NULL;
use crate::jvm::world::World;
use crate::machine::Recorded;
use crate::machine::code::Program;
use crate::order::{by_number, pair};
use crate::view::{Call, Verdict};

use super::path::retaining_path;
use super::{Reach, roots};

/// Of a larger table, new keys are tried at so many home slots.
pub const HOMES_TRIED: u32 = 256;

/// Of more ThreadLocals, so many are tried, in the order of their making.
pub const KEYS_TRIED: usize = 256;

/// In a large heap fewer are tried, so that all calls of one kind together look
/// at no more objects.
const OBJECTS_LOOKED_AT: u32 = 10_000_000;

/// A call, and what it would do for the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relief {
    pub call: Call,
    /// The ThreadLocal that it is made on; 0 for a new one and for the end of
    /// the thread.
    pub key: Address,
    /// The home slot of a new key; 0 for the other calls.
    pub home: u32,
    pub verdict: Verdict,
}

/// What would free a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reliefs {
    /// The thread in whose map it is stuck, on which the calls are made.
    pub thread: Address,
    /// Whether that map is the thread's `inheritableThreadLocals`: then new
    /// keys are InheritableThreadLocals.
    pub inheritable: bool,
    /// Whether a GC is run before each call, because the value's key was not
    /// cleared yet and no call can tell that it is dead.
    pub after_collection: bool,
    /// Whether that GC alone frees the value.
    pub collection_frees: bool,
    pub calls: Vec<Relief>,
    /// How many ThreadLocals were not tried.
    pub keys_left: usize,
}

struct Copy<'a> {
    /// It records each call, which is how the call is taken back.
    world: Recorded,
    program: &'a Program,
    thread: Address,
    /// The thread, as the map that holds the value wants it: see [`inheriting`].
    owner: Address,
    value: Address,
    /// The references from a root to the value: object, offset, target. As
    /// long as they are there, the value is not free.
    way: Vec<(Address, u32, Address)>,
}

/// Tries each call for a value that leaks; `None` if no live thread's map
/// holds the value.
pub fn reliefs(
    world: &Recorded,
    program: &Program,
    reach: &Reach,
    value: Address,
) -> Option<Reliefs> {
    let alive = world.threads().filter(|&thread| world.is_alive(thread));
    let (thread, owner) = alive
        .flat_map(|thread| [thread, inheriting(thread)].map(|owner| (thread, owner)))
        .find(|&(_, owner)| holds(world, owner, value))?;
    let mut copy = Copy {
        world: world.fork(Journal::default()),
        program,
        thread,
        owner,
        value,
        way: Vec::new(),
    };
    let after_collection = super::has_doomed_entry(world, reach, value);
    if after_collection {
        copy.collect();
    }
    let collection_frees = copy.is_free();
    copy.world.memory.observer.clear();
    copy.way = copy.way_to_value();
    let keys: Vec<Address> = reach
        .program
        .objects()
        .iter()
        .copied()
        .filter(|&object| world.is_thread_local(object))
        .collect();
    let keys = by_number(&keys, |&key| pair(world.key_number(key), key));
    // Each call that cuts the way looks at every object.
    let most = OBJECTS_LOOKED_AT / world.object_count().max(1);
    let keys_tried = KEYS_TRIED.min(most as usize).max(1);
    let keys_left = keys.len().saturating_sub(keys_tried);
    let length = copy.length();
    let on_keys = keys
        .into_iter()
        .take(keys_tried)
        .flat_map(|key| [Call::Get, Call::Set, Call::Remove].map(|call| (call, key, 0)));
    let new_keys =
        (0..length.min(HOMES_TRIED).min(most.max(1))).map(|home| (Call::SetNew, NULL, home));
    let calls = on_keys
        .chain(new_keys)
        .chain([(Call::EndThread, NULL, 0)])
        .map(|(call, key, home)| Relief {
            call,
            key,
            home,
            verdict: copy.attempt(call, key, home),
        })
        .collect();
    Some(Reliefs {
        thread,
        inheritable: owner != thread,
        after_collection,
        collection_frees,
        calls,
        keys_left,
    })
}

/// Whether an entry of the map has the value.
fn holds<O: Observer>(world: &World<O>, owner: Address, value: Address) -> bool {
    let map = world.get(owner + THREAD_LOCALS);
    if map == NULL {
        return false;
    }
    let entries = world.entries(map).into_iter();
    entries
        .map(|(_, entry)| world.get(entry + ENTRY_VALUE))
        .any(|held| held == value)
}

impl Copy<'_> {
    fn length(&self) -> u32 {
        let map = self.world.get(self.owner + THREAD_LOCALS);
        self.world
            .get(self.world.get(map + MAP_TABLE) + TABLE_LENGTH)
    }

    /// `System.gc()`, which clears and sweeps. The program's queues do not
    /// matter here, that of a map does.
    fn collect(&mut self) {
        let roots = roots(&self.world, self.program);
        let plan = gc::plan(&self.world, roots, Collection::Full);
        for &(object, word) in &plan.clears {
            self.world.put(word, NULL);
            if word == object + ENTRY_KEY && self.world.is_entry(object) {
                let design = self.world.design;
                design.key_was_cleared(&mut self.world.memory, object);
            }
        }
        self.world.collect(&plan.garbage);
    }

    fn way_to_value(&self) -> Vec<(Address, u32, Address)> {
        let Some(path) = retaining_path(&self.world, self.program, self.value) else {
            return Vec::new();
        };
        let from = [path.first]
            .into_iter()
            .chain(path.links.iter().map(|&(_, object)| object));
        from.zip(&path.links)
            .map(|(from, &(offset, target))| (from, offset, target))
            .collect()
    }

    /// Whether the way from the root that was found first is still there.
    fn is_on_its_way(&self) -> bool {
        let holds = |&(from, offset, target)| self.world.get(from + offset) == target;
        !self.way.is_empty() && self.way.iter().all(holds)
    }

    fn is_free(&self) -> bool {
        let roots = roots(&self.world, self.program);
        let mut strong = Trace::new(&self.world, roots);
        strong.follow(&self.world, |_, _, holds| holds == Holds::Value);
        !strong.contains(self.value)
    }

    /// Makes the call, looks, and takes it back.
    fn attempt(&mut self, call: Call, key: Address, home: u32) -> Verdict {
        let computes = match call {
            Call::Get => self.get(key),
            Call::Set => {
                self.set(key);
                false
            }
            Call::SetNew => {
                let class = match self.owner == self.thread {
                    true => class::THREAD_LOCAL,
                    false => class::INHERITABLE_THREAD_LOCAL,
                };
                let key = self.world.allocate(class, KEY_WORDS);
                self.world.put(key + KEY_HASH, home);
                self.set(key);
                false
            }
            Call::Remove => {
                let owner = self.owner_of(key);
                recorded::remove(self.world.design, &mut self.world.memory, owner, key);
                false
            }
            Call::EndThread => {
                self.world.end_thread(self.thread);
                false
            }
        };
        // Calls change no root, but the end of a thread does.
        let free = (call == Call::EndThread || !self.is_on_its_way()) && self.is_free();
        take_back(&mut self.world.memory);
        match (free, computes) {
            (true, _) => Verdict::Frees,
            (false, true) => Verdict::ComputesInitialValue,
            (false, false) => Verdict::Keeps,
        }
    }

    /// The thread, as the map that the key's class uses wants it.
    fn owner_of(&self, key: Address) -> Address {
        match self.world.is_inheritable(key) {
            true => inheriting(self.thread),
            false => self.thread,
        }
    }

    /// Stores a value that is of no other use.
    fn set(&mut self, key: Address) {
        let owner = self.owner_of(key);
        recorded::set(self.world.design, &mut self.world.memory, owner, key, NULL);
    }

    /// Whether the `get` stops where the program would compute a value.
    fn get(&mut self, key: Address) -> bool {
        let owner = self.owner_of(key);
        if recorded::get(self.world.design, &mut self.world.memory, owner, key).is_some() {
            return false;
        }
        let is_supplied = self.world.class_of(key) == class::SUPPLIED_THREAD_LOCAL;
        if is_supplied || self.world.user_class(key).is_some() {
            return true;
        }
        recorded::set_initial_value(self.world.design, &mut self.world.memory, owner, key, NULL);
        false
    }
}

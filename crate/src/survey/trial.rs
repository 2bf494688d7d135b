//! One design under test: keys come and go on one thread, and after each
//! operation somebody counts.
//!
//! A number of keys is live all the time. An operation either sets a new key,
//! after which one of them all, the new one too, dies, or it gets (half), sets
//! (four of ten) or removes a live key. Nobody but the map holds a value.

use threadlocal_map::design::Design;
use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, KEY_WORDS, MAP_SIZE, MAP_TABLE, TABLE_LENGTH, THREAD_LOCALS,
    THREAD_WORDS, allocate, class,
};
use threadlocal_map::memory::{Address, Memory};

use super::cost::Cost;
use super::parameters::Parameters;
use super::random::Random;
use super::report::Row;
use super::tally::Tally;
use crate::jvm::class::entry_bytes;
use crate::words::Key;

/// A key that the program still has.
#[derive(Clone, Copy)]
struct Live {
    key: Address,
    /// Whether it has an entry.
    held: bool,
    /// The value in its entry; 0 if there is none or a GC has taken it.
    value: u32,
}

pub(super) struct Trial {
    design: Design,
    parameters: Parameters,
    random: Random,
    memory: Memory<Cost>,
    thread: Address,
    created: u32,
    live: Vec<Live>,
    /// How many live keys have an entry.
    held: u32,
    /// Dead keys in the map that no GC has seen yet.
    fresh: Vec<Address>,
    /// How many of them have a value in the map.
    fresh_values: u32,
    /// Dead keys in the map that were not cleared.
    uncleared: u32,
    done: u32,
    gets: u32,
    lost: u32,
    stale: Tally,
    retained: Tally,
    cells: Tally,
    pointers: Tally,
}

impl Trial {
    /// The keys that are live from the start have values.
    pub(super) fn new(design: Design, parameters: Parameters) -> Self {
        let mut memory = Memory::new(Cost::default());
        let thread = allocate(&mut memory, class::THREAD, THREAD_WORDS);
        let mut trial = Self {
            design,
            parameters,
            random: Random::new(parameters.seed),
            memory,
            thread,
            created: 0,
            live: Vec::new(),
            held: 0,
            fresh: Vec::new(),
            fresh_values: 0,
            uncleared: 0,
            done: 0,
            gets: 0,
            lost: 0,
            stale: Tally::new(),
            retained: Tally::new(),
            cells: Tally::new(),
            pointers: Tally::new(),
        };
        for _ in 0..parameters.keys {
            let index = trial.create();
            trial.set(index, 1);
        }
        trial
    }

    /// Operations that were run.
    pub(super) fn done(&self) -> u32 {
        self.done
    }

    /// Runs at most so many operations more.
    pub(super) fn advance(&mut self, operations: u32) {
        let left = self.parameters.operations - self.done;
        for _ in 0..operations.min(left) {
            self.done += 1;
            self.operate();
            self.count();
            if self.done.is_multiple_of(self.parameters.collect_every) {
                self.collect();
            }
        }
    }

    fn operate(&mut self) {
        self.memory.observer = Cost::default();
        // Never 0, which is null.
        let value = self.done;
        if self.random.below(100) < self.parameters.deaths {
            let index = self.create();
            self.set(index, value);
            let victim = self.random.below(self.parameters.keys + 1);
            self.die(victim as usize);
            return;
        }
        let index = self.random.below(self.parameters.keys) as usize;
        match self.random.below(10) {
            0..5 => self.get(index, value),
            5..9 => self.set(index, value),
            _ => self.remove(index),
        }
    }

    /// A new key, of which the thread has not heard.
    fn create(&mut self) -> usize {
        let number = self.created.wrapping_mul(self.parameters.stride);
        self.created += 1;
        let key = allocate(&mut self.memory, class::THREAD_LOCAL, KEY_WORDS);
        let hash = number.wrapping_mul(self.design.increment);
        self.memory.put(key + KEY_HASH, hash);
        self.live.push(Live {
            key,
            held: false,
            value: 0,
        });
        self.live.len() - 1
    }

    fn get(&mut self, index: usize, initial: u32) {
        let Live { key, held, value } = self.live[index];
        self.gets += 1;
        let found = self.design.get(&mut self.memory, self.thread, key);
        debug_assert_eq!(found, held.then_some(value), "{}", self.design);
        match found {
            Some(0) => self.lost += 1,
            Some(_) => {}
            None => {
                let memory = &mut self.memory;
                self.design
                    .set_initial_value(memory, self.thread, key, initial);
                self.hold(index, initial);
            }
        }
    }

    fn set(&mut self, index: usize, value: u32) {
        let key = self.live[index].key;
        self.design.set(&mut self.memory, self.thread, key, value);
        self.hold(index, value);
    }

    fn hold(&mut self, index: usize, value: u32) {
        let live = &mut self.live[index];
        self.held += u32::from(!live.held);
        live.held = true;
        live.value = value;
    }

    fn remove(&mut self, index: usize) {
        let live = &mut self.live[index];
        self.design.remove(&mut self.memory, self.thread, live.key);
        self.held -= u32::from(live.held);
        live.held = false;
        live.value = 0;
    }

    /// The program lets go of a key.
    fn die(&mut self, index: usize) {
        let Live { key, held, value } = self.live.swap_remove(index);
        if held {
            self.held -= 1;
            self.uncleared += 1;
            self.fresh_values += u32::from(value != 0);
            self.fresh.push(key);
        }
    }

    /// A GC. Whatever dead keys and values it has seen before, it cannot see
    /// anything new in.
    fn collect(&mut self) {
        let (clears, takes) = (self.design.key_is_weak(), self.design.value_is_weak());
        for key in std::mem::take(&mut self.fresh) {
            let entry = self.design.entry_of(&self.memory, self.thread, key);
            if takes {
                self.memory.put(entry + ENTRY_VALUE, 0);
            }
            if clears {
                self.memory.put(entry + ENTRY_KEY, 0);
                self.design.key_was_cleared(&mut self.memory, entry);
            }
        }
        self.fresh_values = 0;
        if clears {
            self.uncleared = 0;
        }
        if takes {
            for live in self.live.iter_mut().filter(|live| live.value != 0) {
                let entry = self.design.entry_of(&self.memory, self.thread, live.key);
                self.memory.put(entry + ENTRY_VALUE, 0);
                live.value = 0;
            }
        }
    }

    /// How many entries are stale, and how many values dead keys retain.
    fn dead(&self) -> (u32, u32) {
        let map = self.memory.get(self.thread + THREAD_LOCALS);
        let size = match map {
            0 => 0,
            map => self.memory.get(map + MAP_SIZE),
        };
        let dead = size - self.held;
        let values = match self.design.value_is_weak() {
            true => self.fresh_values,
            false => dead,
        };
        (dead - self.uncleared, values)
    }

    fn count(&mut self) {
        let (stale, values) = self.dead();
        self.stale.add(stale);
        self.retained.add(values);
        self.cells.add(self.memory.observer.cells);
        self.pointers.add(self.memory.observer.pointers);
    }

    /// What came out.
    pub(super) fn row(&self, name: Key) -> Row {
        let map = self.memory.get(self.thread + THREAD_LOCALS);
        let length = match map {
            0 => 0,
            map => self
                .memory
                .get(self.memory.get(map + MAP_TABLE) + TABLE_LENGTH),
        };
        Row {
            name: name.name().to_owned(),
            switches: self.design.to_string(),
            stale: self.stale.summary(1),
            retained: self.retained.summary(self.parameters.value_bytes),
            cells: self.cells.summary(1),
            pointers: self.pointers.summary(1),
            entry_bytes: entry_bytes(self.design),
            gets: self.gets,
            lost: self.lost,
            length,
        }
    }
}

#[cfg(test)]
mod tests {
    use threadlocal_map::design::layout::ENTRY_NEXT;
    use threadlocal_map::layout::{CLASS, TABLE_SLOTS};

    use super::*;
    use crate::survey::DESIGNS;

    /// Every entry of the map as key and value, found by walking all of it.
    fn entries(trial: &Trial) -> Vec<(Address, u32)> {
        let memory = &trial.memory;
        let map = memory.get(trial.thread + THREAD_LOCALS);
        if map == 0 {
            return Vec::new();
        }
        let array = memory.get(map + MAP_TABLE);
        let slots = memory.slice(array + TABLE_SLOTS, memory.get(array + TABLE_LENGTH));
        let mut entries = Vec::new();
        for &first in slots {
            let mut entry = first;
            while entry != 0 {
                entries.push((
                    memory.get(entry + ENTRY_KEY),
                    memory.get(entry + ENTRY_VALUE),
                ));
                entry = match memory.get(entry + CLASS) {
                    class::ENTRY => 0,
                    _ => memory.get(entry + ENTRY_NEXT),
                };
            }
        }
        entries
    }

    #[test]
    fn what_is_counted_is_what_is_there() {
        for (name, design) in DESIGNS {
            for (keys, deaths, collect_every) in [(0, 100, 7), (3, 60, 5), (9, 15, 40)] {
                let mut trial = Trial::new(
                    design,
                    Parameters {
                        keys,
                        deaths,
                        collect_every,
                        operations: 600,
                        ..Parameters::DEFAULT
                    },
                );
                let mut most = (0, 0);
                for _ in 0..600 {
                    // The GC would be over before anybody could look.
                    trial.done += 1;
                    trial.operate();
                    let (stale, retained) = trial.dead();
                    let entries = entries(&trial);
                    let cleared = entries.iter().filter(|(key, _)| *key == 0).count();
                    let is_live =
                        |wanted: Address| trial.live.iter().any(|live| live.key == wanted);
                    let values = entries
                        .iter()
                        .filter(|(key, value)| *value != 0 && !is_live(*key));
                    assert_eq!(stale as usize, cleared, "{name:?}");
                    assert_eq!(retained as usize, values.count(), "{name:?}");
                    most = (most.0.max(stale), most.1.max(retained));
                    assert!(trial.memory.observer.cells + u32::from(trial.done == 1) > 0);
                    if trial.done.is_multiple_of(collect_every) {
                        trial.collect();
                    }
                }
                assert!(most.1 > 1, "{name:?}: {most:?}");
            }
        }
    }
}

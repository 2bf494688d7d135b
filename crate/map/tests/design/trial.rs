//! A thread under a design, and what a ThreadLocal promises, as a plain model.

use threadlocal_map::design::layout::ENTRY_NEXT;
use threadlocal_map::design::{Design, Table, is_entry};
use threadlocal_map::layout::{
    CLASS, ENTRY_KEY, ENTRY_VALUE, KEY_HASH, KEY_WORDS, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD,
    TABLE_LENGTH, TABLE_SLOTS, THREAD_LOCALS, THREAD_WORDS, allocate, class,
};
use threadlocal_map::memory::{Address, Memory};

/// xorshift64
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as u32 % end
    }
}

/// What the model knows of a key.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Holds {
    Nothing,
    Value(u32),
    /// A value that a GC has taken from a weak Entry.
    Null,
}

/// A thread under a design, and the model.
pub struct Trial {
    pub design: Design,
    pub memory: Memory<()>,
    pub thread: Address,
    pub created: u32,
    pub live: Vec<(Address, Holds)>,
    /// Keys that nobody refers to any more but an Entry, perhaps.
    pub dead: Vec<Address>,
}

impl Trial {
    pub fn new(design: Design) -> Self {
        let mut memory = Memory::new(());
        let thread = allocate(&mut memory, class::THREAD, THREAD_WORDS);
        Self {
            design,
            memory,
            thread,
            created: 0,
            live: Vec::new(),
            dead: Vec::new(),
        }
    }

    pub fn new_key(&mut self) {
        let key = allocate(&mut self.memory, class::THREAD_LOCAL, KEY_WORDS);
        let hash = self.created.wrapping_mul(self.design.increment);
        self.memory.put(key + KEY_HASH, hash);
        self.created += 1;
        self.live.push((key, Holds::Nothing));
    }

    /// The entries of the map, found by walking all of it.
    pub fn entries(&self) -> Vec<Address> {
        let memory = &self.memory;
        let map = memory.get(self.thread + THREAD_LOCALS);
        if map == 0 {
            return Vec::new();
        }
        let array = memory.get(map + MAP_TABLE);
        let length = memory.get(array + TABLE_LENGTH);
        let mut entries = Vec::new();
        for &first in memory.slice(array + TABLE_SLOTS, length) {
            let mut entry = first;
            while entry != 0 {
                entries.push(entry);
                let linked = memory.get(entry + CLASS) != class::ENTRY;
                entry = if linked {
                    memory.get(entry + ENTRY_NEXT)
                } else {
                    0
                };
            }
        }
        entries
    }

    pub fn collect(&mut self) {
        for entry in self.entries() {
            let class = self.memory.get(entry + CLASS);
            assert!(is_entry(class));
            let key = self.memory.get(entry + ENTRY_KEY);
            if self.design.is_weak(class, ENTRY_VALUE) {
                self.memory.put(entry + ENTRY_VALUE, 0);
                let live = self.live.iter_mut().find(|(live, _)| *live == key);
                if let Some((_, holds @ Holds::Value(_))) = live {
                    *holds = Holds::Null;
                }
            }
            if self.design.is_weak(class, ENTRY_KEY) && self.dead.contains(&key) {
                self.memory.put(entry + ENTRY_KEY, 0);
                self.design.key_was_cleared(&mut self.memory, entry);
            }
        }
        if self.design.key_is_weak() {
            self.dead.clear();
        }
    }

    /// Runs one random operation on a random key.
    pub fn operate(&mut self, random: &mut Random) {
        let index = random.below(self.live.len() as u32) as usize;
        let (key, before) = self.live[index];
        let (design, thread) = (self.design, self.thread);
        let memory = &mut self.memory;
        self.live[index].1 = match random.below(10) {
            0..5 => {
                let found = design.get(memory, thread, key);
                let expected = match before {
                    Holds::Nothing => None,
                    Holds::Value(value) => Some(value),
                    Holds::Null => Some(0),
                };
                assert_eq!(found, expected, "{design}: get");
                match (before, random.below(4)) {
                    (Holds::Nothing, 0) => {
                        design.abandon_initial_value(memory);
                        Holds::Nothing
                    }
                    (Holds::Nothing, _) => {
                        let value = 1 + random.below(1000);
                        design.set_initial_value(memory, thread, key, value);
                        Holds::Value(value)
                    }
                    _ => before,
                }
            }
            5..9 => {
                let value = 1 + random.below(1000);
                design.set(memory, thread, key, value);
                Holds::Value(value)
            }
            _ => {
                design.remove(memory, thread, key);
                Holds::Nothing
            }
        };
    }

    /// The invariants after an operation; returns the number of stale entries.
    pub fn check(&self) -> usize {
        let Self { design, memory, .. } = self;
        let map = memory.get(self.thread + THREAD_LOCALS);
        if map == 0 {
            return 0;
        }
        let entries = self.entries();
        let size = memory.get(map + MAP_SIZE);
        assert_eq!(size as usize, entries.len(), "{design}: size");
        let threshold = memory.get(map + MAP_THRESHOLD);
        let fits = match design.table {
            Table::Open => size < threshold,
            Table::Chained | Table::Queued => size <= threshold,
        };
        assert!(fits, "{design}: {size} entries, threshold {threshold}");
        let mut held = 0;
        for &(key, holds) in &self.live {
            let entry = design.entry_of(memory, self.thread, key);
            assert_eq!(entry != 0, holds != Holds::Nothing, "{design}: entry_of");
            held += usize::from(entry != 0);
            if entry != 0 {
                assert_eq!(memory.get(entry + ENTRY_KEY), key, "{design}: its key");
            }
        }
        let of_key = |wanted: &dyn Fn(Address) -> bool| {
            let keys = entries.iter().map(|entry| memory.get(entry + ENTRY_KEY));
            keys.filter(|&key| wanted(key)).count()
        };
        let stale = of_key(&|key| key == 0);
        let dead = of_key(&|key| self.dead.contains(&key));
        assert_eq!(entries.len(), held + stale + dead, "{design}: one each");
        stale
    }
}

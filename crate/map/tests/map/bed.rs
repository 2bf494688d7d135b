//! A thread, its keys by name, and its table as text.
//!
//! Operations are words: `a3=7` sets, `a3` gets (and sets the initial value 0),
//! `-a3` removes, `~a3` clears the referent of a3's entry as a GC does. A key's
//! name ends with its hash, so in a table of 16 it says its home.

use std::collections::BTreeMap;

use threadlocal_map::journal::{Did, Journal};
use threadlocal_map::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, KEY_WORDS, MAP_SIZE, MAP_TABLE, TABLE_LENGTH, TABLE_SLOTS,
    THREAD_LOCALS, THREAD_WORDS, allocate, class,
};
use threadlocal_map::listing::Line;
use threadlocal_map::memory::{Address, Memory, Observer};
use threadlocal_map::{recorded, thread_local};

/// How the operations reach the algorithm.
pub trait Engine: Observer + Default {
    fn get(memory: &mut Memory<Self>, thread: Address, key: Address);
    fn set(memory: &mut Memory<Self>, thread: Address, key: Address, value: u32);
    fn remove(memory: &mut Memory<Self>, thread: Address, key: Address);
}

impl Engine for () {
    fn get(memory: &mut Memory<()>, thread: Address, key: Address) {
        if thread_local::get(memory, thread, key).is_none() {
            thread_local::set_initial_value(memory, thread, key, 0);
        }
    }
    fn set(memory: &mut Memory<()>, thread: Address, key: Address, value: u32) {
        thread_local::set(memory, thread, key, value);
    }
    fn remove(memory: &mut Memory<()>, thread: Address, key: Address) {
        thread_local::remove(memory, thread, key);
    }
}

impl Engine for Journal {
    fn get(memory: &mut Memory<Journal>, thread: Address, key: Address) {
        if recorded::get(memory, thread, key).is_none() {
            recorded::set_initial_value(memory, thread, key, 0);
        }
    }
    fn set(memory: &mut Memory<Journal>, thread: Address, key: Address, value: u32) {
        recorded::set(memory, thread, key, value);
    }
    fn remove(memory: &mut Memory<Journal>, thread: Address, key: Address) {
        recorded::remove(memory, thread, key);
    }
}

pub struct Bed<O> {
    pub memory: Memory<O>,
    thread: Address,
    keys: BTreeMap<String, Address>,
}

impl<O: Engine> Bed<O> {
    pub fn new() -> Self {
        let mut memory = Memory::new(O::default());
        let thread = allocate(&mut memory, class::THREAD, THREAD_WORDS);
        Self {
            memory,
            thread,
            keys: BTreeMap::new(),
        }
    }

    /// The bed after some operations.
    pub fn after(operations: &str) -> Self {
        let mut bed = Self::new();
        bed.run(operations);
        bed
    }

    pub fn run(&mut self, operations: &str) {
        for operation in operations.split_whitespace() {
            if let Some(name) = operation.strip_prefix('-') {
                let key = self.key(name);
                O::remove(&mut self.memory, self.thread, key);
            } else if let Some(name) = operation.strip_prefix('~') {
                let entry = self.entry(name);
                self.memory.put(entry + ENTRY_KEY, 0);
            } else if let Some((name, value)) = operation.split_once('=') {
                let key = self.key(name);
                let value = value.parse().expect("a value is a number");
                O::set(&mut self.memory, self.thread, key, value);
            } else {
                let key = self.key(operation);
                O::get(&mut self.memory, self.thread, key);
            }
        }
    }

    /// The key of that name, new if there is none.
    fn key(&mut self, name: &str) -> Address {
        if let Some(&key) = self.keys.get(name) {
            return key;
        }
        let hash = name[1..].parse().expect("a letter and a hash");
        let key = allocate(&mut self.memory, class::THREAD_LOCAL, KEY_WORDS);
        self.memory.put(key + KEY_HASH, hash);
        self.keys.insert(name.to_owned(), key);
        key
    }

    fn entry(&mut self, name: &str) -> Address {
        let key = self.key(name);
        let found = self
            .slots(self.map())
            .into_iter()
            .find(|&entry| entry != 0 && self.memory.get(entry + ENTRY_KEY) == key);
        found.expect("the key has an entry")
    }

    /// The thread's map.
    pub fn map(&self) -> Address {
        self.memory.get(self.thread + THREAD_LOCALS)
    }

    fn slots(&self, map: Address) -> Vec<Address> {
        let table = self.memory.get(map + MAP_TABLE);
        let length = self.memory.get(table + TABLE_LENGTH);
        self.memory.slice(table + TABLE_SLOTS, length).to_vec()
    }

    /// The thread's table, see [`Self::table_of`].
    pub fn table(&self) -> String {
        self.table_of(self.map())
    }

    /// Size and length, then each entry as `slot:key=value`; a stale one has no
    /// key.
    pub fn table_of(&self, map: Address) -> String {
        let slots = self.slots(map);
        let mut text = format!("{}/{}", self.memory.get(map + MAP_SIZE), slots.len());
        for (slot, &entry) in slots.iter().enumerate().filter(|(_, entry)| **entry != 0) {
            let held = self.memory.get(entry + ENTRY_KEY);
            let name = self.keys.iter().find(|(_, key)| **key == held);
            let name = name.map_or("", |(name, _)| name);
            let value = self.memory.get(entry + ENTRY_VALUE);
            text += &format!(" {slot}:{name}={value}");
        }
        text
    }
}

/// The lines that a recorded run told, with their outcomes.
pub fn lines(journal: &Journal) -> Vec<(Line, bool)> {
    (1..=journal.step_count())
        .filter_map(|step| match journal.did(step, |_| ()) {
            Some(Did::Line(line, taken)) => Some((line, taken)),
            _ => None,
        })
        .collect()
}

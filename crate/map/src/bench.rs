//! The work that the engine and a JDK are timed with: a seeded mix of 50 %
//! `get`, 40 % `set` and 10 % `remove` on a number of live keys. What
//! `tests/jvm/Bench.java` does, word for word.
//!
//! It knows no clock: whoever calls it takes the time.

use crate::journal::{Journal, record};
use crate::layout::{KEY_HASH, KEY_WORDS, MAP_SIZE, THREAD_LOCALS, THREAD_WORDS, allocate, class};
use crate::memory::{Address, Memory, Observer};
use crate::thread_local;

/// The operations that are repeated, a power of two.
const OPERATIONS: usize = 1 << 16;
/// After so many operations the caller may tidy up its observer.
const BATCH: usize = 1 << 10;
/// `ThreadLocal.HASH_INCREMENT`
const HASH_INCREMENT: u32 = 0x61c8_8647;

const GET: u32 = 0;
const SET: u32 = 1;
const REMOVE: u32 = 2;

/// A thread, its keys, and what to do with them.
pub struct Bench<O> {
    memory: Memory<O>,
    thread: Address,
    keys: Address,
    /// The kind of an operation in the high half, its key in the low one.
    operations: Vec<u32>,
}

impl<O: Engine> Bench<O> {
    /// A thread in whose map each of `key_count` keys has an entry.
    pub fn new(observer: O, key_count: u32) -> Self {
        let mut memory = Memory::new(observer);
        let thread = allocate(&mut memory, class::THREAD, THREAD_WORDS);
        let keys = memory.top();
        for index in 0..key_count {
            let key = allocate(&mut memory, class::THREAD_LOCAL, KEY_WORDS);
            memory.put(key + KEY_HASH, index.wrapping_mul(HASH_INCREMENT));
        }
        for index in 0..key_count {
            thread_local::set(&mut memory, thread, keys + index * KEY_WORDS, 1);
        }
        Self {
            memory,
            thread,
            keys,
            operations: operations(key_count),
        }
    }

    /// Who was told of everything.
    pub fn observer(&self) -> &O {
        &self.memory.observer
    }

    /// Runs `batches` × 1024 operations, and `tidy` after each batch. Returns
    /// how many `get`s found a value, plus the map's size at the end.
    pub fn run(&mut self, batches: usize, mut tidy: impl FnMut(&mut O)) -> u32 {
        let mut found = 0;
        for batch in 0..batches {
            let start = (batch * BATCH) & (OPERATIONS - 1);
            let batch = &self.operations[start..start + BATCH];
            found += O::batch(&mut self.memory, self.thread, self.keys, batch);
            tidy(&mut self.memory.observer);
        }
        let map = self.memory.get(self.thread + THREAD_LOCALS);
        found + self.memory.get(map + MAP_SIZE)
    }
}

/// An engine to be timed: one that is silent, one that records.
pub trait Engine: Observer + Sized {
    /// Runs some operations; returns how many `get`s found a value.
    fn batch(memory: &mut Memory<Self>, thread: Address, keys: Address, batch: &[u32]) -> u32;
}

impl Engine for () {
    fn batch(memory: &mut Memory<()>, thread: Address, keys: Address, batch: &[u32]) -> u32 {
        <()>::moved(memory, |memory| steps(memory, thread, keys, batch))
    }
}

impl Engine for Journal {
    fn batch(memory: &mut Memory<Journal>, thread: Address, keys: Address, batch: &[u32]) -> u32 {
        record(memory, |memory| steps(memory, thread, keys, batch))
    }
}

#[inline(always)]
fn steps<O: Observer>(
    memory: &mut Memory<O>,
    thread: Address,
    keys: Address,
    batch: &[u32],
) -> u32 {
    let mut found = 0;
    for &operation in batch {
        found += step(memory, thread, keys, operation);
    }
    found
}

#[inline(always)]
fn step<O: Observer>(
    memory: &mut Memory<O>,
    thread: Address,
    keys: Address,
    operation: u32,
) -> u32 {
    let key = keys + (operation & 0xFFFF) * KEY_WORDS;
    match operation >> 16 {
        GET => match thread_local::get(memory, thread, key) {
            Some(value) => u32::from(value != 0),
            None => {
                thread_local::set_initial_value(memory, thread, key, 0);
                0
            }
        },
        SET => {
            thread_local::set(memory, thread, key, 1);
            0
        }
        _ => {
            thread_local::remove(memory, thread, key);
            0
        }
    }
}

/// The mix: xorshift32, seeded, the same in `Bench.java`.
fn operations(key_count: u32) -> Vec<u32> {
    let mut state: u32 = 0x2545_F491;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state >> 8
    };
    (0..OPERATIONS)
        .map(|_| {
            let kind = match next() % 10 {
                0..5 => GET,
                5..9 => SET,
                _ => REMOVE,
            };
            (kind << 16) | (next() % key_count)
        })
        .collect()
}

//! The open table without any cleaning.
//!
//! A stale entry keeps its slot for ever: a probe passes it over, a `set` does
//! not take its place, and it counts in `size`. A resize takes it along; since
//! its home went with its key, it goes to twice its old index, or the first
//! free slot from there, which spreads the stale entries evenly. There is no
//! sweep, so the table doubles as soon as `size` has reached the threshold.
//! `remove` takes out its own entry and reseats those behind it.

use crate::layout::{
    ENTRY_KEY, ENTRY_VALUE, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD, MAP_WORDS, THREAD_LOCALS, allocate,
    class,
};
use crate::memory::{Address, Memory, Observer};
use crate::table::{Table, change_size, new_entry, new_table, refers_to};

const INITIAL_CAPACITY: u32 = 16;

/// The key's entry, or 0.
pub(super) fn get<O: Observer>(memory: &mut Memory<O>, thread: Address, key: Address) -> Address {
    let map = memory.get(thread + THREAD_LOCALS);
    if map == 0 {
        return 0;
    }
    let table = Table::of(memory, map);
    let i = find(memory, table, key);
    table.entry(memory, i)
}

pub(super) fn set<O: Observer>(memory: &mut Memory<O>, thread: Address, key: Address, value: u32) {
    let mut map = memory.get(thread + THREAD_LOCALS);
    if map == 0 {
        map = create(memory);
        memory.put(thread + THREAD_LOCALS, map);
    }
    let table = Table::of(memory, map);
    let i = find(memory, table, key);
    let entry = table.entry(memory, i);
    if entry != 0 {
        memory.put(entry + ENTRY_VALUE, value);
        return;
    }
    let entry = new_entry(memory, key, value);
    table.put(memory, i, entry);
    let size = change_size(memory, map, 1);
    if size >= memory.get(map + MAP_THRESHOLD) {
        resize(memory, map);
    }
}

pub(super) fn remove<O: Observer>(memory: &mut Memory<O>, thread: Address, key: Address) {
    let map = memory.get(thread + THREAD_LOCALS);
    if map == 0 {
        return;
    }
    let table = Table::of(memory, map);
    let i = find(memory, table, key);
    let entry = table.entry(memory, i);
    if entry == 0 {
        return;
    }
    memory.put(entry + ENTRY_KEY, 0);
    memory.put(entry + ENTRY_VALUE, 0);
    table.put(memory, i, 0);
    change_size(memory, map, -1);
    reseat_behind(memory, table, i);
}

fn create<O: Observer>(memory: &mut Memory<O>) -> Address {
    let map = allocate(memory, class::MAP, MAP_WORDS);
    let array = new_table(memory, INITIAL_CAPACITY);
    memory.put(map + MAP_TABLE, array);
    let threshold = Table::at(memory, array).threshold();
    memory.put(map + MAP_THRESHOLD, threshold);
    map
}

/// The slot of the key, or else the null behind its run.
fn find<O: Observer>(memory: &mut Memory<O>, table: Table, key: Address) -> u32 {
    let mut i = table.home(memory, key);
    loop {
        let entry = table.look(memory, i);
        if entry == 0 || refers_to(memory, entry, key) {
            return i;
        }
        i = table.next(i);
    }
}

/// Closes the gap at `i`: each entry of the rest of the run moves towards its
/// home as far as it can. A stale one has no home and stays.
fn reseat_behind<O: Observer>(memory: &mut Memory<O>, table: Table, gap: u32) {
    let mut i = table.next(gap);
    loop {
        let entry = table.look(memory, i);
        if entry == 0 {
            return;
        }
        let key = memory.get(entry + ENTRY_KEY);
        if key != 0 {
            let home = table.home_of(memory, key);
            if home != i {
                table.put(memory, i, 0);
                seat(memory, table, entry, home);
            }
        }
        i = table.next(i);
    }
}

/// Puts an entry into the first free slot from `i` on.
fn seat<O: Observer>(memory: &mut Memory<O>, table: Table, entry: Address, mut i: u32) {
    while table.is_taken(memory, i) {
        i = table.next(i);
    }
    table.put(memory, i, entry);
}

/// Moves every entry, stale or not, to a table of twice the length.
fn resize<O: Observer>(memory: &mut Memory<O>, map: Address) {
    let old = Table::of(memory, map);
    let array = new_table(memory, old.length() * 2);
    let new = Table::at(memory, array);
    for j in 0..old.length() {
        let entry = old.look(memory, j);
        if entry == 0 {
            continue;
        }
        let key = memory.get(entry + ENTRY_KEY);
        let from = if key == 0 {
            2 * j
        } else {
            new.home_of(memory, key)
        };
        seat(memory, new, entry, from);
    }
    memory.put(map + MAP_TABLE, array);
    memory.put(map + MAP_THRESHOLD, new.threshold());
    debug_assert!(memory.get(map + MAP_SIZE) < new.threshold());
}

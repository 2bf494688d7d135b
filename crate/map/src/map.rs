//! `java.lang.ThreadLocal.ThreadLocalMap`: each function does what the method
//! of its name does, and tells every line of the listing that it runs.
//!
//! Keys are compared as `refersTo` does, by identity; an entry is stale once
//! its referent was cleared. The map does not know who clears it, nor which
//! thread it belongs to.

use crate::expunge::{
    clean_some_slots, expunge_stale_entries, expunge_stale_entry, replace_stale_entry,
};
use crate::layout::{
    ENTRY_KEY, ENTRY_VALUE, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD, MAP_WORDS, allocate, class,
};
use crate::listing::{Line, Method, Variable};
use crate::memory::{Address, Memory, Observer};
use crate::step::{again, called, decided, did, enter, leave};
use crate::table::{Table, change_size, holds, new_entry, new_table, refers_to};

/// `INITIAL_CAPACITY`. Every table's length is a power of two.
const INITIAL_CAPACITY: u32 = 16;

/// `ThreadLocalMap(ThreadLocal, Object)`: a new map with one entry.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn create<O: Observer>(
    memory: &mut Memory<O>,
    first_key: Address,
    first_value: u32,
) -> Address {
    let map = allocate(memory, class::MAP, MAP_WORDS);
    called(memory, Method::Constructor, |memory| {
        memory.set_variable(Variable::ConstructorFirstKey, first_key);
        let array = new_table(memory, INITIAL_CAPACITY);
        memory.put(map + MAP_TABLE, array);
        did(memory, Line::ConstructorTable);
        let table = Table::at(memory, array);
        let i = table.home(memory, first_key);
        memory.set_variable(Variable::ConstructorI, i);
        did(memory, Line::ConstructorHome);
        let entry = new_entry(memory, first_key, first_value);
        table.put(memory, i, entry);
        did(memory, Line::ConstructorEntry);
        memory.put(map + MAP_SIZE, 1);
        did(memory, Line::ConstructorSize);
        memory.put(map + MAP_THRESHOLD, table.threshold());
        did(memory, Line::ConstructorThreshold);
    });
    map
}

/// `ThreadLocalMap(ThreadLocalMap)`: a new thread's copy of its parent's map,
/// stale entries left out. Every key is taken to inherit its parent's value
/// as it is.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn create_inherited<O: Observer>(memory: &mut Memory<O>, parent_map: Address) -> Address {
    create_inherited_with(memory, parent_map, |_, value| value)
}

/// The same, where `child_value` says what becomes of a key's value.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn create_inherited_with<O: Observer>(
    memory: &mut Memory<O>,
    parent_map: Address,
    child_value: impl Fn(Address, u32) -> u32,
) -> Address {
    let map = allocate(memory, class::MAP, MAP_WORDS);
    called(memory, Method::InheritingConstructor, |memory| {
        let parent = Table::of(memory, parent_map);
        let array = new_table(memory, parent.length());
        memory.put(map + MAP_TABLE, array);
        did(memory, Line::InheritTable);
        let table = Table::at(memory, array);
        memory.put(map + MAP_THRESHOLD, table.threshold());
        did(memory, Line::InheritThreshold);
        let mut j = 0;
        memory.set_variable(Variable::InheritJ, j);
        did(memory, Line::InheritFirst);
        while again(memory, Line::InheritMore, j < table.length()) {
            let live = parent.is_live(memory, j);
            if decided(memory, Line::InheritLive, live) {
                let e = parent.entry(memory, j);
                memory.set_variable(Variable::InheritE, e);
                did(memory, Line::InheritEntry);
                let key = memory.get(e + ENTRY_KEY);
                let value = child_value(key, memory.get(e + ENTRY_VALUE));
                did(memory, Line::InheritValue);
                let mut h = table.home_of(memory, key);
                memory.set_variable(Variable::InheritH, h);
                did(memory, Line::InheritHome);
                while {
                    let taken = table.is_taken(memory, h);
                    again(memory, Line::InheritTaken, taken)
                } {
                    h = table.next(h);
                    memory.set_variable(Variable::InheritH, h);
                    did(memory, Line::InheritProbe);
                }
                let copy = new_entry(memory, key, value);
                table.put(memory, h, copy);
                did(memory, Line::InheritPut);
                change_size(memory, map, 1);
                did(memory, Line::InheritSize);
            }
            j += 1;
            memory.set_variable(Variable::InheritJ, j);
            did(memory, Line::InheritNext);
        }
    });
    map
}

/// `ThreadLocalMap.getEntry(ThreadLocal)`: the key's entry, or 0.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn get_entry<O: Observer>(memory: &mut Memory<O>, map: Address, key: Address) -> Address {
    enter(memory, Method::GetEntry);
    memory.set_variable(Variable::GetEntryKey, key);
    let table = Table::of(memory, map);
    let i = table.home(memory, key);
    memory.set_variable(Variable::GetEntryI, i);
    did(memory, Line::GetEntryHome);
    let e = table.entry(memory, i);
    let hit = holds(memory, e, key);
    let entry = if decided(memory, Line::GetEntryHit, hit) {
        memory.observer.looked(1, 1);
        did(memory, Line::GetEntryReturn);
        e
    } else {
        did(memory, Line::GetEntryMiss);
        get_entry_after_miss(memory, map, key, i)
    };
    leave(memory);
    entry
}

/// `ThreadLocalMap.getEntryAfterMiss(ThreadLocal, int, Entry)`: goes on from
/// slot `i`, and expunges the stale entries that it meets.
#[cfg_attr(feature = "inlined", inline(always))]
fn get_entry_after_miss<O: Observer>(
    memory: &mut Memory<O>,
    map: Address,
    key: Address,
    mut i: u32,
) -> Address {
    called(memory, Method::GetEntryAfterMiss, |memory| {
        memory.set_variable(Variable::AfterMissKey, key);
        memory.set_variable(Variable::AfterMissI, i);
        let table = Table::of(memory, map);
        loop {
            let e = table.look(memory, i);
            let probes = e != 0 && !refers_to(memory, e, key);
            if !again(memory, Line::AfterMissProbe, probes) {
                did(memory, Line::AfterMissReturn);
                return e;
            }
            let stale = refers_to(memory, e, 0);
            if decided(memory, Line::AfterMissStale, stale) {
                did(memory, Line::AfterMissExpunge);
                expunge_stale_entry(memory, map, i);
            } else {
                i = table.next(i);
                memory.set_variable(Variable::AfterMissI, i);
                did(memory, Line::AfterMissNext);
            }
        }
    })
}

/// `ThreadLocalMap.set(ThreadLocal, Object)`
#[cfg_attr(feature = "inlined", inline(always))]
pub fn set<O: Observer>(memory: &mut Memory<O>, map: Address, key: Address, value: u32) {
    enter(memory, Method::MapSet);
    memory.set_variable(Variable::MapSetKey, key);
    let table = Table::of(memory, map);
    let mut i = table.home(memory, key);
    memory.set_variable(Variable::MapSetI, i);
    did(memory, Line::MapSetHome);
    let e = loop {
        let e = table.look(memory, i);
        let taken = e != 0 && !refers_to(memory, e, 0) && !refers_to(memory, e, key);
        if !again(memory, Line::MapSetTaken, taken) {
            break e;
        }
        i = table.next(i);
        memory.set_variable(Variable::MapSetI, i);
        did(memory, Line::MapSetProbe);
    };
    if decided(memory, Line::MapSetFree, e == 0) {
        add(memory, map, key, value, i);
    } else {
        let stale = refers_to(memory, e, 0);
        if decided(memory, Line::MapSetStale, stale) {
            did(memory, Line::MapSetReplace);
            replace_stale_entry(memory, map, key, value, i);
        } else {
            memory.put(e + ENTRY_VALUE, value);
            did(memory, Line::MapSetValue);
        }
    }
    leave(memory);
}

/// The part of `set` that puts a new entry into the free slot `i`.
#[cfg_attr(feature = "inlined", inline(always))]
fn add<O: Observer>(memory: &mut Memory<O>, map: Address, key: Address, value: u32, i: u32) {
    let entry = new_entry(memory, key, value);
    Table::of(memory, map).put(memory, i, entry);
    did(memory, Line::MapSetAdd);
    let size = change_size(memory, map, 1);
    did(memory, Line::MapSetSize);
    did(memory, Line::MapSetClean);
    let removed = clean_some_slots(memory, map, i, size);
    memory.set_variable(Variable::MapSetRemoved, removed.into());
    let full = !removed && size >= memory.get(map + MAP_THRESHOLD);
    if decided(memory, Line::MapSetFull, full) {
        did(memory, Line::MapSetRehash);
        rehash(memory, map);
    }
}

/// `ThreadLocalMap.remove(ThreadLocal)`
#[cfg_attr(feature = "inlined", inline(always))]
pub fn remove<O: Observer>(memory: &mut Memory<O>, map: Address, key: Address) {
    enter(memory, Method::MapRemove);
    memory.set_variable(Variable::MapRemoveKey, key);
    let table = Table::of(memory, map);
    let mut i = table.home(memory, key);
    memory.set_variable(Variable::MapRemoveI, i);
    did(memory, Line::MapRemoveHome);
    let e = loop {
        let e = table.look(memory, i);
        let probes = e != 0 && !refers_to(memory, e, key);
        if !again(memory, Line::MapRemoveProbe, probes) {
            break e;
        }
        i = table.next(i);
        memory.set_variable(Variable::MapRemoveI, i);
        did(memory, Line::MapRemoveNext);
    };
    if decided(memory, Line::MapRemoveFound, e != 0) {
        memory.put(e + ENTRY_KEY, 0);
        did(memory, Line::MapRemoveClear);
        did(memory, Line::MapRemoveExpunge);
        expunge_stale_entry(memory, map, i);
    }
    leave(memory);
}

/// `ThreadLocalMap.rehash()`: sweeps the whole table, then doubles it unless
/// that has freed a quarter of the threshold.
#[cfg_attr(feature = "inlined", inline(always))]
fn rehash<O: Observer>(memory: &mut Memory<O>, map: Address) {
    called(memory, Method::Rehash, |memory| {
        did(memory, Line::RehashExpunge);
        expunge_stale_entries(memory, map);
        let threshold = memory.get(map + MAP_THRESHOLD);
        let full = memory.get(map + MAP_SIZE) >= threshold - threshold / 4;
        if decided(memory, Line::RehashFull, full) {
            did(memory, Line::RehashResize);
            resize(memory, map);
        }
    });
}

/// `ThreadLocalMap.resize()`: moves every live entry to a table of twice the
/// length. Only `rehash` calls it, right after a sweep; it is public so that
/// the proof can reach the branch for entries that turn stale in between.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn resize<O: Observer>(memory: &mut Memory<O>, map: Address) {
    called(memory, Method::Resize, |memory| {
        let old = Table::of(memory, map);
        let array = new_table(memory, old.length() * 2);
        let new = Table::at(memory, array);
        did(memory, Line::ResizeTable);
        let mut count = 0;
        memory.set_variable(Variable::ResizeCount, count);
        did(memory, Line::ResizeCount);
        let mut j = 0;
        memory.set_variable(Variable::ResizeJ, j);
        did(memory, Line::ResizeFirst);
        while again(memory, Line::ResizeMore, j < old.length()) {
            let e = old.entry(memory, j);
            let live = old.is_live(memory, j);
            if decided(memory, Line::ResizeLive, live) {
                let key = memory.get(e + ENTRY_KEY);
                let mut h = new.home_of(memory, key);
                memory.set_variable(Variable::ResizeH, h);
                did(memory, Line::ResizeHome);
                while {
                    let taken = new.is_taken(memory, h);
                    again(memory, Line::ResizeTaken, taken)
                } {
                    h = new.next(h);
                    memory.set_variable(Variable::ResizeH, h);
                    did(memory, Line::ResizeProbe);
                }
                new.put(memory, h, e);
                did(memory, Line::ResizePut);
                count += 1;
                memory.set_variable(Variable::ResizeCount, count);
                did(memory, Line::ResizeAdd);
            } else if decided(memory, Line::ResizeStale, e != 0) {
                memory.put(e + ENTRY_VALUE, 0);
                did(memory, Line::ResizeDropValue);
            }
            j += 1;
            memory.set_variable(Variable::ResizeJ, j);
            did(memory, Line::ResizeNext);
        }
        memory.put(map + MAP_TABLE, array);
        did(memory, Line::ResizeSwitch);
        memory.put(map + MAP_SIZE, count);
        did(memory, Line::ResizeSize);
        memory.put(map + MAP_THRESHOLD, new.threshold());
        did(memory, Line::ResizeThreshold);
    });
}

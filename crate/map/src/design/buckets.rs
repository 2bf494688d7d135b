//! Chained tables: `get`, `set` and `remove` over buckets of linked entries.
//!
//! An entry carries its key's hash, as `HashMap`'s and `WeakHashMap`'s do, so
//! it can be moved and found after its key was cleared.

use crate::layout::{
    ENTRY_KEY, ENTRY_VALUE, KEY_HASH, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD, MAP_WORDS, TABLE_LENGTH,
    TABLE_SLOTS, THREAD_LOCALS, allocate, class as jdk_class,
};
use crate::memory::{Address, Memory, Observer};
use crate::table::{change_size, new_table, refers_to};

use super::layout::{
    CHAINED_ENTRY_WORDS, ENTRY_HASH, ENTRY_NEXT, ENTRY_QUEUE, QUEUED_ENTRY_WORDS, QUEUED_MAP_WORDS,
    class,
};
use super::{Cleaning, Design, Table, queue};

const INITIAL_CAPACITY: u32 = 16;

/// The key's entry, or 0.
pub(super) fn get<O: Observer>(
    memory: &mut Memory<O>,
    design: Design,
    thread: Address,
    key: Address,
) -> Address {
    let map = memory.get(thread + THREAD_LOCALS);
    if map == 0 {
        return 0;
    }
    clean(memory, design, map);
    let link = find(memory, design, map, key);
    memory.get(link)
}

pub(super) fn set<O: Observer>(
    memory: &mut Memory<O>,
    design: Design,
    thread: Address,
    key: Address,
    value: u32,
) {
    let mut map = memory.get(thread + THREAD_LOCALS);
    if map == 0 {
        map = create(memory, design);
        memory.put(thread + THREAD_LOCALS, map);
    }
    clean(memory, design, map);
    let before = memory.get(map + MAP_SIZE);
    let link = find(memory, design, map, key);
    let has_unlinked = memory.get(map + MAP_SIZE) < before;
    let entry = memory.get(link);
    let adds = entry == 0;
    if adds {
        let entry = new_entry(memory, design, map, key, value);
        memory.put(link, entry);
        change_size(memory, map, 1);
    } else {
        memory.put(entry + ENTRY_VALUE, value);
    }
    if design.cleaning == Cleaning::Scan {
        scan_behind(memory, design, map, key, has_unlinked, adds);
    } else if adds && memory.get(map + MAP_SIZE) > memory.get(map + MAP_THRESHOLD) {
        resize(memory, design, map);
    }
}

/// What a `set` of [`Cleaning::Scan`] does once its value is in: `set`,
/// `replaceStaleEntry` and `rehash` of the JDK, with buckets for cells.
fn scan_behind<O: Observer>(
    memory: &mut Memory<O>,
    design: Design,
    map: Address,
    key: Address,
    has_unlinked: bool,
    adds: bool,
) {
    let array = memory.get(map + MAP_TABLE);
    let length = memory.get(array + TABLE_LENGTH);
    let size = memory.get(map + MAP_SIZE);
    let n = match (has_unlinked, adds) {
        (true, _) => length,
        (false, true) => size,
        (false, false) => return,
    };
    let home = memory.get(key + KEY_HASH) & (length - 1);
    let finds = scan(memory, map, home, n);
    let threshold = memory.get(map + MAP_THRESHOLD);
    if has_unlinked || finds || size <= threshold {
        return;
    }
    sweep(memory, map);
    if memory.get(map + MAP_SIZE) >= threshold - threshold / 4 {
        resize(memory, design, map);
    }
}

/// `cleanSomeSlots` over buckets: one after the other behind the bucket `j`,
/// for as long as `n` can be halved; after each find `n` is the length again,
/// and is halved. Whether it has found any.
fn scan<O: Observer>(memory: &mut Memory<O>, map: Address, mut j: u32, mut n: u32) -> bool {
    let array = memory.get(map + MAP_TABLE);
    let length = memory.get(array + TABLE_LENGTH);
    let mut finds = false;
    while n != 0 {
        j = (j + 1) & (length - 1);
        if sweep_bucket(memory, map, array + TABLE_SLOTS + j) {
            finds = true;
            n = length;
        }
        n >>= 1;
    }
    finds
}

pub(super) fn remove<O: Observer>(
    memory: &mut Memory<O>,
    design: Design,
    thread: Address,
    key: Address,
) {
    let map = memory.get(thread + THREAD_LOCALS);
    if map == 0 {
        return;
    }
    clean(memory, design, map);
    let link = find(memory, design, map, key);
    let entry = memory.get(link);
    if entry != 0 {
        memory.put(entry + ENTRY_KEY, 0);
        unlink(memory, map, link);
    }
}

fn create<O: Observer>(memory: &mut Memory<O>, design: Design) -> Address {
    let map = match design.table {
        Table::Queued => allocate(memory, class::QUEUED_MAP, QUEUED_MAP_WORDS),
        Table::Open | Table::Chained => allocate(memory, jdk_class::MAP, MAP_WORDS),
    };
    let array = new_table(memory, INITIAL_CAPACITY);
    memory.put(map + MAP_TABLE, array);
    memory.put(map + MAP_THRESHOLD, threshold(INITIAL_CAPACITY));
    map
}

fn new_entry<O: Observer>(
    memory: &mut Memory<O>,
    design: Design,
    map: Address,
    key: Address,
    value: u32,
) -> Address {
    let entry = match design.table {
        Table::Queued => {
            let entry = allocate(memory, class::QUEUED_ENTRY, QUEUED_ENTRY_WORDS);
            memory.put(entry + ENTRY_QUEUE, map);
            entry
        }
        Table::Open | Table::Chained => allocate(memory, class::CHAINED_ENTRY, CHAINED_ENTRY_WORDS),
    };
    memory.put(entry + ENTRY_KEY, key);
    memory.put(entry + ENTRY_VALUE, value);
    let hash = memory.get(key + KEY_HASH);
    memory.put(entry + ENTRY_HASH, hash);
    entry
}

/// Three quarters of the length.
fn threshold(length: u32) -> u32 {
    length / 4 * 3
}

/// The word that holds the first entry of the bucket of a hash.
pub(super) fn bucket<O: Observer>(memory: &Memory<O>, map: Address, hash: u32) -> Address {
    let array = memory.get(map + MAP_TABLE);
    array + TABLE_SLOTS + (hash & (memory.get(array + TABLE_LENGTH) - 1))
}

/// Takes the entry out that the word `link` holds: the next one follows there.
pub(super) fn unlink<O: Observer>(memory: &mut Memory<O>, map: Address, link: Address) {
    let entry = memory.get(link);
    let next = memory.get(entry + ENTRY_NEXT);
    memory.put(link, next);
    memory.put(entry + ENTRY_VALUE, 0);
    change_size(memory, map, -1);
}

/// What an operation does before it looks for its key.
fn clean<O: Observer>(memory: &mut Memory<O>, design: Design, map: Address) {
    match (design.table, design.cleaning) {
        (Table::Queued, _) => queue::drain(memory, map),
        (_, Cleaning::Full) => sweep(memory, map),
        (_, Cleaning::None | Cleaning::Jdk | Cleaning::Scan) => {}
    }
}

/// Unlinks every stale entry.
fn sweep<O: Observer>(memory: &mut Memory<O>, map: Address) {
    let array = memory.get(map + MAP_TABLE);
    for j in 0..memory.get(array + TABLE_LENGTH) {
        sweep_bucket(memory, map, array + TABLE_SLOTS + j);
    }
}

/// Unlinks every stale entry of the bucket whose first entry the word `link`
/// holds. Whether there was one.
fn sweep_bucket<O: Observer>(memory: &mut Memory<O>, map: Address, mut link: Address) -> bool {
    let mut finds = false;
    memory.observer.looked(1, 0);
    loop {
        let entry = memory.get(link);
        if entry == 0 {
            return finds;
        }
        memory.observer.looked(0, 1);
        if refers_to(memory, entry, 0) {
            unlink(memory, map, link);
            finds = true;
        } else {
            link = entry + ENTRY_NEXT;
        }
    }
}

/// The word that holds the key's entry, or else the null at the end of its
/// bucket. Unlinks the stale entries on the way if the design cleans at all.
fn find<O: Observer>(
    memory: &mut Memory<O>,
    design: Design,
    map: Address,
    key: Address,
) -> Address {
    let hash = memory.get(key + KEY_HASH);
    let mut link = bucket(memory, map, hash);
    memory.observer.looked(1, 0);
    loop {
        let entry = memory.get(link);
        if entry == 0 {
            return link;
        }
        memory.observer.looked(0, 1);
        if refers_to(memory, entry, key) {
            return link;
        }
        if design.cleaning != Cleaning::None && refers_to(memory, entry, 0) {
            unlink(memory, map, link);
        } else {
            link = entry + ENTRY_NEXT;
        }
    }
}

/// Splits every bucket in two, each half in its old order. Stale entries stay
/// behind if the design cleans at all.
fn resize<O: Observer>(memory: &mut Memory<O>, design: Design, map: Address) {
    let old = memory.get(map + MAP_TABLE);
    let length = memory.get(old + TABLE_LENGTH);
    let new = new_table(memory, length * 2);
    for j in 0..length {
        memory.observer.looked(1, 0);
        let mut low = new + TABLE_SLOTS + j;
        let mut high = low + length;
        let mut entry = memory.get(old + TABLE_SLOTS + j);
        while entry != 0 {
            memory.observer.looked(0, 1);
            let next = memory.get(entry + ENTRY_NEXT);
            if design.cleaning != Cleaning::None && refers_to(memory, entry, 0) {
                memory.put(entry + ENTRY_VALUE, 0);
                change_size(memory, map, -1);
            } else {
                let tail = if memory.get(entry + ENTRY_HASH) & length == 0 {
                    &mut low
                } else {
                    &mut high
                };
                memory.put(*tail, entry);
                *tail = entry + ENTRY_NEXT;
            }
            entry = next;
        }
        memory.put(low, 0);
        memory.put(high, 0);
    }
    memory.put(map + MAP_TABLE, new);
    memory.put(map + MAP_THRESHOLD, threshold(length * 2));
    debug_assert!(memory.get(map + MAP_SIZE) <= threshold(length * 2));
}

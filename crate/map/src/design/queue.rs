//! The reference queue of a map, as `WeakHashMap` has one: the collector puts
//! entries in, each operation empties it.

use crate::memory::{Address, Memory, Observer};

use super::buckets::{bucket, unlink};
use super::layout::{ENTRY_HASH, ENTRY_NEXT, ENTRY_QUEUE, ENTRY_QUEUE_NEXT, MAP_QUEUE};

/// Puts an entry at the head of the queue that waits for it, as
/// `Reference.enqueue` does. Nothing happens the second time.
pub(super) fn enqueue<O: Observer>(memory: &mut Memory<O>, entry: Address) {
    let map = memory.get(entry + ENTRY_QUEUE);
    if map == 0 {
        return;
    }
    let head = memory.get(map + MAP_QUEUE);
    memory.put(entry + ENTRY_QUEUE_NEXT, head);
    memory.put(entry + ENTRY_QUEUE, 0);
    memory.put(map + MAP_QUEUE, entry);
}

/// Unlinks each queued entry from its bucket.
pub(super) fn drain<O: Observer>(memory: &mut Memory<O>, map: Address) {
    loop {
        let entry = memory.get(map + MAP_QUEUE);
        if entry == 0 {
            return;
        }
        memory.observer.looked(0, 1);
        let behind = memory.get(entry + ENTRY_QUEUE_NEXT);
        memory.put(map + MAP_QUEUE, behind);
        memory.put(entry + ENTRY_QUEUE_NEXT, 0);
        find_and_unlink(memory, map, entry);
    }
}

/// An entry that `remove` has unlinked already is not found, and that is all.
fn find_and_unlink<O: Observer>(memory: &mut Memory<O>, map: Address, entry: Address) {
    let hash = memory.get(entry + ENTRY_HASH);
    let mut link = bucket(memory, map, hash);
    memory.observer.looked(1, 0);
    loop {
        let found = memory.get(link);
        if found == 0 {
            return;
        }
        memory.observer.looked(0, 1);
        if found == entry {
            unlink(memory, map, link);
            return;
        }
        link = found + ENTRY_NEXT;
    }
}

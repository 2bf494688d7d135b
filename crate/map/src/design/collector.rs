//! What a collector has to know of a design, and what to tell it. It reads no
//! words but those of maps and entries.

use crate::layout::{ENTRY_KEY, ENTRY_VALUE, KEY_HASH, THREAD_LOCALS, class as jdk_class};
use crate::memory::{Address, Memory, Observer};
use crate::table;

use super::layout::{ENTRY_NEXT, class};
use super::{Design, Strength, Table, buckets, queue};

impl Design {
    /// Whether an Entry holds its key weakly, so that a GC can make it stale.
    pub fn key_is_weak(self) -> bool {
        self.keys == Strength::Weak
    }

    /// Whether an Entry holds its value weakly, so that a GC can take it.
    pub fn value_is_weak(self) -> bool {
        self.values == Strength::Weak
    }

    /// Whether the word at `offset` of an object of that class is a weak
    /// reference because of the design.
    pub fn is_weak(self, class: u32, offset: u32) -> bool {
        is_entry(class)
            && match offset {
                ENTRY_KEY => self.key_is_weak(),
                ENTRY_VALUE => self.value_is_weak(),
                _ => false,
            }
    }

    /// What a GC has to do once it has cleared the key of an entry that is
    /// itself reachable: if there is a reference queue, the entry goes there.
    pub fn key_was_cleared<O: Observer>(self, memory: &mut Memory<O>, entry: Address) {
        if self.table == Table::Queued {
            queue::enqueue(memory, entry);
        }
    }

    /// The entry of a key on a thread, or 0. Reads only: it cleans nothing.
    pub fn entry_of<O: Observer>(
        self,
        memory: &Memory<O>,
        thread: Address,
        key: Address,
    ) -> Address {
        let map = memory.get(thread + THREAD_LOCALS);
        if map == 0 {
            return 0;
        }
        if self.table == Table::Open {
            let table = table::Table::of(memory, map);
            let mut i = table.home(memory, key);
            loop {
                let entry = table.entry(memory, i);
                if entry == 0 || table::refers_to(memory, entry, key) {
                    return entry;
                }
                i = table.next(i);
            }
        }
        let mut entry = memory.get(buckets::bucket(memory, map, memory.get(key + KEY_HASH)));
        while entry != 0 && !table::refers_to(memory, entry, key) {
            entry = memory.get(entry + ENTRY_NEXT);
        }
        entry
    }
}

/// Whether objects of the class are entries of a map, under any design.
pub fn is_entry(class: u32) -> bool {
    matches!(
        class,
        jdk_class::ENTRY | class::CHAINED_ENTRY | class::QUEUED_ENTRY
    )
}

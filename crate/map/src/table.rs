//! The table of a map and its entries: how the algorithm reads and writes
//! them. This module tells no lines and does not know what they are for.

use crate::layout::{
    ENTRY_KEY, ENTRY_VALUE, ENTRY_WORDS, KEY_HASH, MAP_SIZE, MAP_TABLE, TABLE_LENGTH, TABLE_SLOTS,
    allocate, class,
};
use crate::memory::{Address, Memory, Observer};

/// A table that is not replaced while a method looks at it.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    slots: Address,
    /// Its length, less one.
    mask: u32,
}

impl Table {
    /// The table of a map.
    #[inline(always)]
    pub(crate) fn of<O: Observer>(memory: &Memory<O>, map: Address) -> Table {
        Table::at(memory, memory.get(map + MAP_TABLE))
    }

    #[inline(always)]
    pub(crate) fn at<O: Observer>(memory: &Memory<O>, array: Address) -> Table {
        Table {
            slots: array + TABLE_SLOTS,
            mask: memory.get(array + TABLE_LENGTH) - 1,
        }
    }

    #[inline(always)]
    pub(crate) fn length(self) -> u32 {
        self.mask + 1
    }

    /// `setThreshold`: two thirds of the length.
    #[inline(always)]
    pub(crate) fn threshold(self) -> u32 {
        self.length() * 2 / 3
    }

    #[inline(always)]
    pub(crate) fn home<O: Observer>(self, memory: &Memory<O>, key: Address) -> u32 {
        memory.get(key + KEY_HASH) & self.mask
    }

    /// `nextIndex`
    #[inline(always)]
    pub(crate) fn next(self, i: u32) -> u32 {
        (i + 1) & self.mask
    }

    /// `prevIndex`
    #[inline(always)]
    pub(crate) fn previous(self, i: u32) -> u32 {
        i.wrapping_sub(1) & self.mask
    }

    /// The entry in a slot, or 0.
    #[inline(always)]
    pub(crate) fn entry<O: Observer>(self, memory: &Memory<O>, i: u32) -> Address {
        memory.get(self.slots + i)
    }

    #[inline(always)]
    pub(crate) fn put<O: Observer>(self, memory: &mut Memory<O>, i: u32, entry: Address) {
        memory.put(self.slots + i, entry);
    }

    /// The entry in a slot, or 0: a look that the observer is told of.
    #[cfg_attr(feature = "inlined", inline(always))]
    pub(crate) fn look<O: Observer>(self, memory: &mut Memory<O>, i: u32) -> Address {
        let entry = self.entry(memory, i);
        memory.observer.looked(1, (entry != 0).into());
        entry
    }

    /// Whether the slot holds an entry, of which nothing is read.
    #[cfg_attr(feature = "inlined", inline(always))]
    pub(crate) fn is_taken<O: Observer>(self, memory: &mut Memory<O>, i: u32) -> bool {
        memory.observer.looked(1, 0);
        self.entry(memory, i) != 0
    }

    /// The home of a key that an entry has led to.
    #[cfg_attr(feature = "inlined", inline(always))]
    pub(crate) fn home_of<O: Observer>(self, memory: &mut Memory<O>, key: Address) -> u32 {
        memory.observer.looked(0, 1);
        self.home(memory, key)
    }

    /// Whether the slot holds an entry whose key was cleared.
    #[cfg_attr(feature = "inlined", inline(always))]
    pub(crate) fn is_stale<O: Observer>(self, memory: &mut Memory<O>, i: u32) -> bool {
        let entry = self.look(memory, i);
        entry != 0 && refers_to(memory, entry, 0)
    }

    /// Whether the slot holds an entry whose key was not cleared.
    #[cfg_attr(feature = "inlined", inline(always))]
    pub(crate) fn is_live<O: Observer>(self, memory: &mut Memory<O>, i: u32) -> bool {
        let entry = self.look(memory, i);
        entry != 0 && !refers_to(memory, entry, 0)
    }
}

/// `Reference.refersTo`
#[inline(always)]
pub(crate) fn refers_to<O: Observer>(memory: &Memory<O>, entry: Address, key: Address) -> bool {
    memory.get(entry + ENTRY_KEY) == key
}

/// Whether a slot holds this key's entry.
#[inline(always)]
pub(crate) fn holds<O: Observer>(memory: &Memory<O>, entry: Address, key: Address) -> bool {
    entry != 0 && refers_to(memory, entry, key)
}

#[cfg_attr(feature = "inlined", inline(always))]
pub(crate) fn new_table<O: Observer>(memory: &mut Memory<O>, length: u32) -> Address {
    let array = allocate(memory, class::TABLE, TABLE_SLOTS + length);
    memory.put(array + TABLE_LENGTH, length);
    array
}

#[cfg_attr(feature = "inlined", inline(always))]
pub(crate) fn new_entry<O: Observer>(memory: &mut Memory<O>, key: Address, value: u32) -> Address {
    let entry = allocate(memory, class::ENTRY, ENTRY_WORDS);
    memory.put(entry + ENTRY_KEY, key);
    memory.put(entry + ENTRY_VALUE, value);
    entry
}

#[cfg_attr(feature = "inlined", inline(always))]
pub(crate) fn change_size<O: Observer>(memory: &mut Memory<O>, map: Address, by: i32) -> u32 {
    let size = memory.get(map + MAP_SIZE).wrapping_add_signed(by);
    memory.put(map + MAP_SIZE, size);
    size
}

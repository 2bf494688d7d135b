//! Where the fields of the objects lie that the algorithm touches, in words
//! from the object's address.
//!
//! Every object starts with two header words: its class (the low 16 bits; the
//! rest belongs to whoever collects garbage) and its length in words, header
//! included, so that a heap of objects can be walked. This module does not
//! know how many bytes HotSpot gives an object.

use crate::memory::{Address, Memory, Observer};

/// Header: class number and the collector's bits.
pub const CLASS: u32 = 0;
/// Header: length of the object in words.
pub const WORDS: u32 = 1;
/// The first word behind the header.
pub const FIELDS: u32 = 2;

/// The class numbers that the algorithm allocates or reads. Numbers from
/// [`FIRST_OTHER_CLASS`] on are free for the world above.
pub mod class {
    /// `java.lang.ThreadLocal`.
    pub const THREAD_LOCAL: u32 = 1;
    /// `java.lang.Thread`.
    pub const THREAD: u32 = 2;
    /// `ThreadLocal.ThreadLocalMap`.
    pub const MAP: u32 = 3;
    /// `ThreadLocalMap.Entry[]`.
    pub const TABLE: u32 = 4;
    /// `ThreadLocalMap.Entry`.
    pub const ENTRY: u32 = 5;
}
/// The first class number that this package leaves free.
pub const FIRST_OTHER_CLASS: u32 = 16;

/// `ThreadLocal`: its `threadLocalHashCode`. A subclass keeps this field first.
pub const KEY_HASH: u32 = FIELDS;
/// Words of a plain `ThreadLocal`.
pub const KEY_WORDS: u32 = FIELDS + 1;

/// `Thread.threadLocals`: a map, or 0.
pub const THREAD_LOCALS: u32 = FIELDS;
/// `Thread.inheritableThreadLocals`: a map, or 0.
pub const THREAD_INHERITABLE: u32 = FIELDS + 1;
/// The words of a `Thread` that this package knows; the world may add more.
pub const THREAD_WORDS: u32 = FIELDS + 2;

/// `ThreadLocalMap.table`.
pub const MAP_TABLE: u32 = FIELDS;
/// `ThreadLocalMap.size`.
pub const MAP_SIZE: u32 = FIELDS + 1;
/// `ThreadLocalMap.threshold`.
pub const MAP_THRESHOLD: u32 = FIELDS + 2;
/// Words of a `ThreadLocalMap`.
pub const MAP_WORDS: u32 = FIELDS + 3;

/// `Entry[].length`.
pub const TABLE_LENGTH: u32 = FIELDS;
/// The first slot of an `Entry[]`; a slot is an Entry's address, or 0.
pub const TABLE_SLOTS: u32 = FIELDS + 1;

/// `Entry`'s referent, its key: 0 once cleared.
pub const ENTRY_KEY: u32 = FIELDS;
/// `Entry.value`, any word.
pub const ENTRY_VALUE: u32 = FIELDS + 1;
/// Words of an `Entry`.
pub const ENTRY_WORDS: u32 = FIELDS + 2;

/// Allocates an object of `words` words and writes its header.
#[inline(always)]
pub fn allocate<O: Observer>(memory: &mut Memory<O>, class: u32, words: u32) -> Address {
    let object = memory.allocate(words);
    memory.put(object + CLASS, class);
    memory.put(object + WORDS, words);
    object
}

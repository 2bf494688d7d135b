//! Where the fields of the objects lie that only other designs have, in words
//! from the object's address. The rest is as in [`crate::layout`]: an Entry of
//! any class has its key and its value in the same place.

use crate::layout::{ENTRY_WORDS, MAP_WORDS};

/// The class numbers of these objects.
pub mod class {
    /// An Entry of a chained table.
    pub const CHAINED_ENTRY: u32 = 9;
    /// An Entry of a chained table with a reference queue.
    pub const QUEUED_ENTRY: u32 = 10;
    /// A map with a reference queue.
    pub const QUEUED_MAP: u32 = 11;
}

/// Chained `Entry.next`: the next one of the bucket, or 0.
pub const ENTRY_NEXT: u32 = ENTRY_WORDS;
/// Chained `Entry.hash`: its key's, which outlives the key.
pub const ENTRY_HASH: u32 = ENTRY_WORDS + 1;
/// Words of a chained `Entry`.
pub const CHAINED_ENTRY_WORDS: u32 = ENTRY_WORDS + 2;

/// `Reference.queue` of a queued `Entry`: the map whose queue waits for it, 0
/// once it was queued.
pub const ENTRY_QUEUE: u32 = CHAINED_ENTRY_WORDS;
/// `Reference.next` of a queued `Entry`: the one behind it in the queue, or 0.
pub const ENTRY_QUEUE_NEXT: u32 = CHAINED_ENTRY_WORDS + 1;
/// Words of a queued `Entry`.
pub const QUEUED_ENTRY_WORDS: u32 = CHAINED_ENTRY_WORDS + 2;

/// The reference queue of a queued map: the Entry that was queued last, or 0.
pub const MAP_QUEUE: u32 = MAP_WORDS;
/// Words of a queued map.
pub const QUEUED_MAP_WORDS: u32 = MAP_WORDS + 1;

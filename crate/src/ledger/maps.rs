//! The entries of every map of every thread, by what has become of their keys.
//!
//! An Entry leaks when no program can get at its key any more, whatever its
//! value is: `null`, an object that something else holds too, a literal. So
//! entries are counted beside values. As everywhere in the ledger, an object's
//! bytes are those that HotSpot gives it, and it counts in full.

use threadlocal_map::layout::{ENTRY_KEY, MAP_TABLE, TABLE_LENGTH};
use threadlocal_map::memory::Address;

use crate::jvm::class::Holds;
use crate::jvm::gc::references;
use crate::jvm::value::NULL;
use crate::machine::Recorded;
use crate::tables::Numbers;

use super::Reach;

/// A map that a thread has, and its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapRow {
    pub thread: Address,
    /// Whether it is the thread's `inheritableThreadLocals`.
    pub inheritable: bool,
    /// Slots of its table.
    pub length: u32,
    /// Entries whose key the program can get at.
    pub live: u32,
    /// Entries whose key no GC has cleared yet, though it could.
    pub doomed: u32,
    /// Entries whose key was cleared.
    pub stale: u32,
    /// Entries whose key is reachable only through ThreadLocal values.
    pub pinned: u32,
    /// Bytes of the Entry objects of the last three kinds.
    pub entry_bytes: u64,
    /// Bytes of their values and of what only leaked values hold. What the
    /// values of two maps hold together counts in both.
    pub value_bytes: u64,
}

/// What has become of an Entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Live,
    Doomed,
    Stale,
    Pinned,
}

impl Reach {
    fn key_of(&self, world: &Recorded, entry: Address) -> Key {
        match world.get(entry + ENTRY_KEY) {
            NULL => Key::Stale,
            key if self.program.contains(key) => Key::Live,
            key if self.kept.contains(key) => Key::Pinned,
            _ => Key::Doomed,
        }
    }

    /// Whether an object is an Entry that stays although no program can ever
    /// get at its key.
    pub fn is_leaked_entry(&self, world: &Recorded, object: Address) -> bool {
        world.is_entry(object)
            && self.strong.contains(object)
            && self.key_of(world, object) != Key::Live
    }
}

/// The maps that a GC keeps, in the order in which their threads were made; of
/// one thread `threadLocals` comes first.
pub fn maps(world: &Recorded, reach: &Reach) -> Vec<MapRow> {
    let [own, inherited] = Recorded::MAPS;
    let threads = world
        .threads()
        .filter(|&thread| !world.is_collected(thread));
    // The threads come newest first.
    let mut rows: Vec<MapRow> = threads
        .flat_map(|thread| [(thread, inherited), (thread, own)])
        .filter(|&(thread, field)| reach.strong.contains(world.get(thread + field)))
        .map(|(thread, field)| {
            let map = world.get(thread + field);
            row(world, reach, thread, map, field == inherited)
        })
        .collect();
    rows.reverse();
    rows
}

fn row(
    world: &Recorded,
    reach: &Reach,
    thread: Address,
    map: Address,
    inheritable: bool,
) -> MapRow {
    let table = world.get(map + MAP_TABLE);
    let mut row = MapRow {
        thread,
        inheritable,
        length: match table {
            NULL => 0,
            table => world.get(table + TABLE_LENGTH),
        },
        live: 0,
        doomed: 0,
        stale: 0,
        pinned: 0,
        entry_bytes: 0,
        value_bytes: 0,
    };
    let mut leaked = Vec::new();
    for (_, entry) in world.entries(map) {
        let count = match reach.key_of(world, entry) {
            Key::Live => {
                row.live += 1;
                continue;
            }
            Key::Doomed => &mut row.doomed,
            Key::Stale => &mut row.stale,
            Key::Pinned => &mut row.pinned,
        };
        *count += 1;
        row.entry_bytes += world.bytes_of(entry);
        leaked.push(entry);
    }
    row.value_bytes = held_bytes(world, reach, leaked);
    row
}

/// The bytes of what leaks and these entries lead to, themselves not counted.
fn held_bytes(world: &Recorded, reach: &Reach, entries: Vec<Address>) -> u64 {
    let mut seen = Numbers::default();
    let mut left = entries;
    let mut bytes = 0;
    while let Some(object) = left.pop() {
        for (_, target, holds) in references(world, object) {
            if holds == Holds::Value && reach.leaks(target) && seen.insert(target) {
                bytes += world.bytes_of(target);
                left.push(target);
            }
        }
    }
    bytes
}

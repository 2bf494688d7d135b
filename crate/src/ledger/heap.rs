//! The heap in use, by what has become of what is in it.
//!
//! Each object counts once, in full: it knows no shares. An Entry counts with
//! its value.

use threadlocal_map::layout::{ENTRY_KEY, ENTRY_VALUE};
use threadlocal_map::memory::Address;

use crate::jvm::value::NULL;
use crate::machine::Recorded;
use crate::machine::code::Program;
use crate::tables::Numbers;

use super::{Reach, roots, usable};

/// Bytes; together they are the heap in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Heap {
    /// What a GC keeps and is neither of the next two.
    pub in_use: u64,
    /// What the program could not get at without lingering values, and their
    /// Entries.
    pub lingering: u64,
    /// What stays although no program can ever read it: leaked Entries, leaked
    /// values and what only they hold.
    pub leaked: u64,
    /// What a GC would sweep.
    pub garbage: u64,
}

/// The heap at the step that the world shows.
pub fn heap(world: &Recorded, program: &Program, reach: &Reach, lingering: &Numbers) -> Heap {
    let key_is_usable = |entry: Address| {
        let key = world.get(entry + ENTRY_KEY);
        key != NULL && reach.program.contains(key)
    };
    let without = (!lingering.is_empty()).then(|| {
        usable(world, roots(world, program), |value| {
            !lingering.contains(value)
        })
    });
    let mut heap = Heap::default();
    for &object in reach.survivors() {
        let value = match world.is_entry(object) {
            true => world.get(object + ENTRY_VALUE),
            false => NULL,
        };
        let lingers = || {
            lingering.contains(value) && key_is_usable(object)
                || without.as_ref().is_some_and(|without| {
                    reach.program.contains(object) && !without.contains(object)
                })
        };
        let bytes = if reach.leaks(object) || reach.is_leaked_entry(world, object) {
            &mut heap.leaked
        } else if lingers() {
            &mut heap.lingering
        } else {
            &mut heap.in_use
        };
        *bytes += world.bytes_of(object);
    }
    let kept = heap.in_use + heap.lingering + heap.leaked;
    // What is kept is part of what is in use.
    heap.garbage = world.heap_used() - kept;
    heap
}

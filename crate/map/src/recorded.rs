//! The operations on a recorded memory.
//!
//! Generic code is compiled where it is used, with that package's settings.
//! These functions are not generic, so the recorded engine is compiled here,
//! for speed, whatever the package above is compiled for. They know nothing
//! that [`crate::thread_local`] does not.

use crate::journal::{Journal, record};
use crate::map;
use crate::memory::{Address, Memory};
use crate::thread_local;

/// A memory whose writes are recorded.
pub type Recorded = Memory<Journal>;

/// [`thread_local::get`]
pub fn get(memory: &mut Recorded, thread: Address, key: Address) -> Option<u32> {
    record(memory, |memory| thread_local::get(memory, thread, key))
}

/// [`thread_local::set_initial_value`]
pub fn set_initial_value(memory: &mut Recorded, thread: Address, key: Address, value: u32) {
    record(memory, |memory| {
        thread_local::set_initial_value(memory, thread, key, value)
    });
}

/// [`thread_local::abandon_initial_value`]
pub fn abandon_initial_value(memory: &mut Recorded) {
    record(memory, thread_local::abandon_initial_value);
}

/// [`thread_local::set`]
pub fn set(memory: &mut Recorded, thread: Address, key: Address, value: u32) {
    record(memory, |memory| {
        thread_local::set(memory, thread, key, value)
    });
}

/// [`thread_local::remove`]
pub fn remove(memory: &mut Recorded, thread: Address, key: Address) {
    record(memory, |memory| thread_local::remove(memory, thread, key));
}

/// [`map::create_inherited_with`]: the value of each key that is among
/// `children` is the one that stands there.
pub fn create_inherited(
    memory: &mut Recorded,
    parent_map: Address,
    children: &[(Address, u32)],
) -> Address {
    record(memory, |memory| {
        map::create_inherited_with(memory, parent_map, |key, value| {
            let child = children.iter().find(|(other, _)| *other == key);
            child.map_or(value, |&(_, value)| value)
        })
    })
}

//! The operations of a design on a recorded memory, compiled here for speed as
//! in [`crate::recorded`]. They know nothing that [`Design`] does not.

use crate::memory::Address;
use crate::recorded::{self, Recorded};

use super::Design;

/// [`Design::get`]
pub fn get(design: Design, memory: &mut Recorded, thread: Address, key: Address) -> Option<u32> {
    if design.runs_the_listing() {
        return recorded::get(memory, thread, key);
    }
    design.get(memory, thread, key)
}

/// [`Design::set_initial_value`]
pub fn set_initial_value(
    design: Design,
    memory: &mut Recorded,
    thread: Address,
    key: Address,
    value: u32,
) {
    if design.runs_the_listing() {
        recorded::set_initial_value(memory, thread, key, value);
    } else {
        design.set_initial_value(memory, thread, key, value);
    }
}

/// [`Design::abandon_initial_value`]
pub fn abandon_initial_value(design: Design, memory: &mut Recorded) {
    design.abandon_initial_value(memory);
}

/// [`Design::set`]
pub fn set(design: Design, memory: &mut Recorded, thread: Address, key: Address, value: u32) {
    if design.runs_the_listing() {
        recorded::set(memory, thread, key, value);
    } else {
        design.set(memory, thread, key, value);
    }
}

/// [`Design::remove`]
pub fn remove(design: Design, memory: &mut Recorded, thread: Address, key: Address) {
    if design.runs_the_listing() {
        recorded::remove(memory, thread, key);
    } else {
        design.remove(memory, thread, key);
    }
}

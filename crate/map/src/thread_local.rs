//! `java.lang.ThreadLocal`: `get`, `set` and `remove` on the map of a thread,
//! which is created with its first entry.
//!
//! The initial value is computed by the program, so it is not known here: `get`
//! hands over to the caller and is resumed with [`set_initial_value`].

use crate::layout::{ENTRY_VALUE, THREAD_INHERITABLE, THREAD_LOCALS};
use crate::listing::{Line, Method};
use crate::map;
use crate::memory::{Address, Memory, Observer};
use crate::step::{apart, called, decided, did, enter, leave};

/// A thread as the operations of an InheritableThreadLocal have to be given it:
/// they find the thread's inheritable map where its `threadLocals` would be.
pub const fn inheriting(thread: Address) -> Address {
    thread + THREAD_INHERITABLE - THREAD_LOCALS
}

/// `ThreadLocal.get()` on the given thread: the value of the key's entry.
///
/// `None` if there is no entry. Then `get` and `setInitialValue` are still
/// running, and the caller has to go on with [`set_initial_value`] once it has
/// the initial value, or with [`abandon_initial_value`] if there will be none.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn get<O: Observer>(memory: &mut Memory<O>, thread: Address, key: Address) -> Option<u32> {
    enter(memory, Method::Get);
    let map = memory.get(thread + THREAD_LOCALS);
    did(memory, Line::GetMap);
    if decided(memory, Line::GetNoMap, map == 0) {
        did(memory, Line::GetFirstValue);
    } else {
        did(memory, Line::GetEntryOfMap);
        let entry = map::get_entry(memory, map, key);
        if !decided(memory, Line::GetNoEntry, entry == 0) {
            let value = memory.get(entry + ENTRY_VALUE);
            did(memory, Line::GetValue);
            leave(memory);
            return Some(value);
        }
        did(memory, Line::GetInitialValue);
    }
    enter(memory, Method::SetInitialValue);
    did(memory, Line::InitialValue);
    None
}

/// The rest of `ThreadLocal.setInitialValue()`, and of the `get` that called
/// it: stores the value that `initialValue()` has returned. `get` returns the
/// same value.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn set_initial_value<O: Observer>(
    memory: &mut Memory<O>,
    thread: Address,
    key: Address,
    value: u32,
) {
    let map = memory.get(thread + THREAD_LOCALS);
    did(memory, Line::InitialMap);
    if decided(memory, Line::InitialNoMap, map == 0) {
        did(memory, Line::InitialCreateMap);
        create_map(memory, thread, key, value);
    } else {
        did(memory, Line::InitialSet);
        apart(memory, |memory| map::set(memory, map, key, value));
    }
    did(memory, Line::InitialReturn);
    abandon_initial_value(memory);
}

/// Leaves `setInitialValue` and `get` after `initialValue()` has thrown.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn abandon_initial_value<O: Observer>(memory: &mut Memory<O>) {
    leave(memory);
    leave(memory);
}

/// `ThreadLocal.set(T)` on the given thread.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn set<O: Observer>(memory: &mut Memory<O>, thread: Address, key: Address, value: u32) {
    enter(memory, Method::Set);
    let map = memory.get(thread + THREAD_LOCALS);
    did(memory, Line::SetMap);
    if decided(memory, Line::SetNoMap, map == 0) {
        did(memory, Line::SetCreateMap);
        create_map(memory, thread, key, value);
    } else {
        did(memory, Line::SetInMap);
        map::set(memory, map, key, value);
    }
    leave(memory);
}

/// `ThreadLocal.remove()` on the given thread.
#[cfg_attr(feature = "inlined", inline(always))]
pub fn remove<O: Observer>(memory: &mut Memory<O>, thread: Address, key: Address) {
    enter(memory, Method::Remove);
    let map = memory.get(thread + THREAD_LOCALS);
    did(memory, Line::RemoveMap);
    if decided(memory, Line::RemoveHasMap, map != 0) {
        did(memory, Line::RemoveFromMap);
        map::remove(memory, map, key);
    }
    leave(memory);
}

/// `ThreadLocal.createMap(Thread, T)`
#[cfg_attr(feature = "inlined", inline(always))]
fn create_map<O: Observer>(memory: &mut Memory<O>, thread: Address, key: Address, value: u32) {
    called(memory, Method::CreateMap, |memory| {
        did(memory, Line::CreateMapNew);
        let map = map::create(memory, key, value);
        memory.put(thread + THREAD_LOCALS, map);
        did(memory, Line::CreateMapStore);
    });
}

//! The part of `ThreadLocalMap` that gets rid of stale entries:
//! `replaceStaleEntry`, `expungeStaleEntry`, `cleanSomeSlots` and
//! `expungeStaleEntries`.

use crate::layout::{ENTRY_KEY, ENTRY_VALUE};
use crate::listing::{Line, Method, Variable};
use crate::memory::{Address, Memory, Observer};
use crate::step::{again, called, decided, did};
use crate::table::{Table, change_size, new_entry, refers_to};

/// `ThreadLocalMap.replaceStaleEntry(ThreadLocal, Object, int)`: puts the key
/// into the slot of a stale entry that stands in its way, then expunges the
/// other stale entries of the run, if it has seen any.
#[cfg_attr(feature = "inlined", inline(always))]
pub(crate) fn replace_stale_entry<O: Observer>(
    memory: &mut Memory<O>,
    map: Address,
    key: Address,
    value: u32,
    stale_slot: u32,
) {
    called(memory, Method::ReplaceStaleEntry, |memory| {
        memory.set_variable(Variable::ReplaceKey, key);
        memory.set_variable(Variable::ReplaceStaleSlot, stale_slot);
        let table = Table::of(memory, map);
        let first_stale = look_back(memory, table, stale_slot);
        let (i, slot_to_expunge) = look_ahead(memory, table, key, stale_slot, first_stale);
        let e = table.entry(memory, i);
        let stale = table.entry(memory, stale_slot);
        let slot_to_expunge = if decided(memory, Line::ReplaceFound, e != 0) {
            memory.set_variable(Variable::ReplaceE, e);
            did(memory, Line::ReplaceEntry);
            memory.put(e + ENTRY_VALUE, value);
            did(memory, Line::ReplaceValue);
            table.put(memory, i, stale);
            did(memory, Line::ReplaceStaleDown);
            table.put(memory, stale_slot, e);
            did(memory, Line::ReplaceEntryUp);
            if decided(memory, Line::ReplaceSwapOnly, slot_to_expunge == stale_slot) {
                memory.set_variable(Variable::ReplaceSlotToExpunge, i);
                did(memory, Line::ReplaceExpungeSwapped);
                i
            } else {
                slot_to_expunge
            }
        } else {
            memory.put(stale + ENTRY_VALUE, 0);
            did(memory, Line::ReplaceDropValue);
            let entry = new_entry(memory, key, value);
            table.put(memory, stale_slot, entry);
            did(memory, Line::ReplaceNewEntry);
            if decided(memory, Line::ReplaceAlone, slot_to_expunge == stale_slot) {
                did(memory, Line::ReplaceReturn);
                return;
            }
            slot_to_expunge
        };
        did(memory, Line::ReplaceExpunge);
        let i = expunge_stale_entry(memory, map, slot_to_expunge);
        memory.set_variable(Variable::ReplaceI, i);
        did(memory, Line::ReplaceClean);
        clean_some_slots(memory, map, i, table.length());
    });
}

/// The first scan of `replaceStaleEntry`: the first stale slot of the run,
/// looking back from `stale_slot`, or `stale_slot` itself.
#[cfg_attr(feature = "inlined", inline(always))]
fn look_back<O: Observer>(memory: &mut Memory<O>, table: Table, stale_slot: u32) -> u32 {
    let mut slot_to_expunge = stale_slot;
    memory.set_variable(Variable::ReplaceSlotToExpunge, slot_to_expunge);
    did(memory, Line::ReplaceExpungeHere);
    let mut i = table.previous(stale_slot);
    memory.set_variable(Variable::ReplaceI, i);
    did(memory, Line::ReplaceBack);
    loop {
        let e = table.look(memory, i);
        if !again(memory, Line::ReplaceBackTaken, e != 0) {
            return slot_to_expunge;
        }
        let stale = refers_to(memory, e, 0);
        if decided(memory, Line::ReplaceBackStale, stale) {
            slot_to_expunge = i;
            memory.set_variable(Variable::ReplaceSlotToExpunge, slot_to_expunge);
            did(memory, Line::ReplaceExpungeBehind);
        }
        i = table.previous(i);
        memory.set_variable(Variable::ReplaceI, i);
        did(memory, Line::ReplaceBackNext);
    }
}

/// The second scan of `replaceStaleEntry`: the slot of the key, or of the
/// null behind the run; and the slot to expunge, the first stale one ahead if
/// there was none behind.
#[cfg_attr(feature = "inlined", inline(always))]
fn look_ahead<O: Observer>(
    memory: &mut Memory<O>,
    table: Table,
    key: Address,
    stale_slot: u32,
    mut slot_to_expunge: u32,
) -> (u32, u32) {
    let mut i = table.next(stale_slot);
    memory.set_variable(Variable::ReplaceI, i);
    did(memory, Line::ReplaceOn);
    loop {
        let e = table.look(memory, i);
        let probes = e != 0 && !refers_to(memory, e, key);
        if !again(memory, Line::ReplaceOnTaken, probes) {
            return (i, slot_to_expunge);
        }
        let first_stale = slot_to_expunge == stale_slot && refers_to(memory, e, 0);
        if decided(memory, Line::ReplaceOnStale, first_stale) {
            slot_to_expunge = i;
            memory.set_variable(Variable::ReplaceSlotToExpunge, slot_to_expunge);
            did(memory, Line::ReplaceExpungeAhead);
        }
        i = table.next(i);
        memory.set_variable(Variable::ReplaceI, i);
        did(memory, Line::ReplaceOnNext);
    }
}

/// `ThreadLocalMap.expungeStaleEntry(int)`: empties the slot, then expunges
/// or reseats the entries that follow, up to the next null, whose slot it
/// returns.
#[cfg_attr(feature = "inlined", inline(always))]
pub(crate) fn expunge_stale_entry<O: Observer>(
    memory: &mut Memory<O>,
    map: Address,
    stale_slot: u32,
) -> u32 {
    called(memory, Method::ExpungeStaleEntry, |memory| {
        memory.set_variable(Variable::ExpungeStaleSlot, stale_slot);
        let table = Table::of(memory, map);
        let stale = table.entry(memory, stale_slot);
        memory.put(stale + ENTRY_VALUE, 0);
        did(memory, Line::ExpungeValue);
        table.put(memory, stale_slot, 0);
        did(memory, Line::ExpungeSlot);
        change_size(memory, map, -1);
        did(memory, Line::ExpungeSize);
        let mut i = table.next(stale_slot);
        memory.set_variable(Variable::ExpungeI, i);
        did(memory, Line::ExpungeOn);
        loop {
            let e = table.look(memory, i);
            if !again(memory, Line::ExpungeTaken, e != 0) {
                did(memory, Line::ExpungeReturn);
                return i;
            }
            let key = memory.get(e + ENTRY_KEY);
            if decided(memory, Line::ExpungeStale, key == 0) {
                memory.put(e + ENTRY_VALUE, 0);
                did(memory, Line::ExpungeNextValue);
                table.put(memory, i, 0);
                did(memory, Line::ExpungeNextSlot);
                change_size(memory, map, -1);
                did(memory, Line::ExpungeNextSize);
            } else {
                let h = table.home_of(memory, key);
                memory.set_variable(Variable::ExpungeH, h);
                did(memory, Line::ExpungeHome);
                if decided(memory, Line::ExpungeDisplaced, h != i) {
                    reseat(memory, table, e, i, h);
                }
            }
            i = table.next(i);
            memory.set_variable(Variable::ExpungeI, i);
            did(memory, Line::ExpungeNext);
        }
    })
}

/// The part of `expungeStaleEntry` that moves a displaced entry from slot `i`
/// to the first free slot from its home `h` on.
#[cfg_attr(feature = "inlined", inline(always))]
fn reseat<O: Observer>(memory: &mut Memory<O>, table: Table, e: Address, i: u32, mut h: u32) {
    memory.set_variable(Variable::ExpungeE, e);
    did(memory, Line::ExpungeTake);
    table.put(memory, i, 0);
    did(memory, Line::ExpungeLift);
    while {
        let taken = table.is_taken(memory, h);
        again(memory, Line::ExpungeCollides, taken)
    } {
        h = table.next(h);
        memory.set_variable(Variable::ExpungeH, h);
        did(memory, Line::ExpungeProbe);
    }
    table.put(memory, h, e);
    did(memory, Line::ExpungeReseat);
}

/// `ThreadLocalMap.cleanSomeSlots(int, int)`: looks for stale entries behind
/// slot `i`, once for each time that `n` can be halved until it is 0, and
/// starts counting again from the table's length after each find. Returns
/// whether it found any.
#[cfg_attr(feature = "inlined", inline(always))]
pub(crate) fn clean_some_slots<O: Observer>(
    memory: &mut Memory<O>,
    map: Address,
    mut i: u32,
    mut n: u32,
) -> bool {
    called(memory, Method::CleanSomeSlots, |memory| {
        memory.set_variable(Variable::CleanI, i);
        memory.set_variable(Variable::CleanN, n);
        let table = Table::of(memory, map);
        let mut removed = false;
        memory.set_variable(Variable::CleanRemoved, removed.into());
        did(memory, Line::CleanNothingYet);
        while again(memory, Line::CleanMore, n != 0) {
            i = table.next(i);
            memory.set_variable(Variable::CleanI, i);
            did(memory, Line::CleanNext);
            let stale = table.is_stale(memory, i);
            if decided(memory, Line::CleanStale, stale) {
                removed = true;
                memory.set_variable(Variable::CleanRemoved, removed.into());
                did(memory, Line::CleanRemoved);
                did(memory, Line::CleanExpunge);
                i = expunge_stale_entry(memory, map, i);
                memory.set_variable(Variable::CleanI, i);
                n = table.length();
                memory.set_variable(Variable::CleanN, n);
                did(memory, Line::CleanRestart);
            }
            n >>= 1;
            memory.set_variable(Variable::CleanN, n);
            did(memory, Line::CleanHalve);
        }
        did(memory, Line::CleanReturn);
        removed
    })
}

/// `ThreadLocalMap.expungeStaleEntries()`
#[cfg_attr(feature = "inlined", inline(always))]
pub(crate) fn expunge_stale_entries<O: Observer>(memory: &mut Memory<O>, map: Address) {
    called(memory, Method::ExpungeStaleEntries, |memory| {
        let table = Table::of(memory, map);
        let mut j = 0;
        memory.set_variable(Variable::SweepJ, j);
        did(memory, Line::SweepFirst);
        while again(memory, Line::SweepMore, j < table.length()) {
            let stale = table.is_stale(memory, j);
            if decided(memory, Line::SweepStale, stale) {
                did(memory, Line::SweepExpunge);
                expunge_stale_entry(memory, map, j);
            }
            j += 1;
            memory.set_variable(Variable::SweepJ, j);
            did(memory, Line::SweepNext);
        }
    });
}

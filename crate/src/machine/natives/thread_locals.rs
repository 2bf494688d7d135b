//! `ThreadLocal`: the part around the map that calls the scenario back.

use threadlocal_map::design::recorded;
use threadlocal_map::layout::KEY_HASH;
use threadlocal_map::memory::{Address, word_of};
use threadlocal_map::thread_local::inheriting;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::jvm::world::{ARGUMENTS, IN_OPERATION};
use crate::words::Key;

use super::super::frames::{Native, SLOTS};
use super::super::steps::Kind;
use super::super::{Interrupt, Machine, Outcome, Stored};
use super::Call;

/// What an Entry takes, and a table of 16 and a map beside it at most.
const ENTRY_BYTES: u64 = 32;

impl Machine<'_> {
    /// Runs a method of the algorithm on the map of the current thread that the
    /// key's class uses. Key and value stay reachable meanwhile.
    pub(super) fn in_operation<T>(
        &mut self,
        key: Address,
        value: Word,
        run: impl FnOnce(&mut Self, Address) -> T,
    ) -> Outcome<T> {
        self.world.put(ARGUMENTS, key);
        self.world.put(ARGUMENTS + 1, value);
        self.world.put(IN_OPERATION, 1);
        let top = self.world.memory.top();
        let mut thread = self.current_thread();
        if key != NULL && self.world.is_inheritable(key) {
            thread = inheriting(thread);
        }
        let result = run(self, thread);
        self.world.charge(top);
        self.world.put(IN_OPERATION, 0);
        self.check_steps()?;
        // The listing's looks are steps; those of another design would cost nothing.
        let looks = self.world.memory.observer.take_looks();
        self.visit(usize::try_from(looks).unwrap_or(usize::MAX))?;
        Ok(result)
    }

    /// Enters a value into the list that the ledger is made of.
    fn note_stored(&mut self, key: Address, value: Word) {
        let index = word_of(self.stored.len());
        let before = self.last_stored.insert(value, index);
        if let Some(before) = before {
            self.stored[before as usize].again = index;
        }
        let earlier = self.stored.last().map_or(0, |last| last.values);
        let is_new = before.is_none() && is_reference(value);
        self.stored.push(Stored {
            step: self.world.memory.observer.step_count() + 1,
            value,
            key,
            task: self.current_tasks.last().copied().flatten(),
            first: before.is_none(),
            values: earlier + u32::from(is_new),
            again: u32::MAX,
        });
    }

    pub(super) fn thread_local_set(&mut self, key: Address, value: Word) -> Outcome<Call> {
        let value = self.world.boxed(value);
        self.in_operation(key, value, |machine, thread| {
            recorded::set(
                machine.world.design,
                &mut machine.world.memory,
                thread,
                key,
                value,
            );
        })?;
        self.note_stored(key, value);
        self.operation(Kind::Set, [key, value])?;
        self.done(NULL)
    }

    pub(super) fn thread_local_remove(&mut self, key: Address) -> Outcome<Call> {
        self.in_operation(key, NULL, |machine, thread| {
            recorded::remove(machine.world.design, &mut machine.world.memory, thread, key);
        })?;
        self.operation(Kind::Removed, [key, NULL])?;
        self.done(NULL)
    }

    pub(super) fn thread_local_get(&mut self, key: Address) -> Outcome<Call> {
        let found = self.in_operation(key, NULL, |machine, thread| {
            recorded::get(machine.world.design, &mut machine.world.memory, thread, key)
        })?;
        if let Some(value) = found {
            self.push(value);
            self.operation(Kind::Got, [key, value])?;
            return Ok(Call::Done);
        }
        self.step(Kind::InitialValue, [key, NULL])?;
        if let Some(method) = self.method_named(key, "initialValue/0") {
            self.push_native(Native::InitialValue, &[key])?;
            self.call_method(method, key, &[])?;
            return Ok(Call::Frame);
        }
        if self.world.class_of(key) != class::SUPPLIED_THREAD_LOCAL {
            self.set_initial_value(key, NULL)?;
            self.push(NULL);
            self.operation(Kind::Got, [key, NULL])?;
            return Ok(Call::Done);
        }
        let supplier = self.world.get(key + field::SUPPLIER);
        self.push_native(Native::InitialValue, &[key])?;
        self.call_lambda(supplier, &[])?;
        Ok(Call::Frame)
    }

    fn set_initial_value(&mut self, key: Address, value: Word) -> Outcome {
        self.in_operation(key, value, |machine, thread| {
            recorded::set_initial_value(
                machine.world.design,
                &mut machine.world.memory,
                thread,
                key,
                value,
            );
        })?;
        self.note_stored(key, value);
        Ok(())
    }

    pub(super) fn initial_value_returned(
        &mut self,
        result: Result<Word, Address>,
    ) -> Outcome<bool> {
        let key = self.world.get(self.frame + SLOTS);
        let Ok(value) = result else {
            recorded::abandon_initial_value(self.world.design, &mut self.world.memory);
            return self.abandon_native();
        };
        // The rest of `setInitialValue` is as deep as its first line was.
        self.pop_frame();
        self.reload();
        self.set_initial_value(key, value)?;
        self.push(value);
        self.operation(Kind::Got, [key, value])?;
        self.pc += 1;
        Ok(true)
    }

    /// Creates ThreadLocals until one has its home in `slot` of 16.
    pub(super) fn at_slot(&mut self, slot: Word) -> Outcome<Call> {
        let slot = self.int(slot)?;
        if !(0..16).contains(&slot) {
            return Err(Interrupt::stop(Key::StopSlot));
        }
        // An increment is odd, so sixteen in a row have sixteen homes.
        loop {
            self.reserve(ENTRY_BYTES)?;
            let key = self.world.new_thread_local(None);
            if self.world.get(key + KEY_HASH) & 15 == slot as u32 {
                return self.done(key);
            }
        }
    }

    pub(super) fn home(&mut self, key: Word, length: Word) -> Outcome<Call> {
        let length = self.int(length)?;
        if !is_reference(key) || !self.world.is_thread_local(key) {
            return Err(self.null_pointer());
        }
        if length <= 0 || !(length as u32).is_power_of_two() {
            return Err(Interrupt::stop(Key::StopLength));
        }
        let home = self.world.get(key + KEY_HASH) & (length as u32 - 1);
        self.done_value(Value::Int(home as i32))
    }
}

//! `CountDownLatch`, `AtomicInteger` and `TimeUnit`.
//!
//! There is one thread at a time and no clock: whoever would wait finds the
//! latch at zero, or waits for ever.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word};
use crate::words::Key;

use super::super::library::{self, MethodName};
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

impl Machine<'_> {
    pub(super) fn new_latch(&mut self, count: Word) -> Outcome<Call> {
        let count = self.int(count)?;
        if count < 0 {
            return Err(self.throw("java.lang.IllegalArgumentException", "count < 0"));
        }
        let latch = self.world.allocate(class::LATCH, field::LATCH_WORDS);
        self.world.put(latch + field::LATCH_COUNT, count as u32);
        self.done(latch)
    }

    pub(super) fn invoke_latch(
        &mut self,
        name: MethodName,
        latch: Address,
        arguments: &[Word],
    ) -> Outcome<Call> {
        let count = self.world.get(latch + field::LATCH_COUNT);
        match (name, arguments) {
            (MethodName::CountDown, _) => {
                let less = count.saturating_sub(1);
                self.world.put(latch + field::LATCH_COUNT, less);
                self.schedule.counted_down(latch);
                self.done(NULL)
            }
            (MethodName::Await, []) if count > 0 => Err(Interrupt::stop(Key::StopDeadlock)),
            (MethodName::Await, _) => {
                self.schedule.latch_awaited(latch, count);
                match arguments {
                    [] => self.done(NULL),
                    _ => self.done_value(Value::Boolean(count == 0)),
                }
            }
            (MethodName::GetCount, _) => self.done_value(Value::Long(count.into())),
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// `new AtomicInteger()`, `(value)`
    pub(super) fn new_atomic(&mut self, arguments: &[Word]) -> Outcome<Call> {
        let value = match arguments.first() {
            Some(&value) => self.int(value)?,
            None => 0,
        };
        let word = self.world.word(Value::Int(value));
        let atomic = self
            .world
            .allocate(class::ATOMIC_INTEGER, field::ATOMIC_WORDS);
        self.world.put(atomic + field::ATOMIC_VALUE, word);
        self.done(atomic)
    }

    pub(super) fn invoke_atomic(
        &mut self,
        name: MethodName,
        atomic: Address,
        argument: Word,
    ) -> Outcome<Call> {
        let old = self.world.get(atomic + field::ATOMIC_VALUE);
        let old = self.int(old)?;
        let (new, result) = match name {
            MethodName::Get | MethodName::IntValue => (old, Value::Int(old)),
            MethodName::LongValue => (old, Value::Long(old.into())),
            MethodName::Set => (self.int(argument)?, Value::Null),
            MethodName::AddAndGet => {
                let new = old.wrapping_add(self.int(argument)?);
                (new, Value::Int(new))
            }
            MethodName::GetAndAdd => {
                let new = old.wrapping_add(self.int(argument)?);
                (new, Value::Int(old))
            }
            MethodName::IncrementAndGet => (old.wrapping_add(1), Value::Int(old.wrapping_add(1))),
            MethodName::DecrementAndGet => (old.wrapping_sub(1), Value::Int(old.wrapping_sub(1))),
            MethodName::GetAndIncrement => (old.wrapping_add(1), Value::Int(old)),
            MethodName::GetAndDecrement => (old.wrapping_sub(1), Value::Int(old)),
            _ => return Err(Interrupt::stop(Key::StopTypes)),
        };
        if new != old {
            let word = self.world.word(Value::Int(new));
            self.world.put(atomic + field::ATOMIC_VALUE, word);
        }
        self.done_value(result)
    }

    /// The constant of `TimeUnit`, which its class holds for ever.
    pub(super) fn time_unit(&mut self, ordinal: u8) -> Address {
        if let Some(&unit) = self.time_units.get(ordinal) {
            return unit;
        }
        let unit = self.world.allocate(class::TIME_UNIT, field::UNIT_WORDS);
        self.world.put(unit + field::UNIT_ORDINAL, ordinal.into());
        self.world.make_permanent(unit);
        self.time_units.insert(ordinal, unit);
        unit
    }

    /// The name of a constant of `TimeUnit`.
    pub(in super::super) fn time_unit_name(&self, unit: Address) -> &'static str {
        let ordinal = self.world.get(unit + field::UNIT_ORDINAL);
        library::TIME_UNITS[ordinal as usize]
    }

    pub(super) fn invoke_time_unit(&mut self, name: MethodName, unit: Address) -> Outcome<Call> {
        match name {
            MethodName::Sleep => self.done(NULL),
            MethodName::Name => {
                let name = self.time_unit_name(unit);
                let name = self.world.literal(name);
                self.done(name)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }
}

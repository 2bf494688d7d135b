//! Enums, and what a scenario may ask of a `Class`.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::words::Key;

use super::super::library::{Function, MethodName};
use super::super::text::class_name;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

impl Machine<'_> {
    /// `Enum.name()`
    pub(in super::super) fn enum_name(&self, constant: Address) -> &str {
        let name = self.world.get(constant + field::ENUM_NAME);
        self.world.string_text(name)
    }

    pub(super) fn invoke_enum(
        &mut self,
        name: MethodName,
        constant: Address,
        other: Word,
    ) -> Outcome<Call> {
        let ordinal = |machine: &Self, constant: Word| {
            let word = machine.world.get(constant + field::ENUM_ORDINAL);
            match machine.world.value(word) {
                Value::Int(ordinal) => ordinal,
                _ => 0,
            }
        };
        match name {
            MethodName::Name => {
                let name = self.world.get(constant + field::ENUM_NAME);
                self.done(name)
            }
            MethodName::Ordinal => self.done_value(Value::Int(ordinal(self, constant))),
            MethodName::CompareTo | MethodName::Functional if self.is_beside(constant, other) => {
                let difference = ordinal(self, constant) - ordinal(self, other);
                self.done_value(Value::Int(difference))
            }
            MethodName::CompareTo | MethodName::Functional if other == NULL => {
                Err(self.null_pointer())
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// Whether the other one is a constant of the same enum.
    fn is_beside(&self, constant: Address, other: Word) -> bool {
        is_reference(other)
            && self.world.class_of(other) == class::ENUM
            && self.world.user_class(other) == self.world.user_class(constant)
    }

    /// `valueOf` of an enum: the constant of that name among all of them.
    pub(super) fn enum_value_of(&mut self, name: Word, constants: Word) -> Outcome<Call> {
        if name == NULL {
            return Err(self.throw("java.lang.NullPointerException", "Name is null"));
        }
        let text = self.world.string_text(name).to_owned();
        let count = self.array_length(constants)?;
        let first = constants + field::ARRAY_ELEMENTS;
        let all = self.world.memory.slice(first, count).to_vec();
        if let Some(&found) = all.iter().find(|&&it| self.enum_name(it) == text) {
            return self.done(found);
        }
        let binary = self.world.array_type(constants);
        let class = self.program.qualified(binary).replace('$', ".");
        let message = format!("No enum constant {class}.{text}");
        Err(self.throw("java.lang.IllegalArgumentException", &message))
    }

    /// `getClass().getSimpleName()` and `getClass().getName()`
    pub(super) fn name_of_class(&mut self, function: Function, object: Word) -> Outcome<Call> {
        let class = self.world.class_of(object);
        if matches!(
            class,
            class::LAMBDA | class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY
        ) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let name = match function {
            Function::SimpleName => class_name(&self.world, object),
            _ => {
                let name = self.qualified_class(object);
                name.ok_or(Interrupt::stop(Key::StopTypes))?
            }
        };
        let string = self.world.literal(&name);
        self.done(string)
    }

    /// `one.getClass() == other.getClass()`
    pub(super) fn same_class(&mut self, one: Word, other: Word) -> Outcome<Call> {
        let class = |machine: &Self, object: Word| {
            let class = machine.world.class_of(object);
            let own = machine.world.user_class(object);
            (class, own, machine.world.mirror(object))
        };
        let is_array = |machine: &Self, object: Word| {
            let class = machine.world.class_of(object);
            matches!(class, class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY)
        };
        if !is_reference(one) || is_array(self, one) || is_array(self, other) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let is_same = class(self, one) == class(self, other);
        self.done_value(Value::Boolean(is_same))
    }
}

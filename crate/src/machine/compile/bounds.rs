//! Where the compiler gives up: what a class file cannot hold, as javac refuses
//! it, and what takes more work than the budget allows.
//!
//! It gives up once and with one error. From then on nothing is compiled, and
//! nothing else is said: what is built meanwhile is of no use.

use crate::budget::{Exhausted, Work};
use crate::java::ast::{Name, Span};
use crate::java::diagnostic::Diagnostic;
use crate::jvm::value::Value;
use crate::limits;
use crate::words::Key;

use super::super::code::{ClassId, Method};
use super::super::types::Ty;
use super::Compiler;

/// The number of something that a source makes, from 0.
pub fn index(number: usize) -> u32 {
    // The budget ends long before this many of anything.
    u32::try_from(number).expect("a source of 64 KiB makes fewer than 2^32 of anything")
}

/// A length or place that the compiler counts, as a number of the scenario.
pub fn number(count: usize) -> Value {
    // No source has so many of anything.
    Value::Int(i32::try_from(count).unwrap_or(i32::MAX))
}

impl Compiler {
    /// Whether it has given up.
    pub fn has_given_up(&self) -> bool {
        self.surrender.is_some()
    }

    /// Gives up for this reason, if it has not before.
    pub fn give_up(&mut self, span: Span, key: Key, arguments: Vec<(&'static str, String)>) {
        let error = || Diagnostic::error(span, key, arguments);
        self.surrender.get_or_insert_with(error);
    }

    /// Takes work from the budget; without any left, it gives up.
    pub fn spend(&mut self, work: Work, amount: usize) {
        if let Err(Exhausted(work)) = self.budget.spend(work, amount as u64) {
            let name = match work {
                Work::Liveness => vec![("name", self.body.method.name.clone())],
                _ => Vec::new(),
            };
            self.give_up(self.place_at_hand(), work.message(), name);
        }
    }

    /// Where the code at hand stands in the source.
    fn place_at_hand(&self) -> Span {
        let last = self.program.places.last();
        last.map_or(Span::default(), |place| place.span)
    }

    /// How many of something an instruction takes: what does not fit there fits
    /// into no class file.
    pub fn operands(&mut self, count: usize) -> u8 {
        u8::try_from(count).unwrap_or_else(|_| {
            let name = self.body.method.name.clone();
            self.too_many_slots(self.place_at_hand(), name, count);
            u8::MAX
        })
    }

    /// The number of a field or static, counted over the whole scenario.
    pub fn field_number(&mut self, span: Span, number: usize) -> u16 {
        u16::try_from(number).unwrap_or_else(|_| {
            let arguments = vec![("limit", u16::MAX.to_string())];
            self.give_up(span, Key::DiagnosticLimitFields, arguments);
            u16::MAX
        })
    }

    /// A method with these parameters, besides `before` slots of what javac
    /// adds (JVMS 4.3.3).
    pub fn check_slots(&mut self, name: &Name, before: usize, parameters: &[Ty]) {
        let slots = parameters.iter().map(|ty| usize::from(ty.slots()));
        let slots = before + slots.sum::<usize>();
        if slots > limits::ARGUMENT_SLOTS as usize {
            self.too_many_slots(name.span, name.text.clone(), slots);
        }
    }

    fn too_many_slots(&mut self, span: Span, name: String, count: usize) {
        let arguments = vec![
            ("name", name),
            ("count", count.to_string()),
            ("limit", limits::ARGUMENT_SLOTS.to_string()),
        ];
        self.give_up(span, Key::DiagnosticLimitArgumentSlots, arguments);
    }

    /// The method at hand has grown.
    pub fn check_code(&mut self) {
        let Method { name, slots, .. } = &self.body.method;
        let (key, limit) = if self.body.bytes > limits::CODE_BYTES {
            (Key::DiagnosticLimitCode, limits::CODE_BYTES)
        } else if u32::from(*slots) >= limits::SLOTS {
            (Key::DiagnosticLimitSlots, limits::SLOTS)
        } else {
            return;
        };
        let arguments = vec![("name", name.clone()), ("limit", limit.to_string())];
        self.give_up(self.place_at_hand(), key, arguments);
    }

    /// An array type has so many dimensions.
    pub fn check_dimensions(&mut self, span: Span, count: u32) {
        if count > limits::DIMENSIONS {
            let arguments = vec![
                ("count", count.to_string()),
                ("limit", limits::DIMENSIONS.to_string()),
            ];
            self.give_up(span, Key::DiagnosticLimitDimensions, arguments);
        }
    }

    /// A text that becomes a constant: javac says "constant string too long".
    pub fn check_constant(&mut self, text: &str) {
        // NUL takes two bytes there, what has surrogates six.
        let bytes = |unit: char| match unit {
            '\0' => 2,
            '\u{10000}'.. => 6,
            unit => unit.len_utf8(),
        };
        if text.chars().map(bytes).sum::<usize>() > limits::CONSTANT_BYTES {
            let limit = vec![("limit", limits::CONSTANT_BYTES.to_string())];
            self.give_up(self.place_at_hand(), Key::DiagnosticLimitConstant, limit);
        }
    }

    /// A type was made at `span`, which others can hold.
    pub fn check_type(&mut self, span: Span, ty: &Ty) {
        let parts = ty.parts();
        self.spend(Work::Typing, parts as usize);
        if parts > limits::TYPE_NODES {
            let limit = vec![("limit", limits::TYPE_NODES.to_string())];
            self.give_up(span, Key::DiagnosticLimitType, limit);
        }
    }

    /// What a class extends, with all type arguments written out, does not grow
    /// without end from class to class.
    pub fn check_supertypes(&mut self, class: ClassId) {
        let span = self.classes[class as usize].span;
        for above in self.supertypes(&self.type_of_class(class)) {
            self.check_type(span, &above);
        }
    }
}

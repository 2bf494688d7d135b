//! Texts, and what a program can print.

use super::scope::Generator;
use super::types::{Code, Primitive, Type, level};

const WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "a b",
    "",
    "\\\"q\\\"",
    "back\\\\slash",
    "\\ttab",
    "caf\\u00e9",
    "\u{5730}",
    "x|y",
    "\u{1f600}",
];

impl Generator {
    /// A text literal with its quotes.
    pub fn text_literal(&mut self) -> String {
        let word = self.pick(WORDS);
        format!("\"{word}\"")
    }

    /// A concatenation, or another text.
    pub fn text(&mut self, depth: u32) -> Option<Code> {
        match self.random.below(5) {
            0 => {
                let primitive = self.random.weighted(Primitive::WEIGHTS);
                let value = self.primitive(primitive, depth + 1);
                Some(Code::primary(format!("String.valueOf({value})")))
            }
            1 => Some(Code::primary("Thread.currentThread().getName()")),
            2 => {
                let boxed = self.variable(|variable| {
                    matches!(variable.ty, Type::Boxed(_) | Type::String) && !variable.is_nullable
                })?;
                Some(Code::primary(format!("{}.toString()", boxed.name)))
            }
            _ => Some(self.concatenation(depth)),
        }
    }

    /// `"a" + b + …`
    pub fn concatenation(&mut self, depth: u32) -> Code {
        let mut code = Code::primary(self.text_literal());
        if self.random.chance(30) {
            let left = self.printable(depth + 1);
            code = Code::binary(left, "+", code, level::SUM);
        }
        for _ in 0..self.random.below(3) + 1 {
            let part = self.printable(depth + 1);
            code = Code::binary(code, "+", part, level::SUM);
        }
        code
    }

    /// Something that prints the same on every run; it can be null.
    pub fn printable(&mut self, depth: u32) -> Code {
        let nullable = self.variable(|variable| variable.ty.is_printable());
        if let Some(variable) = nullable.filter(|_| self.random.chance(30)) {
            return Code::primary(variable.name);
        }
        if let Some(code) = self.stored_text().filter(|_| self.random.chance(40)) {
            return code;
        }
        if self.random.chance(5) {
            let condition = self.boolean(depth + 1).at(level::OR);
            // The literal takes the type of the other branch.
            let character = self
                .primitive(Primitive::Char, depth + 1)
                .at(level::CONDITIONAL);
            return Code::new(
                format!("{condition} ? {character} : 65"),
                level::CONDITIONAL,
            );
        }
        let ty = match self.random.chance(40) {
            true => Type::String,
            false => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
        };
        self.value(&ty, depth)
    }

    /// What a key, a weak reference or a list gives; null if there is nothing.
    fn stored_text(&mut self) -> Option<Code> {
        let is_initial = self.frame.is_initial;
        let holder = self.variable(|variable| match &variable.ty {
            Type::ThreadLocal(value) => {
                !is_initial && !variable.is_nullable && value.is_printable()
            }
            Type::WeakReference(value) => !variable.is_nullable && value.is_printable(),
            _ => false,
        })?;
        Some(Code::primary(format!("{}.get()", holder.name)))
    }
}

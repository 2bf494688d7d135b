//! What becomes of a value when an instruction wants another kind: unboxing,
//! widening, narrowing and checked casts.

use super::code::Conversion;
use super::library;
use super::{Interrupt, Machine, Outcome};
use crate::jvm::value::{NULL, Primitive, Value, Word};
use crate::words::Key;

impl Machine<'_> {
    /// The primitive of a word; null throws, another object stops the run.
    pub(super) fn unbox(&mut self, word: Word) -> Outcome<Value> {
        if word == NULL {
            return Err(self.null_pointer());
        }
        self.world
            .unboxed(word)
            .ok_or_else(|| Interrupt::stop(Key::StopTypes))
    }

    pub(super) fn truth(&mut self, word: Word) -> Outcome<bool> {
        match self.unbox(word)? {
            Value::Boolean(truth) => Ok(truth),
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// A number that must be an `int`: an index, a length.
    pub(super) fn int(&mut self, word: Word) -> Outcome<i32> {
        match self.unbox(word)? {
            Value::Boolean(_) | Value::Long(_) => Err(Interrupt::stop(Key::StopTypes)),
            other => {
                let number = i32::try_from(other.number().unwrap_or(0));
                number.map_err(|_| Interrupt::stop(Key::StopTypes))
            }
        }
    }

    pub(super) fn convert(&mut self, conversion: &Conversion) -> Outcome {
        if matches!(conversion, Conversion::Box | Conversion::BoxAs(_)) {
            self.reserve(64)?;
        }
        let word = self.pop();
        let word = match conversion {
            Conversion::To(primitive) | Conversion::Unbox(primitive) => {
                self.primitive(word, *primitive)?
            }
            Conversion::Box => self.world.boxed(word),
            Conversion::BoxAs(primitive) => {
                let word = self.primitive(word, *primitive)?;
                self.world.boxed(word)
            }
            Conversion::Check(name) => {
                self.check_cast(word, name)?;
                word
            }
        };
        self.push(word);
        Ok(())
    }

    pub(super) fn primitive(&mut self, word: Word, to: Primitive) -> Outcome<Word> {
        let value = self.unbox(word)?;
        let is_boolean = |primitive| primitive == Some(Primitive::Boolean);
        if is_boolean(value.primitive()) != (to == Primitive::Boolean) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let number = value.number().unwrap_or(0);
        Ok(self.world.word(to.of_long(number)))
    }

    fn check_cast(&mut self, word: Word, name: &str) -> Outcome {
        if word == NULL || self.is_instance(word, name) {
            return Ok(());
        }
        let names = self
            .qualified_class(word)
            .zip(library::qualified_name(name));
        let Some((class, target)) = names else {
            return Err(self.throw_unworded("java.lang.ClassCastException", ""));
        };
        let mut message = format!("class {class} cannot be cast to class {target}");
        // The rest names modules and loaders, of which the lab has only this one.
        if [&class, &target]
            .iter()
            .all(|name| name.starts_with("java."))
        {
            message.push_str(&format!(
                " ({class} and {target} are in module java.base of loader 'bootstrap')"
            ));
            return Err(self.throw("java.lang.ClassCastException", &message));
        }
        Err(self.throw_unworded("java.lang.ClassCastException", &message))
    }
}

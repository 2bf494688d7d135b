//! `String`, the boxes, `Throwable`, and what every object has.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Primitive, Value, Word, is_reference};
use crate::words::Key;

use super::super::library::MethodName;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

impl Machine<'_> {
    /// `new String()`, `new String(other)`
    pub(super) fn new_string(&mut self, arguments: &[Word]) -> Outcome<Call> {
        let string = match *arguments {
            [] => self.world.new_string(""),
            [NULL, ..] => return Err(self.null_pointer()),
            [other, ..] if self.world.class_of(other) == class::STRING => {
                self.world.copy_string(other)
            }
            [..] => return Err(Interrupt::stop(Key::StopTypes)),
        };
        self.done(string)
    }

    /// The String that `String.valueOf` and `toString` return: a String is its
    /// own, a constant of an enum has its name, null and the booleans have
    /// literals of the JDK, all else is new.
    pub(super) fn string_of(&mut self, word: Word) -> Outcome<Word> {
        if is_reference(word) && self.world.class_of(word) == class::STRING {
            return Ok(word);
        }
        if let Some(method) = self.method_named(word, "toString/0") {
            let class = self.class_for(method, &[word]);
            return self.run_to_end(method, vec![word], class);
        }
        if is_reference(word) && self.world.class_of(word) == class::ENUM {
            return Ok(self.world.get(word + field::ENUM_NAME));
        }
        let text = self.text_of(word)?;
        Ok(match self.world.unboxed(word) {
            Some(Value::Boolean(_)) => self.world.literal(&text),
            None if word == NULL => self.world.literal(&text),
            _ => self.world.new_string(&text),
        })
    }

    /// `String.valueOf(char[])`
    pub(super) fn text_of_characters(&mut self, array: Word) -> Outcome<Call> {
        let length = self.array_length(array)?;
        self.visit(length as usize)?;
        self.make_characters(length as usize)?;
        let mut units = Vec::new();
        for index in 0..length {
            let index = self.world.word(Value::Int(index as i32));
            let unit = self.load_element(array, index)?;
            units.extend(match self.world.value(unit) {
                Value::Char(unit) => Some(unit),
                _ => None,
            });
        }
        self.reserve(48 + u64::from(length) * 2)?;
        let string = self.world.new_string(&String::from_utf16_lossy(&units));
        self.done(string)
    }

    /// Methods of Strings, boxes and exceptions.
    pub(super) fn invoke_plain(
        &mut self,
        name: MethodName,
        object: Address,
        argument: Word,
    ) -> Outcome<Call> {
        let to = match name {
            MethodName::IntValue => Some(Primitive::Int),
            MethodName::LongValue => Some(Primitive::Long),
            MethodName::BooleanValue => Some(Primitive::Boolean),
            _ => None,
        };
        if let Some(to) = to {
            let word = self.primitive(object, to)?;
            return self.done(word);
        }
        match (name, self.world.class_of(object)) {
            (MethodName::Length, class::STRING) => {
                self.scan(object)?;
                let length = length_of(self.world.string_text(object));
                self.done_value(Value::Int(length))
            }
            (MethodName::IsEmpty, class::STRING) => {
                let empty = self.world.string_text(object).is_empty();
                self.done_value(Value::Boolean(empty))
            }
            (MethodName::CompareTo | MethodName::Functional, _) => {
                let order = self.compare(object, argument)?;
                self.done_value(Value::Int(order))
            }
            (MethodName::GetMessage, class::THROWABLE) => {
                if self.world.get(object + field::THROWABLE_UNWORDED) != 0 {
                    return Err(Interrupt::stop(Key::StopUnworded));
                }
                let message = self.world.get(object + field::THROWABLE_MESSAGE);
                self.done(message)
            }
            (MethodName::PrintStackTrace, class::THROWABLE) => {
                self.print_stack_trace(object)?;
                self.done(NULL)
            }
            (MethodName::GetCause, class::THROWABLE) => {
                let cause = self.world.get(object + field::THROWABLE_CAUSE);
                self.done(cause)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// `compareTo` of Strings and boxes.
    fn compare(&mut self, one: Address, other: Word) -> Outcome<i32> {
        let other = self.world.boxed(other);
        if other == NULL {
            return Err(self.null_pointer());
        }
        let class = self.world.class_of(one);
        if self.world.class_of(other) != class {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        if class == class::STRING {
            self.scan(one)?;
            self.scan(other)?;
            let [one, other] = [one, other].map(|string| self.world.string_text(string));
            let mut pairs = one.encode_utf16().zip(other.encode_utf16());
            let differing = pairs.find(|(left, right)| left != right);
            let lengths = [one, other].map(length_of);
            return Ok(match differing {
                Some((left, right)) => i32::from(left) - i32::from(right),
                None => lengths[0] - lengths[1],
            });
        }
        let numbers = [one, other].map(|it| Some(self.world.unboxed(it)?.number()));
        match numbers {
            [Some(one), Some(other)] => Ok(match class {
                // The others tell only which is greater.
                class::CHARACTER | class::BYTE | class::SHORT => {
                    let difference = one.unwrap_or(0) - other.unwrap_or(0);
                    i32::try_from(difference).unwrap_or(0)
                }
                _ => one.cmp(&other) as i32,
            }),
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    pub(super) fn equals(&mut self, left: Address, right: Word) -> Outcome<Call> {
        let right = self.world.boxed(right);
        let equal = self.is_equal(left, right)?;
        self.done_value(Value::Boolean(equal))
    }

    /// `hashCode`, unless it is an identity hash code.
    pub(super) fn hash_code(&mut self, object: Address) -> Outcome<Call> {
        let hash = self.hash_of(object)?;
        if !hash.is_defined {
            return Err(self.stop_identity(object));
        }
        self.done_value(Value::Int(hash.code))
    }
}

/// `String.length()`: UTF-16 code units. No text of a run is longer than an
/// `int` can tell.
fn length_of(text: &str) -> i32 {
    i32::try_from(text.encode_utf16().count()).unwrap_or(i32::MAX)
}

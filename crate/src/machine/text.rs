//! Values as text: what the program prints, what `Lab.dump` prints, and what a
//! reader calls an object.

use threadlocal_map::layout::{ENTRY_KEY, ENTRY_VALUE, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD};
use threadlocal_map::layout::{TABLE_LENGTH, TABLE_SLOTS, THREAD_LOCALS};
use threadlocal_map::memory::{Address, Observer};

use crate::jvm::class::{self, field, spec_of};
use crate::jvm::value::{NULL, Value, Word};
use crate::jvm::world::World;
use crate::words::Key;

use super::{Interrupt, Machine, Outcome};

/// The simple class name of an object, `""` where it has none (a lambda).
pub fn class_name<O: Observer>(world: &World<O>, object: Address) -> String {
    let class = world.class_of(object);
    match class {
        class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY => {
            format!("{}[]", world.array_type(object))
        }
        class::THROWABLE => {
            let qualified = world.pool.text(world.get(object + field::THROWABLE_CLASS));
            super::library::simple_name(qualified).to_owned()
        }
        _ => spec_of(class).name.to_owned(),
    }
}

/// A primitive as `String.valueOf` prints it.
pub fn primitive_text(value: Value) -> Option<String> {
    Some(match value {
        Value::Null | Value::Reference(_) => return None,
        Value::Boolean(truth) => truth.to_string(),
        Value::Char(unit) => String::from_utf16_lossy(&[unit]),
        other => other.number().unwrap_or(0).to_string(),
    })
}

/// The text of a String, a box or a primitive; `None` for anything else.
fn plain_text<O: Observer>(world: &World<O>, word: Word) -> Option<String> {
    match world.value(word) {
        Value::Null => Some("null".to_owned()),
        Value::Reference(object) if world.class_of(object) == class::STRING => {
            Some(world.string_text(object).to_owned())
        }
        _ => primitive_text(world.unboxed(word)?),
    }
}

/// `byte[1024]`, without further dimensions' lengths.
fn array_text<O: Observer>(world: &World<O>, array: Address) -> Option<String> {
    match world.class_of(array) {
        class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY => {
            let length = world.get(array + field::ARRAY_LENGTH);
            let element = world.array_type(array);
            let (base, further) = element.split_at(element.find('[').unwrap_or(element.len()));
            Some(format!("{base}[{length}]{further}"))
        }
        _ => None,
    }
}

/// A value as `Lab.dump` prints it.
fn dump_text<O: Observer>(world: &World<O>, word: Word) -> String {
    if let Some(text) = plain_text(world, word) {
        return text;
    }
    if let Some(text) = array_text(world, word) {
        return text;
    }
    let name = class_name(world, word);
    if name.is_empty() {
        "object".to_owned()
    } else {
        name
    }
}

/// What a reader calls a value: `"five"`, `#14`, `42`, `byte[1024]`, `Thread main`.
pub fn label<O: Observer>(world: &World<O>, word: Word) -> String {
    let Value::Reference(object) = world.value(word) else {
        return primitive_text(world.value(word)).unwrap_or_else(|| "null".to_owned());
    };
    match world.class_of(object) {
        class::STRING => format!("\"{}\"", world.string_text(object)),
        class::THREAD => format!("Thread {}", world.thread_name(object)),
        class::LAMBDA => "lambda".to_owned(),
        class::SCENARIO => "this".to_owned(),
        _ if world.is_thread_local(object) => format!("#{}", world.key_number(object)),
        _ => plain_text(world, word).unwrap_or_else(|| dump_text(world, word)),
    }
}

/// The line that `Lab.dump` prints for a thread.
pub fn dump<O: Observer>(world: &World<O>, thread: Address) -> String {
    let mut line = format!("[{}]", world.thread_name(thread));
    let map = world.get(thread + THREAD_LOCALS);
    if map == NULL {
        line.push_str(" no map");
        return line;
    }
    let table = world.get(map + MAP_TABLE);
    let length = world.get(table + TABLE_LENGTH);
    let (size, threshold) = (world.get(map + MAP_SIZE), world.get(map + MAP_THRESHOLD));
    line.push_str(&format!(
        " length={length} size={size} threshold={threshold}"
    ));
    for slot in 0..length {
        let entry = world.get(table + TABLE_SLOTS + slot);
        if entry == NULL {
            continue;
        }
        let key = match world.get(entry + ENTRY_KEY) {
            NULL => "stale".to_owned(),
            key => format!("#{}", world.key_number(key)),
        };
        let value = dump_text(world, world.get(entry + ENTRY_VALUE));
        line.push_str(&format!(" | {slot} {key} {value}"));
    }
    line
}

impl Machine<'_> {
    /// `String.valueOf`: stops the run where the JDK prints an identity hash code.
    pub(super) fn text_of(&mut self, word: Word) -> Outcome<String> {
        self.nested_text(word, 0)
    }

    fn nested_text(&mut self, word: Word, depth: u32) -> Outcome<String> {
        if let Some(text) = plain_text(&self.world, word) {
            return Ok(text);
        }
        match self.world.class_of(word) {
            class::ARRAY_LIST if depth < 64 => {
                let mut texts = Vec::new();
                for element in self.list_elements(word) {
                    texts.push(if element == word {
                        "(this Collection)".to_owned()
                    } else {
                        self.nested_text(element, depth + 1)?
                    });
                }
                Ok(format!("[{}]", texts.join(", ")))
            }
            class::THROWABLE if self.world.get(word + field::THROWABLE_UNWORDED) == 0 => {
                Ok(self.throwable_text(word))
            }
            class::THROWABLE => Err(Interrupt::stop(Key::StopUnworded)),
            _ => Err(Interrupt::Stop(super::Stop {
                key: Key::StopIdentity,
                arguments: vec![("class", class_name(&self.world, word))],
            })),
        }
    }

    /// `Throwable.toString`
    pub(super) fn throwable_text(&self, exception: Address) -> String {
        let class = self.world.get(exception + field::THROWABLE_CLASS);
        let class = self.world.pool.text(class);
        match self.world.get(exception + field::THROWABLE_MESSAGE) {
            NULL => class.to_owned(),
            message => format!("{class}: {}", self.world.string_text(message)),
        }
    }
}

//! Values as text: what the program prints, what `Lab.dump` prints, and what a
//! reader calls an object.

use std::borrow::Cow;

use threadlocal_map::layout::{ENTRY_KEY, ENTRY_VALUE, MAP_SIZE, MAP_TABLE, MAP_THRESHOLD};
use threadlocal_map::layout::{TABLE_LENGTH, TABLE_SLOTS, THREAD_LOCALS};
use threadlocal_map::memory::{Address, Observer};

use crate::cut;
use crate::jvm::class::{self, field, spec_of};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::jvm::world::{INSTANCE, World};
use crate::tables::Numbered;
use crate::words::Key;

use super::{Interrupt, Machine, Outcome};

/// The simple class name of an object, `""` where it has none (a lambda).
pub fn class_name<O: Observer>(world: &World<O>, object: Address) -> String {
    if let Some(class) = world.user_class_of(object) {
        return class.name.clone();
    }
    let class = world.class_of(object);
    match class {
        class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY => {
            format!("{}[]", simple(world.array_type(object)))
        }
        class::THROWABLE => {
            let qualified = world.pool.text(world.get(object + field::THROWABLE_CLASS));
            super::library::simple_name(qualified).to_owned()
        }
        _ => spec_of(class).name.to_owned(),
    }
}

/// The simple name of a class of the scenario, of which types have the whole.
fn simple(name: &str) -> &str {
    name.rsplit('$').next().unwrap_or(name)
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
        Value::Reference(object) if world.class_of(object) == class::ATOMIC_INTEGER => {
            primitive_text(world.value(world.get(object + field::ATOMIC_VALUE)))
        }
        _ => primitive_text(world.unboxed(word)?),
    }
}

/// `byte[1024]`, without further dimensions' lengths.
fn array_text<O: Observer>(world: &World<O>, array: Address) -> Option<String> {
    match world.class_of(array) {
        class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY => {
            let length = world.get(array + field::ARRAY_LENGTH);
            let element = simple(world.array_type(array));
            let end = element.find('[').unwrap_or(element.len());
            let (base, further) = (cut::up_to(element, end), cut::from(element, end));
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

/// What a reader calls a value: `"five"`, `#14`, `42`, `byte[1024]`, `Thread
/// main`, `hash 0x5` for a ThreadLocal that has no number.
pub fn label<O: Observer>(world: &World<O>, word: Word) -> String {
    let Value::Reference(object) = world.value(word) else {
        return primitive_text(world.value(word)).unwrap_or_else(|| "null".to_owned());
    };
    match world.class_of(object) {
        class::STRING => format!("\"{}\"", shortened(world.string_text(object))),
        class::THREAD => match shortened(world.thread_name(object)) {
            // A name that the JVM gives says it already.
            name if name.starts_with("Thread-") => name.into_owned(),
            name => format!("Thread {name}"),
        },
        class::LAMBDA => "lambda".to_owned(),
        class::USER if object == world.get(INSTANCE) => "this".to_owned(),
        class::CLASS => format!("Class {}", deployed_name(world, object)),
        class::ENUM => world
            .string_text(world.get(object + field::ENUM_NAME))
            .to_owned(),
        _ if world.is_thread_local(object) => match world.chosen_hash(object) {
            Some(hash) => format!("hash {hash:#x}"),
            None => format!("#{}", world.key_number(object)),
        },
        _ => plain_text(world, word).unwrap_or_else(|| dump_text(world, word)),
    }
}

/// A picture has no room for more characters of one text.
const LABEL: usize = 1_000;

/// What a picture shows of a text.
pub fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LABEL) {
        None => text.into(),
        Some((end, _)) => format!("{}…", cut::up_to(text, end)).into(),
    }
}

/// The simple name of a deployed class.
fn deployed_name<O: Observer>(world: &World<O>, class: Address) -> &str {
    let number = world.get(class + field::CLASS_NUMBER) as usize;
    world
        .user_classes
        .get(number)
        .map_or("", |class| &class.name)
}

/// The line that `Lab.dump` prints for a thread, with the texts of values that
/// only the scenario can tell.
pub fn dump<O: Observer>(world: &World<O>, thread: Address, known: &Numbered<String>) -> String {
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
    for (slot, entry) in world.entries(map) {
        let key = match world.get(entry + ENTRY_KEY) {
            NULL => "stale".to_owned(),
            key => match world.chosen_hash(key) {
                Some(hash) => format!("{hash:#x}"),
                None => format!("#{}", world.key_number(key)),
            },
        };
        let value = world.get(entry + ENTRY_VALUE);
        let value = match known.get(value) {
            Some(text) => text.clone(),
            None => dump_text(world, value),
        };
        line.push_str(&format!(" | {slot} {key} {value}"));
    }
    line
}

impl Machine<'_> {
    /// `String.valueOf`: stops the run where the JDK prints an identity hash code.
    pub(super) fn text_of(&mut self, word: Word) -> Outcome<String> {
        if is_reference(word) && self.world.class_of(word) == class::STRING {
            self.make_characters(self.world.string_text(word).len())?;
        }
        if let Some(text) = plain_text(&self.world, word) {
            return Ok(text);
        }
        let text = self.for_a_part((word, NULL), |machine| machine.text_of_object(word))?;
        self.make_characters(text.len())?;
        Ok(text)
    }

    fn text_of_object(&mut self, word: Word) -> Outcome<String> {
        if let Some(method) = self.method_named(word, "toString/0") {
            let class = self.class_for(method, &[word]);
            let text = self.run_to_end(method, vec![word], class)?;
            return self.text_of(text);
        }
        if self.is_record(word) {
            return self.record_text(word);
        }
        match self.world.class_of(word) {
            class if class::is_list(class) || class::is_map_view(class) => {
                let mut texts = Vec::new();
                for element in self.elements_of(word)? {
                    texts.push(self.part_text(word, element, "(this Collection)")?);
                }
                Ok(format!("[{}]", texts.join(", ")))
            }
            class::HASH_MAP => {
                let mut texts = Vec::new();
                for node in self.ordered_nodes(word)? {
                    let [key, value] = [field::NODE_KEY, field::NODE_VALUE]
                        .map(|offset| self.world.get(node + offset));
                    let key = self.part_text(word, key, "(this Map)")?;
                    let value = self.part_text(word, value, "(this Map)")?;
                    texts.push(format!("{key}={value}"));
                }
                // It asks for its entries.
                self.map_view(word, class::ENTRY_SET);
                Ok(format!("{{{}}}", texts.join(", ")))
            }
            class::NODE => {
                let [key, value] = [field::NODE_KEY, field::NODE_VALUE]
                    .map(|offset| self.world.get(word + offset));
                let key = self.text_of(key)?;
                Ok(format!("{key}={}", self.text_of(value)?))
            }
            class::TIME_UNIT => Ok(self.time_unit_name(word).to_owned()),
            class::ENUM => Ok(self.enum_name(word).to_owned()),
            class::THROWABLE if self.world.get(word + field::THROWABLE_UNWORDED) == 0 => {
                self.throwable_text(word)
            }
            class::THROWABLE => Err(Interrupt::stop(Key::StopUnworded)),
            _ => Err(self.stop_identity(word)),
        }
    }

    /// Whether an object is a record of the scenario.
    pub(super) fn is_record(&self, object: Word) -> bool {
        let class = is_reference(object).then(|| self.world.user_class(object));
        class
            .flatten()
            .is_some_and(|class| self.program.classes[class as usize].is_record)
    }

    /// `Point[x=1, y=2]`
    fn record_text(&mut self, record: Address) -> Outcome<String> {
        // A component's text may be up to the scenario: the record stays
        // reachable meanwhile.
        let class = self.world.user_class(record).unwrap_or(0);
        let info = &self.program.classes[class as usize];
        let mut texts = Vec::new();
        self.holding(&[record], |machine| {
            for (index, component) in (0..).zip(&info.fields) {
                let address = machine.field_address(record, index)?;
                let text = machine.text_of(machine.world.get(address))?;
                texts.push(format!("{}={text}", component.name));
            }
            Ok(())
        })?;
        Ok(format!("{}[{}]", info.name, texts.join(", ")))
    }

    /// The line that `Lab.dump` prints.
    pub(super) fn dump(&mut self, thread: Address) -> Outcome<String> {
        let mut known = Numbered::default();
        let map = self.world.get(thread + THREAD_LOCALS);
        if map != NULL {
            let table = self.world.get(map + MAP_TABLE);
            let length = self.world.get(table + TABLE_LENGTH);
            self.visit(length as usize)?;
            for slot in 0..length {
                let entry = self.world.get(table + TABLE_SLOTS + slot);
                if entry == NULL {
                    continue;
                }
                let value = self.world.get(entry + ENTRY_VALUE);
                if self.is_record(value) {
                    let text = self.text_of(value)?;
                    known.insert(value, text);
                }
            }
        }
        if map != NULL {
            for (_, entry) in self.world.entries(map) {
                let value = self.world.get(entry + ENTRY_VALUE);
                if is_reference(value) && self.world.class_of(value) == class::STRING {
                    self.make_characters(self.world.string_text(value).len())?;
                }
            }
        }
        let line = dump(&self.world, thread, &known);
        self.make_characters(line.len())?;
        Ok(line)
    }

    /// The text of a part of a collection, which may be the collection itself.
    fn part_text(&mut self, whole: Address, part: Word, itself: &str) -> Outcome<String> {
        if part == whole {
            return Ok(itself.to_owned());
        }
        self.text_of(part)
    }

    /// Stops the run where the JDK shows an identity hash code.
    pub(super) fn stop_identity(&self, object: Address) -> Interrupt {
        let class = class_name(&self.world, object);
        Interrupt::stop_with(Key::StopIdentity, vec![("class", class)])
    }

    /// `Throwable.toString`, but for a class that has its own.
    pub(super) fn throwable_text(&mut self, exception: Address) -> Outcome<String> {
        let class = self.world.get(exception + field::THROWABLE_CLASS);
        let class = self.world.pool.text(class).to_owned();
        if class.is_empty() {
            return Err(Interrupt::stop(Key::StopUnworded));
        }
        let message = match self.method_named(exception, "getMessage/0") {
            Some(method) => {
                let of = self.class_for(method, &[exception]);
                self.holding(&[exception], |machine| {
                    machine.run_to_end(method, vec![exception], of)
                })?
            }
            None => self.world.get(exception + field::THROWABLE_MESSAGE),
        };
        let message = match message {
            NULL => return Ok(class),
            message => self.text_of(message)?,
        };
        self.make_characters(class.len() + message.len())?;
        Ok(format!("{class}: {message}"))
    }
}

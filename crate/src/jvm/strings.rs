//! Strings, boxes and arrays as the JVM makes them. It does not know the
//! classes of the scenario.

use super::class::{self, Class, field};
use super::value::{Primitive, Value, Word};
use super::world::World;
use threadlocal_map::layout::{self};
use threadlocal_map::memory::{Address, Observer, word_of};

impl<O: Observer> World<O> {
    /// A new String with a byte array of its own.
    pub fn new_string(&mut self, text: &str) -> Address {
        let length = if text.chars().all(|letter| letter <= '\u{FF}') {
            text.chars().count()
        } else {
            text.encode_utf16().count() * 2
        };
        let bytes = self.new_primitive_array("byte", word_of(length));
        self.string_over(bytes, text)
    }

    /// A new String that shares the byte array of another, as `new String(s)` does.
    pub fn copy_string(&mut self, string: Address) -> Address {
        let bytes = self.get(string + field::STRING_BYTES);
        let text = self.get(string + field::STRING_TEXT);
        let copy = self.allocate(class::STRING, field::STRING_WORDS);
        self.put(copy + field::STRING_BYTES, bytes);
        self.put(copy + field::STRING_TEXT, text);
        copy
    }

    fn string_over(&mut self, bytes: Address, text: &str) -> Address {
        let string = self.allocate(class::STRING, field::STRING_WORDS);
        let text = self.pool.add_text(text);
        self.put(string + field::STRING_BYTES, bytes);
        self.put(string + field::STRING_TEXT, text);
        string
    }

    /// The text of a String object.
    pub fn string_text(&self, string: Address) -> &str {
        self.pool.text(self.get(string + field::STRING_TEXT))
    }

    /// The String of a literal: always the same object, never garbage.
    pub fn literal(&mut self, text: &str) -> Address {
        if let Some(string) = self.literals.get(text) {
            return string;
        }
        let string = self.new_string(text);
        self.make_permanent(string);
        self.literals.insert(text.into(), string);
        string
    }

    /// Boxes a primitive as `valueOf` does; references come back unchanged.
    /// Small ones come from the caches of `Integer`, `Long`, `Short`, `Byte`,
    /// `Character` and `Boolean`.
    pub fn boxed(&mut self, word: Word) -> Word {
        let value = self.value(word);
        let (Some(primitive), Some(number)) = (value.primitive(), value.number()) else {
            return word;
        };
        let (class, cached) = match primitive {
            Primitive::Int => (class::INTEGER, (-128..128).contains(&number)),
            Primitive::Long => (class::LONG, (-128..128).contains(&number)),
            Primitive::Short => (class::SHORT, (-128..128).contains(&number)),
            Primitive::Byte => (class::BYTE, true),
            Primitive::Char => (class::CHARACTER, number < 128),
            Primitive::Boolean => (class::BOOLEAN, true),
        };
        if let Some(&held) = self.small_boxes.get(word) {
            return held;
        }
        let object = self.allocate(class, field::BOX_WORDS);
        self.put(object + field::BOX_VALUE, word);
        if cached {
            self.make_permanent(object);
            self.small_boxes.insert(word, object);
        }
        object
    }

    /// The primitive in a box; a primitive comes back unchanged. `None` for
    /// null and for an object that is no box.
    pub fn unboxed(&self, word: Word) -> Option<Value> {
        match self.value(word) {
            Value::Null => None,
            Value::Reference(object) => match self.class_of(object) {
                class::INTEGER..=class::SHORT => {
                    Some(self.value(self.get(object + field::BOX_VALUE)))
                }
                _ => None,
            },
            primitive => Some(primitive),
        }
    }

    /// A new array of references, all null. `element` is its element type.
    pub fn new_reference_array(&mut self, element: &str, length: u32) -> Address {
        let words = field::ARRAY_ELEMENTS + length;
        self.new_array(class::REFERENCE_ARRAY, words, element, length)
    }

    /// A new array of primitives, all zero.
    pub fn new_primitive_array(&mut self, element: &str, length: u32) -> Address {
        let words = field::PRIMITIVE_ARRAY_WORDS;
        self.new_array(class::PRIMITIVE_ARRAY, words, element, length)
    }

    fn new_array(&mut self, class: Class, words: u32, element: &str, length: u32) -> Address {
        let top = self.memory.top();
        let array = layout::allocate(&mut self.memory, class, words);
        let element = self.pool.add_text(element);
        self.put(array + field::ARRAY_TYPE, element);
        self.put(array + field::ARRAY_LENGTH, length);
        self.charge(top);
        array
    }
}

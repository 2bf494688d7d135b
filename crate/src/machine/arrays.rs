//! Arrays: their elements, and making them. The elements of a primitive array
//! lie in a block of their own, which is there once one was written.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Primitive, Value, Word, is_reference};
use crate::limits;
use crate::words::Key;

use super::{Interrupt, Machine, Outcome};

impl Machine<'_> {
    pub(super) fn array_length(&mut self, array: Word) -> Outcome<u32> {
        if array == NULL {
            return Err(self.null_pointer());
        }
        if !is_reference(array) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        match self.world.class_of(array) {
            class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY => {
                Ok(self.world.get(array + field::ARRAY_LENGTH))
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    pub(super) fn checked_index(&mut self, array: Word, index: Word) -> Outcome<u32> {
        let length = self.array_length(array)?;
        let index = self.int(index)?;
        if index < 0 || index as u32 >= length {
            let message = format!("Index {index} out of bounds for length {length}");
            return Err(self.throw("java.lang.ArrayIndexOutOfBoundsException", &message));
        }
        Ok(index as u32)
    }

    pub(super) fn load_element(&mut self, array: Word, index: Word) -> Outcome<Word> {
        let index = self.checked_index(array, index)?;
        if self.world.class_of(array) == class::REFERENCE_ARRAY {
            return Ok(self.world.get(array + field::ARRAY_ELEMENTS + index));
        }
        let contents = self.world.get(array + field::ARRAY_CONTENTS);
        let word = match contents {
            NULL => NULL,
            contents => self.world.get(contents + FIELDS + index),
        };
        if word != NULL {
            return Ok(word);
        }
        let zero =
            Primitive::named(self.world.array_type(array)).map_or(Value::Null, Primitive::zero);
        Ok(self.world.word(zero))
    }

    pub(super) fn store_element(&mut self, array: Word, index: Word, word: Word) -> Outcome {
        let index = self.checked_index(array, index)?;
        if self.world.class_of(array) == class::REFERENCE_ARRAY {
            if word != NULL && !self.is_instance(word, self.world.array_type(array)) {
                return Err(match self.qualified_class(word) {
                    Some(class) => self.throw("java.lang.ArrayStoreException", &class),
                    None => self.throw_unworded("java.lang.ArrayStoreException", ""),
                });
            }
            self.world.put(array + field::ARRAY_ELEMENTS + index, word);
            return Ok(());
        }
        let word = match Primitive::named(self.world.array_type(array)) {
            Some(primitive) => self.primitive(word, primitive)?,
            None => word,
        };
        let mut contents = self.world.get(array + field::ARRAY_CONTENTS);
        if contents == NULL {
            let length = self.world.get(array + field::ARRAY_LENGTH);
            if length > limits::ARRAY_ELEMENTS {
                return Err(Interrupt::stop(Key::StopMemory));
            }
            self.check_memory(length)?;
            contents = self.world.allocate(class::CONTENTS, FIELDS + length);
            self.world.put(array + field::ARRAY_CONTENTS, contents);
        }
        self.world.put(contents + FIELDS + index, word);
        Ok(())
    }

    /// Allocates an array and, for several lengths, the arrays in it.
    pub(super) fn new_array(&mut self, element: &str, lengths: u8, dimensions: u8) -> Outcome {
        let words = self.pop_many(lengths);
        let mut counts = Vec::new();
        for word in words {
            let count = self.int(word)?;
            if count < 0 {
                let message = count.to_string();
                return Err(self.throw("java.lang.NegativeArraySizeException", &message));
            }
            counts.push(count as u32);
        }
        let array = self.array_of(element, &counts, dimensions)?;
        self.push(array);
        Ok(())
    }

    pub(super) fn array_of(
        &mut self,
        element: &str,
        counts: &[u32],
        dimensions: u8,
    ) -> Outcome<Address> {
        let Some((&count, inner)) = counts.split_first() else {
            return Ok(NULL);
        };
        let primitive = Primitive::named(element).filter(|_| dimensions == 1);
        let bytes = primitive.map_or(4, Primitive::bytes);
        self.reserve(16 + u64::from(count) * u64::from(bytes))?;
        if primitive.is_some() {
            return Ok(self.world.new_primitive_array(element, count));
        }
        if count > limits::ARRAY_ELEMENTS {
            return Err(Interrupt::stop(Key::StopMemory));
        }
        self.check_memory(count)?;
        let ty = element.to_owned() + &"[]".repeat(usize::from(dimensions) - 1);
        let array = self.world.new_reference_array(&ty, count);
        if inner.is_empty() {
            return Ok(array);
        }
        // Held on the operand stack: a GC may come before the array is stored.
        self.push(array);
        for index in 0..count {
            let part = self.array_of(element, inner, dimensions - 1)?;
            self.world.put(array + field::ARRAY_ELEMENTS + index, part);
        }
        Ok(self.pop())
    }
}

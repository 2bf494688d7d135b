//! `hashCode` and `equals`, as the JDK defines them for Strings, boxes, lists,
//! maps and records, or the scenario for its own classes. Every other object
//! has its identity.
//!
//! An identity hash code is different on every run, so the one here is only
//! good for finding an object again: whoever shows it, or an order that
//! follows from it, has to ask whether it is defined.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::words::Key;

use super::super::{Interrupt, Machine, Outcome};

/// A hash code, and whether it is the same on every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash {
    pub code: i32,
    pub is_defined: bool,
}

impl Hash {
    fn defined(code: i32) -> Hash {
        Hash {
            code,
            is_defined: true,
        }
    }

    /// What comes of two hashes that are combined.
    fn with(self, other: Hash, combine: impl FnOnce(i32, i32) -> i32) -> Hash {
        Hash {
            code: combine(self.code, other.code),
            is_defined: self.is_defined && other.is_defined,
        }
    }
}

impl Machine<'_> {
    /// `Objects.hashCode` of a reference.
    pub(super) fn hash_of(&mut self, word: Word) -> Outcome<Hash> {
        if let Some(value) = self.world.unboxed(word) {
            return Ok(Hash::defined(hash_of_primitive(value)));
        }
        if word == NULL {
            return Ok(Hash::defined(0));
        }
        if self.world.class_of(word) == class::STRING {
            self.scan(word)?;
            let units = self.world.string_text(word).encode_utf16();
            let add = |hash: i32, unit: u16| hash.wrapping_mul(31).wrapping_add(unit.into());
            return Ok(Hash::defined(units.fold(0, add)));
        }
        self.for_a_part((word, NULL), |machine| machine.hash_of_object(word))
    }

    fn hash_of_object(&mut self, word: Word) -> Outcome<Hash> {
        if let Some(method) = self.method_named(word, "hashCode/0") {
            let class = self.class_for(method, &[word]);
            let result = self.run_to_end(method, vec![word], class)?;
            return Ok(Hash::defined(self.int(result)?));
        }
        if self.is_record(word) {
            return self.hash_of_record(word);
        }
        match self.world.class_of(word) {
            class::ARRAY_LIST | class::LIST_12 | class::LIST_N => {
                let mut hash = Hash::defined(1);
                for element in self.elements_of(word)? {
                    let element = self.hash_of(element)?;
                    hash = hash.with(element, |hash, element| {
                        hash.wrapping_mul(31).wrapping_add(element)
                    });
                }
                Ok(hash)
            }
            class::NODE => {
                let [key, value] = [field::NODE_KEY, field::NODE_VALUE]
                    .map(|offset| self.world.get(word + offset));
                let key = self.hash_of(key)?;
                let value = self.hash_of(value)?;
                Ok(key.with(value, |key, value| key ^ value))
            }
            class::HASH_MAP => {
                let mut hash = Hash::defined(0);
                for node in self.nodes(word)? {
                    let node = self.hash_of(node)?;
                    hash = hash.with(node, i32::wrapping_add);
                }
                Ok(hash)
            }
            class::KEY_SET | class::VALUES | class::ENTRY_SET => {
                Err(Interrupt::stop(Key::StopTypes))
            }
            _ => Ok(Hash {
                code: (word.wrapping_mul(0x9E37_79B1) >> 1) as i32,
                is_defined: false,
            }),
        }
    }

    /// The words of a record's components.
    fn components(&mut self, record: Address) -> Outcome<Vec<Word>> {
        let class = self.world.user_class(record);
        let count = class.map_or(0, |class| self.program.classes[class as usize].fields.len());
        let mut words = Vec::new();
        for index in (0..).take(count) {
            let address = self.field_address(record, index)?;
            words.push(self.world.get(address));
        }
        Ok(words)
    }

    /// A record's hash code is made of those of its components.
    fn hash_of_record(&mut self, record: Address) -> Outcome<Hash> {
        let mut hash = Hash::defined(0);
        for component in self.components(record)? {
            let component = self.hash_of(component)?;
            hash = hash.with(component, |hash, component| {
                hash.wrapping_mul(31).wrapping_add(component)
            });
        }
        Ok(hash)
    }

    /// Records of one class are equal if their components are.
    fn is_equal_record(&mut self, left: Address, right: Address) -> Outcome<bool> {
        let is_same_class = self.world.user_class(right) == self.world.user_class(left)
            && self.world.mirror(left) == self.world.mirror(right);
        if !is_same_class {
            return Ok(false);
        }
        let parts = self
            .components(left)?
            .into_iter()
            .zip(self.components(right)?);
        for (left, right) in parts {
            if !self.is_equal(left, right)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `left.equals(right)` for an object `left`: Strings, boxes, lists and
    /// maps by what they hold, everything else by identity.
    pub(super) fn is_equal(&mut self, left: Word, right: Word) -> Outcome<bool> {
        if left == right || !is_reference(left) || !is_reference(right) {
            return Ok(left == right);
        }
        if [left, right].map(|word| self.world.class_of(word)) == [class::STRING; 2] {
            self.scan(left)?;
            return Ok(self.world.string_text(left) == self.world.string_text(right));
        }
        self.for_a_part((left, right), |machine| machine.are_equal(left, right))
    }

    fn are_equal(&mut self, left: Address, right: Address) -> Outcome<bool> {
        if let Some(method) = self.method_named(left, "equals/1") {
            let words = vec![left, right];
            let class = self.class_for(method, &words);
            let result = self.run_to_end(method, words, class)?;
            return Ok(self.unbox(result)? == Value::Boolean(true));
        }
        if self.is_record(left) {
            return self.is_equal_record(left, right);
        }
        let (left_class, right_class) = (self.world.class_of(left), self.world.class_of(right));
        if class::is_list(left_class) && class::is_list(right_class) {
            let (left, right) = (self.elements_of(left)?, self.elements_of(right)?);
            if left.len() != right.len() {
                return Ok(false);
            }
            for (left, right) in left.into_iter().zip(right) {
                if !self.is_equal(left, right)? {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        if left_class != right_class {
            return Ok(false);
        }
        match left_class {
            class::INTEGER..=class::SHORT => {
                Ok(self.world.unboxed(left) == self.world.unboxed(right))
            }
            class::NODE => {
                for offset in [field::NODE_KEY, field::NODE_VALUE] {
                    let [left, right] = [left, right].map(|node| self.world.get(node + offset));
                    if !self.is_equal(left, right)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            class::HASH_MAP => {
                let nodes = self.nodes(left)?;
                if nodes.len() != self.nodes(right)?.len() {
                    return Ok(false);
                }
                for node in nodes {
                    let key = self.world.get(node + field::NODE_KEY);
                    let other = self.find_node(right, key)?;
                    if other == NULL || !self.is_equal(node, other)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            class::KEY_SET | class::VALUES | class::ENTRY_SET => {
                Err(Interrupt::stop(Key::StopTypes))
            }
            _ => Ok(false),
        }
    }
}

/// `hashCode` of a box.
#[expect(
    clippy::cast_possible_truncation,
    reason = "Long.hashCode casts; the others are no wider"
)]
fn hash_of_primitive(value: Value) -> i32 {
    match value {
        Value::Boolean(true) => 1231,
        Value::Boolean(false) => 1237,
        Value::Long(number) => (number ^ (number as u64 >> 32) as i64) as i32,
        other => other.number().unwrap_or(0) as i32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_have_the_hash_codes_that_the_jdk_documents() {
        assert_eq!(hash_of_primitive(Value::Long(1 << 32)), 1);
        assert_eq!(hash_of_primitive(Value::Long(-1)), 0);
        assert_eq!(hash_of_primitive(Value::Char(97)), 97);
        assert_eq!(hash_of_primitive(Value::Byte(-1)), -1);
        assert_eq!(hash_of_primitive(Value::Boolean(true)), 1231);
    }
}

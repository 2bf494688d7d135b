//! A Java value in one word of the memory.
//!
//! A reference is the address of its object; 0 is `null`. Everything else has
//! a tag in its upper four bits, so a word tells what it is. Numbers that do
//! not fit lie in a [`Pool`] that only grows: the same number always has the
//! same word. A `Word` does not know the static type of an expression.

use threadlocal_map::memory::{Address, word_of};

/// A value as it lies in the memory.
pub type Word = u32;

/// `null`, and what an unset word holds.
pub const NULL: Word = 0;

const TAG_SHIFT: u32 = 28;
const PAYLOAD: u32 = (1 << TAG_SHIFT) - 1;

/// Objects lie below this address.
pub const ADDRESS_LIMIT: Address = 1 << TAG_SHIFT;

const INT: u32 = 1;
const INT_POOLED: u32 = 2;
const LONG: u32 = 3;
const LONG_POOLED: u32 = 4;
const BOOLEAN: u32 = 5;
const CHAR: u32 = 6;
const BYTE: u32 = 7;
const SHORT: u32 = 8;

/// A primitive type of the subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Primitive {
    Boolean,
    Char,
    Byte,
    Short,
    Int,
    Long,
}

impl Primitive {
    /// The primitive type of that name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "boolean" => Self::Boolean,
            "char" => Self::Char,
            "byte" => Self::Byte,
            "short" => Self::Short,
            "int" => Self::Int,
            "long" => Self::Long,
            _ => return None,
        })
    }

    /// The Java keyword.
    pub fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Char => "char",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Int => "int",
            Self::Long => "long",
        }
    }

    /// Bytes of one array element.
    pub fn bytes(self) -> u32 {
        match self {
            Self::Boolean | Self::Byte => 1,
            Self::Char | Self::Short => 2,
            Self::Int => 4,
            Self::Long => 8,
        }
    }

    /// The value of a field or element that was never written.
    pub fn zero(self) -> Value {
        match self {
            Self::Boolean => Value::Boolean(false),
            Self::Char => Value::Char(0),
            Self::Byte => Value::Byte(0),
            Self::Short => Value::Short(0),
            Self::Int => Value::Int(0),
            Self::Long => Value::Long(0),
        }
    }

    /// Narrows or widens a number as a cast does (JLS 5.1.2, 5.1.3).
    #[expect(
        clippy::cast_possible_truncation,
        reason = "JLS 5.1.3: the lowest bits"
    )]
    pub fn of_long(self, number: i64) -> Value {
        match self {
            Self::Boolean => Value::Boolean(number != 0),
            Self::Char => Value::Char(number as u16),
            Self::Byte => Value::Byte(number as i8),
            Self::Short => Value::Short(number as i16),
            Self::Int => Value::Int(number as i32),
            Self::Long => Value::Long(number),
        }
    }
}

/// A value, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Reference(Address),
    Int(i32),
    Long(i64),
    Boolean(bool),
    /// A UTF-16 code unit.
    Char(u16),
    Byte(i8),
    Short(i16),
}

impl Value {
    /// The primitive type, or `None` for a reference or null.
    pub fn primitive(self) -> Option<Primitive> {
        Some(match self {
            Self::Null | Self::Reference(_) => return None,
            Self::Int(_) => Primitive::Int,
            Self::Long(_) => Primitive::Long,
            Self::Boolean(_) => Primitive::Boolean,
            Self::Char(_) => Primitive::Char,
            Self::Byte(_) => Primitive::Byte,
            Self::Short(_) => Primitive::Short,
        })
    }

    /// The number, widened; a boolean is 0 or 1, a reference has none.
    pub fn number(self) -> Option<i64> {
        Some(match self {
            Self::Null | Self::Reference(_) => return None,
            Self::Int(number) => number.into(),
            Self::Long(number) => number,
            Self::Boolean(truth) => truth.into(),
            Self::Char(unit) => unit.into(),
            Self::Byte(number) => number.into(),
            Self::Short(number) => number.into(),
        })
    }
}

/// Whether a word is a reference to an object.
#[inline]
pub fn is_reference(word: Word) -> bool {
    word != NULL && word < ADDRESS_LIMIT
}

/// Numbers and texts that words refer to by index. It only grows, so it needs
/// no journal.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    longs: Vec<i64>,
    texts: Vec<String>,
}

impl Pool {
    /// The word of a value.
    pub fn word(&mut self, value: Value) -> Word {
        let small = |tag: u32, bits: u32| tag << TAG_SHIFT | bits & PAYLOAD;
        match value {
            Value::Null => NULL,
            Value::Reference(address) => address,
            Value::Int(number) => self.number(INT, INT_POOLED, number.into()),
            Value::Long(number) => self.number(LONG, LONG_POOLED, number),
            Value::Boolean(truth) => small(BOOLEAN, truth.into()),
            Value::Char(unit) => small(CHAR, unit.into()),
            Value::Byte(number) => small(BYTE, number as u8 as u32),
            Value::Short(number) => small(SHORT, number as u16 as u32),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "it was seen to fit")]
    fn number(&mut self, inline: u32, pooled: u32, number: i64) -> Word {
        const HALF: i64 = 1 << (TAG_SHIFT - 1);
        if (-HALF..HALF).contains(&number) {
            return inline << TAG_SHIFT | number as u32 & PAYLOAD;
        }
        // Few numbers of a scenario are this large, and most of them are new.
        let index = self
            .longs
            .iter()
            .rev()
            .take(64)
            .position(|&held| held == number);
        let index = match index {
            Some(back) => self.longs.len() - 1 - back,
            None => {
                self.longs.push(number);
                self.longs.len() - 1
            }
        };
        pooled << TAG_SHIFT | word_of(index)
    }

    /// The value of a word.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "as wide as it was when it became a word"
    )]
    pub fn value(&self, word: Word) -> Value {
        let payload = word & PAYLOAD;
        let signed = (payload << 4) as i32 >> 4;
        match word >> TAG_SHIFT {
            0 if payload == 0 => Value::Null,
            INT => Value::Int(signed),
            INT_POOLED => Value::Int(self.longs[payload as usize] as i32),
            LONG => Value::Long(signed.into()),
            LONG_POOLED => Value::Long(self.longs[payload as usize]),
            BOOLEAN => Value::Boolean(payload != 0),
            CHAR => Value::Char(payload as u16),
            BYTE => Value::Byte(payload as i8),
            SHORT => Value::Short(payload as i16),
            _ => Value::Reference(payload),
        }
    }

    /// Keeps a text; the same text may get several indices.
    pub fn add_text(&mut self, text: &str) -> u32 {
        self.texts.push(text.to_owned());
        word_of(self.texts.len() - 1)
    }

    /// The text of an index that [`Self::add_text`] gave.
    pub fn text(&self, index: u32) -> &str {
        &self.texts[index as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_survives_its_word() {
        let mut pool = Pool::default();
        let numbers = [
            0,
            1,
            -1,
            127,
            -128,
            1 << 27,
            -(1 << 27),
            (1 << 27) - 1,
            i64::MAX,
            i64::MIN,
        ];
        for number in numbers {
            for primitive in [
                Primitive::Boolean,
                Primitive::Char,
                Primitive::Byte,
                Primitive::Short,
                Primitive::Int,
                Primitive::Long,
            ] {
                let value = primitive.of_long(number);
                let word = pool.word(value);
                assert_eq!(pool.value(word), value, "{number} as {primitive:?}");
                assert!(!is_reference(word));
                assert_eq!(pool.word(value), word, "one word for {value:?}");
            }
        }
        assert_eq!(pool.value(NULL), Value::Null);
        assert_eq!(pool.value(70), Value::Reference(70));
    }
}

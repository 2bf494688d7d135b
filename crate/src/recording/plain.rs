//! Plain data as words in columns, and the shape that says how to read them.
//!
//! In: a value of a view, and the value that whoever reads it has already, if
//! any. Out: words in the [`Column`] tree of its shape:
//!
//! - a number is the difference to the old one, or to 0, with the sign in the
//!   lowest bit ([`signed`]); a flag 0 or 1; a text its word among the [`Texts`];
//!   a choice the number of its variant, from 0;
//! - what may be missing is 0, or 1 and the value;
//! - a list is how many of its first and of its last items are those of the old
//!   one, and how many items stand between. Such an item is told as the
//!   difference to the one in its place between those of the old list, or else
//!   to the one before it;
//! - a record is a word with a bit for each field that differs, the first in the
//!   lowest, and those fields;
//! - a tuple is its values.
//!
//! It does not know what the values mean.

use std::fmt::{self, Write as _};

use super::column::Column;
use super::texts::Texts;

/// How the words of a value are read.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Number,
    Flag,
    Text,
    /// The names of the variants.
    Choice(Vec<String>),
    Maybe(Box<Shape>),
    List(Box<Shape>),
    /// So many values, one behind the other.
    Tuple(Vec<Shape>),
    /// The names and shapes of the fields.
    Record(Vec<(String, Shape)>),
    /// Records with a key: [`Rows`](super::sections::Rows).
    Rows(Box<Shape>),
    /// The slots of tables: [`Slots`](super::sections::Slots).
    Slots,
    /// The last lines of an output: [`Lines`](super::sections::Lines).
    Lines,
}

/// As JSON: `"number"`, `"flag"`, `"text"`, `"slots"`, `"lines"`,
/// `{"choice":[names]}`, `{"maybe":shape}`, `{"list":shape}`, `{"rows":shape}`, an
/// array of shapes for a tuple, and `{"record":{name:shape}}`. Names are Latin
/// letters, so nothing is escaped.
impl fmt::Display for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Number => out.write_str("\"number\""),
            Shape::Flag => out.write_str("\"flag\""),
            Shape::Text => out.write_str("\"text\""),
            Shape::Slots => out.write_str("\"slots\""),
            Shape::Lines => out.write_str("\"lines\""),
            Shape::Choice(names) => write!(out, "{{\"choice\":{names:?}}}"),
            Shape::Maybe(shape) => write!(out, "{{\"maybe\":{shape}}}"),
            Shape::List(shape) => write!(out, "{{\"list\":{shape}}}"),
            Shape::Rows(shape) => write!(out, "{{\"rows\":{shape}}}"),
            Shape::Tuple(shapes) => {
                out.write_char('[')?;
                for (index, shape) in shapes.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(out, "{comma}{shape}")?;
                }
                out.write_char(']')
            }
            Shape::Record(fields) => {
                out.write_str("{\"record\":{")?;
                for (index, (name, shape)) in fields.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(out, "{comma}\"{name}\":{shape}")?;
                }
                out.write_str("}}")
            }
        }
    }
}

/// What can be written as words.
pub trait Plain: PartialEq {
    /// How its words are read.
    fn shape() -> Shape;

    /// Appends the words that make it of an old value, or of none. Texts that are
    /// new get a number.
    fn write(&self, old: Option<&Self>, to: &mut Column, texts: &mut Texts);
}

/// A difference as a word that is small if the difference is: 0, -1, 1, -2, 2 …
/// are 0, 1, 2, 3, 4 …
pub(super) fn signed(new: u32, old: u32) -> u32 {
    let difference = new.wrapping_sub(old).cast_signed();
    (difference << 1 ^ difference >> 31).cast_unsigned()
}

impl Plain for u32 {
    fn shape() -> Shape {
        Shape::Number
    }

    fn write(&self, old: Option<&Self>, to: &mut Column, _: &mut Texts) {
        to.push(signed(*self, old.copied().unwrap_or(0)));
    }
}

impl Plain for bool {
    fn shape() -> Shape {
        Shape::Flag
    }

    fn write(&self, _: Option<&Self>, to: &mut Column, _: &mut Texts) {
        to.push(u32::from(*self));
    }
}

impl Plain for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn write(&self, _: Option<&Self>, to: &mut Column, texts: &mut Texts) {
        to.push(texts.word(self));
    }
}

impl<T: Plain> Plain for Option<T> {
    fn shape() -> Shape {
        Shape::Maybe(Box::new(T::shape()))
    }

    fn write(&self, old: Option<&Self>, to: &mut Column, texts: &mut Texts) {
        to.push(u32::from(self.is_some()));
        if let Some(value) = self {
            value.write(old.and_then(Option::as_ref), &mut to.parts[0], texts);
        }
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn write(&self, old: Option<&Self>, to: &mut Column, texts: &mut Texts) {
        let old = old.map_or(&[][..], |old| old);
        let same = |(one, other): &(&T, &T)| one == other;
        let first = old.iter().zip(self).take_while(same).count();
        let (old, new) = (&old[first..], &self[first..]);
        let last = old.iter().rev().zip(new.iter().rev());
        let last = last.take_while(same).count();
        let (old, new) = (&old[..old.len() - last], &new[..new.len() - last]);
        for count in [first, last, new.len()] {
            to.push(count as u32);
        }
        for (index, item) in new.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| new.get(before));
            item.write(old.get(index).or(before), &mut to.parts[0], texts);
        }
    }
}

impl<A: Plain, B: Plain> Plain for (A, B) {
    fn shape() -> Shape {
        Shape::Tuple(vec![A::shape(), B::shape()])
    }

    fn write(&self, old: Option<&Self>, to: &mut Column, texts: &mut Texts) {
        self.0.write(old.map(|old| &old.0), &mut to.parts[0], texts);
        self.1.write(old.map(|old| &old.1), &mut to.parts[1], texts);
    }
}

/// The shape of a field, of which only the way to it is known.
pub(super) fn shape_of<R, T: Plain>(_: fn(&R) -> &T) -> Shape {
    T::shape()
}

/// `object_count` as JavaScript spells it: `objectCount`. `OutOfTable` becomes
/// `outOfTable`.
pub(super) fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut upper = false;
    for letter in name.chars() {
        match letter {
            '_' => upper = true,
            letter if upper => {
                camel.push(letter.to_ascii_uppercase());
                upper = false;
            }
            letter if camel.is_empty() => camel.push(letter.to_ascii_lowercase()),
            letter => camel.push(letter),
        }
    }
    camel
}

/// Structs with all their fields: one that is left out doesn't compile.
macro_rules! records {
    ($($record:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Plain for $record {
            fn shape() -> Shape {
                Shape::Record(vec![$((
                    camel(stringify!($field)),
                    shape_of(|record: &$record| &record.$field),
                )),+])
            }

            fn write(&self, old: Option<&Self>, to: &mut Column, texts: &mut Texts) {
                let $record { $($field),+ } = self;
                let mut bit = 1;
                let mut mask = 0;
                $(
                    if old.is_none_or(|old| old.$field != *$field) {
                        mask |= bit;
                    }
                    bit <<= 1;
                )+
                debug_assert!(bit != 0);
                to.push(mask);
                let mut parts = to.parts.iter_mut();
                $(
                    // The columns below have the form of the shape above.
                    if let Some(part) = parts.next()
                        && mask & 1 == 1
                    {
                        $field.write(old.map(|old| &old.$field), part, texts);
                    }
                    mask >>= 1;
                )+
                debug_assert!(mask == 0);
            }
        }
    )+};
}

/// Enums with all their variants, in the order of their declaration: one that
/// is left out doesn't compile, nor does another order.
macro_rules! choices {
    ($($choice:ident { $($variant:ident),+ $(,)? })+) => {$(
        impl Plain for $choice {
            fn shape() -> Shape {
                Shape::Choice(vec![$(camel(stringify!($variant))),+])
            }

            fn write(&self, _: Option<&Self>, to: &mut Column, _: &mut Texts) {
                match self { $($choice::$variant => {})+ }
                to.push(*self as u32);
            }
        }
        const _: () = {
            let mut number = 0;
            $(
                assert!($choice::$variant as u32 == number);
                number += 1;
            )+
            assert!(number > 0);
        };
    )+};
}

pub(super) use {choices, records};

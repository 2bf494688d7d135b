//! Values read again from their words, as any reader does it.
//!
//! In: columns, and the value that the words are a difference to. Out: a
//! [`Value`], or nothing if the words can't be one. A recording is checked with
//! it while it is made.

use crate::frame::{ENTRY_WORDS, NO_ENTRY, Table};
use crate::limits;

use super::column::Column;
use super::plain::Shape;

/// A value of some shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, a flag, the word of a text, or the number of a variant.
    Word(u32),
    Maybe(Option<Box<Value>>),
    /// The items of a list, the values of a tuple, or rows.
    List(Vec<Value>),
    /// The fields of a record.
    Record(Vec<Value>),
    /// Tables, by map.
    Slots(Vec<Table>),
    /// How many lines came before, and the words of the lines.
    Lines(u32, Vec<u32>),
}

impl Value {
    /// The next value of a shape.
    pub fn read(shape: &Shape, old: Option<&Value>, from: &mut Column) -> Option<Value> {
        Some(match shape {
            Shape::Number => Value::Word(unsigned(from.next()?, word(old))),
            Shape::Flag => Value::Word(from.next().filter(|&word| word < 2)?),
            Shape::Text => Value::Word(from.next()?),
            Shape::Choice(names) => {
                Value::Word(from.next().filter(|&word| (word as usize) < names.len())?)
            }
            Shape::Maybe(shape) => match from.next()? {
                0 => Value::Maybe(None),
                1 => {
                    let old = match old {
                        Some(Value::Maybe(Some(old))) => Some(&**old),
                        _ => None,
                    };
                    let value = Value::read(shape, old, &mut from.parts[0])?;
                    Value::Maybe(Some(Box::new(value)))
                }
                _ => return None,
            },
            Shape::List(shape) => list(shape, items(old), from)?,
            Shape::Tuple(shapes) => {
                let old = items(old);
                let values = shapes.iter().zip(&mut from.parts).enumerate();
                let values = values.map(|(n, (shape, part))| Value::read(shape, old.get(n), part));
                Value::List(values.collect::<Option<_>>()?)
            }
            Shape::Record(fields) => record(fields, old, from)?,
            Shape::Rows(shape) => rows(shape, items(old), from)?,
            Shape::Slots => slots(old, from)?,
            Shape::Lines => lines(old, from)?,
        })
    }
}

fn word(value: Option<&Value>) -> u32 {
    match value {
        Some(Value::Word(word)) => *word,
        _ => 0,
    }
}

fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// What a difference makes of an old number.
fn unsigned(word: u32, old: u32) -> u32 {
    old.wrapping_add(word >> 1 ^ (word & 1).wrapping_neg())
}

fn list(shape: &Shape, old: &[Value], from: &mut Column) -> Option<Value> {
    let [first, last, count] = [from.next()?, from.next()?, from.next()?];
    let end = old.len().checked_sub(last as usize)?;
    let between = old.get(first as usize..end)?;
    let mut items = old[..first as usize].to_vec();
    for index in 0..count as usize {
        let before = if index == 0 { None } else { items.last() };
        let like = between.get(index).or(before);
        let item = Value::read(shape, like, &mut from.parts[0])?;
        items.push(item);
    }
    items.extend_from_slice(&old[end..]);
    Some(Value::List(items))
}

fn record(fields: &[(String, Shape)], old: Option<&Value>, from: &mut Column) -> Option<Value> {
    let mask = from.next()?;
    let old = match old {
        Some(Value::Record(fields)) => &fields[..],
        _ => &[],
    };
    let parts = fields.iter().zip(&mut from.parts).enumerate();
    let values = parts.map(|(number, ((_, shape), part))| {
        let held = old.get(number);
        match mask >> number & 1 {
            0 => held.cloned(),
            _ => Value::read(shape, held, part),
        }
    });
    Some(Value::Record(values.collect::<Option<_>>()?))
}

fn rows(shape: &Shape, old: &[Value], from: &mut Column) -> Option<Value> {
    let (gone, changed) = (from.next_list()?, from.next_list()?);
    let (added, order) = (from.next()?, from.next_list()?);
    let mut rows: Vec<Option<Value>> = old.iter().cloned().map(Some).collect();
    for place in changed {
        let held = rows.get_mut(place as usize)?;
        *held = Some(Value::read(shape, held.as_ref(), &mut from.parts[0])?);
    }
    for place in gone {
        *rows.get_mut(place as usize)? = None;
    }
    let mut rows: Vec<Value> = rows.into_iter().flatten().collect();
    let mut like = old.last().cloned();
    for _ in 0..added {
        let row = Value::read(shape, like.as_ref(), &mut from.parts[0])?;
        like = Some(row.clone());
        rows.push(row);
    }
    if !order.is_empty() {
        let mut places: Vec<(u32, Value)> = order.into_iter().zip(rows.clone()).collect();
        if places.len() != rows.len() {
            return None;
        }
        places.sort_by_key(|&(place, _)| place);
        rows = places.into_iter().map(|(_, row)| row).collect();
    }
    Some(Value::List(rows))
}

fn slots(old: Option<&Value>, from: &mut Column) -> Option<Value> {
    let mut tables = match old {
        Some(Value::Slots(tables)) => tables.clone(),
        _ => Vec::new(),
    };
    let gone = from.next_list()?;
    tables.retain(|table| !gone.contains(&table.map));
    for _ in 0..from.next()? {
        let [map, length, count] = [from.next()?, from.next()?, from.next()?];
        if count > limits::MEMORY_WORDS {
            return None;
        }
        let at = tables.iter().position(|table| table.map == map);
        let at = at.unwrap_or_else(|| {
            let words = Vec::new();
            tables.push(Table { map, length, words });
            tables.len() - 1
        });
        tables[at].length = length;
        let words = &mut tables[at].words;
        words.truncate(count as usize * ENTRY_WORDS);
        while words.len() < count as usize * ENTRY_WORDS {
            words.extend(NO_ENTRY);
        }
        let mut number = 0;
        for _ in 0..from.next()? {
            number += from.next()? as usize;
            let start = number.checked_mul(ENTRY_WORDS)?;
            for word in words.get_mut(start..start + ENTRY_WORDS)? {
                *word = unsigned(from.next()?, *word);
            }
            number += 1;
        }
    }
    tables.sort_by_key(|table| table.map);
    Some(Value::Slots(tables))
}

fn lines(old: Option<&Value>, from: &mut Column) -> Option<Value> {
    let (listed, held) = match old {
        Some(Value::Lines(first, lines)) => (*first, &lines[..]),
        _ => (0, &[][..]),
    };
    let first = unsigned(from.next()?, listed);
    let (stay, added) = (from.next()? as usize, from.next()?);
    let mut lines = match stay {
        0 => Vec::new(),
        _ => {
            let start = first.checked_sub(listed)? as usize;
            held.get(start..start.checked_add(stay)?)?.to_vec()
        }
    };
    for _ in 0..added {
        lines.push(from.parts[0].next()?);
    }
    Some(Value::Lines(first, lines))
}

//! Lists of which a step changes few items, as words: rows, lines and slots.

use std::collections::BTreeMap;

use crate::frame::{Keyed, NO_ENTRY, Table, stay};

use super::column::Column;
use super::plain::{Plain, Shape, signed};
use super::sections::{Lines, Rows, Slots};
use super::texts::Texts;

/// How many of the old ones are gone, and their places; how many have changed,
/// and their places; how many are new; and the order, as a list of places among
/// those that stay with the new ones behind them, which is empty if that is the
/// order. Then the changed ones, as differences, and the new ones, each as the
/// difference to the new one before it or else to the last old one.
impl<T: Plain + Keyed> Plain for Rows<T> {
    fn shape() -> Shape {
        Shape::Rows(Box::new(T::shape()))
    }

    fn write(&self, old: Option<&Self>, to: &mut Column, texts: &mut Texts) {
        let old = old.map_or(&[][..], |old| &old.0);
        let places =
            |rows: &[T]| -> BTreeMap<u32, usize> { rows.iter().map(T::key).zip(0..).collect() };
        let (before, now) = (places(old), places(&self.0));
        let mut gone = Vec::new();
        let mut stay = Vec::new();
        let mut changed = Vec::new();
        for (place, row) in old.iter().enumerate() {
            match now.get(&row.key()) {
                None => gone.push(place as u32),
                Some(&at) => {
                    stay.push(at as u32);
                    if self.0[at] != *row {
                        changed.push((place as u32, &self.0[at]));
                    }
                }
            }
        }
        let is_new = |row: &&T| !before.contains_key(&row.key());
        let new: Vec<&T> = self.0.iter().filter(is_new).collect();
        stay.extend(new.iter().map(|row| now[&row.key()] as u32));
        to.list(&gone);
        let places: Vec<u32> = changed.iter().map(|&(place, _)| place).collect();
        to.list(&places);
        to.push(new.len() as u32);
        to.list(if stay.is_sorted() { &[] } else { &stay });
        let rows = &mut to.parts[0];
        for (place, row) in changed {
            row.write(old.get(place as usize), rows, texts);
        }
        let mut like = old.last();
        for row in new {
            row.write(like, rows, texts);
            like = Some(row);
        }
    }
}

/// The number of the first line, as a difference; how many of the old ones stay,
/// from the place on that this number has among them; how many follow, and these.
impl Plain for Lines {
    fn shape() -> Shape {
        Shape::Lines
    }

    fn write(&self, old: Option<&Self>, to: &mut Column, texts: &mut Texts) {
        let before = old.map(|old| (old.first, &old.lines[..]));
        let stay = stay(before, self.first, &self.lines);
        self.first.write(old.map(|old| &old.first), to, texts);
        to.push(stay as u32);
        to.push((self.lines.len() - stay) as u32);
        for line in &self.lines[stay..] {
            line.write(None, &mut to.parts[0], texts);
        }
    }
}

/// How many maps are gone, and their ids; how many are new or have changed, and of
/// each the map, its length, how many entries it has, how many of them have
/// changed, and of each of these its number behind the one before, and Entry, key,
/// home slot and value as differences. An entry that was not there before was an
/// empty slot.
impl Plain for Slots {
    fn shape() -> Shape {
        Shape::Slots
    }

    fn write(&self, old: Option<&Self>, to: &mut Column, _: &mut Texts) {
        let none = Slots::default();
        let old = old.unwrap_or(&none);
        let maps = old.0.iter().map(|table| table.map);
        let gone: Vec<u32> = maps.filter(|&map| self.of_map(map).is_none()).collect();
        to.list(&gone);
        let is_other = |table: &&Table| old.of_map(table.map) != Some(table);
        let changed: Vec<&Table> = self.0.iter().filter(is_other).collect();
        to.push(changed.len() as u32);
        for table in changed {
            to.push(table.map);
            to.push(table.length);
            to.push(table.count());
            entries(table, old.of_map(table.map), to);
        }
    }
}

/// The entries of a table that changed.
fn entries(table: &Table, old: Option<&Table>, to: &mut Column) {
    let changed = table.changed(old);
    to.push(changed.len() as u32);
    let mut next = 0;
    for number in changed {
        to.push(number - next);
        next = number + 1;
        let before = old.map_or(&NO_ENTRY[..], |old| old.entry(number));
        for (&new, &old) in table.entry(number).iter().zip(before) {
            to.push(signed(new, old));
        }
    }
}

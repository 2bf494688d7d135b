//! Tables by numbers and by names.
//!
//! Whoever looks something up by a number or a name keeps it here: each kind of key and value that a B-tree is compiled for
//! takes some 4 KB of WebAssembly, and behind all of these stand two. They do not know what a number or a name means.

use std::collections::BTreeMap;
use std::rc::Rc;

/// Where the value of each number is.
#[derive(Clone, Debug, Default)]
struct Places(BTreeMap<u64, u32>);

impl Places {
    #[inline(never)]
    fn get(&self, number: u64) -> Option<usize> {
        self.0.get(&number).map(|&place| place as usize)
    }

    /// The place that the number had before.
    #[inline(never)]
    fn put(&mut self, number: u64, place: usize) -> Option<u32> {
        // Every number was asked for by a source of 64 KiB or a run of a million steps.
        self.0.insert(number, place as u32)
    }
}

/// Values by numbers.
#[derive(Clone, Debug)]
pub struct Numbered<V> {
    places: Places,
    values: Vec<V>,
}

impl<V> Default for Numbered<V> {
    fn default() -> Self {
        Self {
            places: Places::default(),
            values: Vec::new(),
        }
    }
}

impl<V> Numbered<V> {
    /// The value of a number.
    pub fn get(&self, number: impl Into<u64>) -> Option<&V> {
        self.places
            .get(number.into())
            .map(|place| &self.values[place])
    }

    /// Whether a number has a value.
    pub fn contains(&self, number: impl Into<u64>) -> bool {
        self.places.get(number.into()).is_some()
    }

    /// Gives a number a value; returns the one that it had.
    pub fn insert(&mut self, number: impl Into<u64>, value: V) -> Option<V> {
        let number = number.into();
        match self.places.get(number) {
            Some(place) => Some(std::mem::replace(&mut self.values[place], value)),
            None => {
                self.add(number, value);
                None
            }
        }
    }

    /// The value of a number, which gets the default one if it has none.
    pub fn of(&mut self, number: impl Into<u64>) -> &mut V
    where
        V: Default,
    {
        let number = number.into();
        let place = self.places.get(number);
        let place = place.unwrap_or_else(|| self.add(number, V::default()));
        &mut self.values[place]
    }

    fn add(&mut self, number: u64, value: V) -> usize {
        let place = self.values.len();
        self.places.put(number, place);
        self.values.push(value);
        place
    }
}

/// A set of numbers.
#[derive(Clone, Debug, Default)]
pub struct Numbers(Places);

impl Numbers {
    /// Whether the number is in it.
    pub fn contains(&self, number: impl Into<u64>) -> bool {
        self.0.get(number.into()).is_some()
    }

    /// Puts a number in; whether it is new there.
    pub fn insert(&mut self, number: impl Into<u64>) -> bool {
        self.0.put(number.into(), 0).is_none()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0 = Places::default();
    }
}

/// Numbers by names.
#[derive(Clone, Debug, Default)]
pub struct Named(BTreeMap<Rc<str>, u32>);

impl Named {
    /// The number of a name.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<u32> {
        self.0.get(name).copied()
    }

    /// Gives a name a number.
    #[inline(never)]
    pub fn insert(&mut self, name: Rc<str>, number: u32) {
        self.0.insert(name, number);
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, Numbered, Numbers};

    #[test]
    fn what_was_put_in_last_is_found() {
        let mut values = Numbered::default();
        assert_eq!(values.insert(7_u32, "seven"), None);
        assert_eq!(values.insert(7_u32, "VII"), Some("seven"));
        assert_eq!(*values.of(8_u32), "");
        assert_eq!(
            [7_u32, 8, 9].map(|it| values.get(it).copied()),
            [Some("VII"), Some(""), None]
        );
        assert!(values.contains(8_u32) && !values.contains(9_u32));

        let mut numbers = Numbers::default();
        assert!(numbers.is_empty() && numbers.insert(3_u32) && !numbers.insert(3_u32));
        numbers.clear();
        assert!(!numbers.contains(3_u32));

        let mut names = Named::default();
        names.insert("a".into(), 1);
        names.insert("a".into(), 2);
        assert_eq!([names.get("a"), names.get("b")], [Some(2), None]);
    }
}

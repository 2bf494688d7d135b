//! A table of texts, each of which stands in it once, and the words for them.
//!
//! Every table begins with the same [`VOCABULARY`], which needs not be told. The
//! lowest two bits of a word say what the others are: 0 the number of a text in
//! the table; 1 a number, which is the text in decimal; 2 the same behind `#`; 3
//! in brackets.

use std::collections::BTreeMap;
use std::rc::Rc;

/// Texts that most frames name, one on each line.
pub const VOCABULARY: &str = include_str!("vocabulary.txt");

/// What stands around a number, by the lowest bits of its word.
const AROUND: [(u32, &str, &str); 3] = [(1, "", ""), (2, "#", ""), (3, "[", "]")];

/// Words of larger numbers would not have room for them.
const LARGEST: u32 = 1 << 24;

/// Texts by number and numbers by text. It only grows, so a word means the same
/// text as long as the table lives.
#[derive(Clone, Debug)]
pub struct Texts {
    numbers: BTreeMap<Rc<str>, u32>,
    /// Without the vocabulary.
    own: Vec<Rc<str>>,
}

impl Default for Texts {
    fn default() -> Texts {
        Texts {
            numbers: VOCABULARY.lines().map(Rc::from).zip(0..).collect(),
            own: Vec::new(),
        }
    }
}

impl Texts {
    /// The word of a text, which gets a number in the table if it needs one and
    /// has none.
    pub fn word(&mut self, text: &str) -> u32 {
        if let Some(word) = AROUND
            .iter()
            .find_map(|around| word_of_number(text, around))
        {
            return word;
        }
        if let Some(&number) = self.numbers.get(text) {
            return number << 2;
        }
        let text: Rc<str> = text.into();
        let number = self.numbers.len() as u32;
        self.numbers.insert(text.clone(), number);
        self.own.push(text);
        number << 2
    }

    /// How many texts there are beside the vocabulary.
    pub fn count(&self) -> usize {
        self.own.len()
    }

    /// These from one on, in the order of their numbers.
    pub fn from(&self, first: usize) -> &[Rc<str>] {
        self.own.get(first..).unwrap_or_default()
    }
}

fn word_of_number(text: &str, (bits, before, behind): &(u32, &str, &str)) -> Option<u32> {
    let digits = text.strip_prefix(before)?.strip_suffix(behind)?;
    let number: u32 = digits.parse().ok()?;
    let is_plain = digits.len() == 1 || !digits.starts_with(['0', '+']);
    (is_plain && number < LARGEST).then_some(number << 2 | bits)
}

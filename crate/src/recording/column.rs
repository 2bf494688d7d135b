//! Words in columns: those of the same field stand behind each other, which is
//! what makes them small when they are packed.
//!
//! A tree of columns has the form of a [`Shape`]. In: words, written value by
//! value. Out: one row of words: how many each column has, then the words of
//! each, both in the order of the tree from above and from the left.

use super::plain::Shape;

/// The words of one place in a shape, and the columns below it.
#[derive(Clone, Debug)]
pub struct Column {
    words: Vec<u32>,
    /// How many words were read.
    read: usize,
    pub(super) parts: Vec<Column>,
}

impl Column {
    /// Empty columns for values of a shape.
    pub fn of(shape: &Shape) -> Column {
        let parts = match shape {
            Shape::Number | Shape::Flag | Shape::Text | Shape::Choice(_) | Shape::Slots => {
                Vec::new()
            }
            Shape::Maybe(shape) | Shape::List(shape) | Shape::Rows(shape) => {
                vec![Column::of(shape)]
            }
            Shape::Lines => vec![Column::of(&Shape::Text)],
            Shape::Tuple(shapes) => shapes.iter().map(Column::of).collect(),
            Shape::Record(fields) => fields.iter().map(|(_, shape)| Column::of(shape)).collect(),
        };
        Column {
            words: Vec::new(),
            read: 0,
            parts,
        }
    }

    /// Appends a word.
    pub(super) fn push(&mut self, word: u32) {
        self.words.push(word);
    }

    /// Appends how many words, and these.
    pub(super) fn list(&mut self, list: &[u32]) {
        self.words.push(list.len() as u32);
        self.words.extend_from_slice(list);
    }

    /// How many words there are, in all columns.
    pub fn count(&self) -> usize {
        self.words.len() + self.parts.iter().map(Column::count).sum::<usize>()
    }

    /// All words in a row.
    pub fn words(&self) -> Vec<u32> {
        let mut counts = Vec::new();
        let mut words = Vec::new();
        self.collect(&mut counts, &mut words);
        counts.extend(words);
        counts
    }

    fn collect(&self, counts: &mut Vec<u32>, words: &mut Vec<u32>) {
        counts.push(self.words.len() as u32);
        words.extend_from_slice(&self.words);
        for part in &self.parts {
            part.collect(counts, words);
        }
    }

    /// The columns of a shape that stand in a row of words; `None` if the words
    /// are too few or too many.
    pub fn from_words(shape: &Shape, words: &[u32]) -> Option<Column> {
        let mut column = Column::of(shape);
        let (counts, mut rest) = words.split_at_checked(column.columns())?;
        let mut counts = counts.iter();
        column.fill(&mut counts, &mut rest)?;
        rest.is_empty().then_some(column)
    }

    /// How many columns the tree has.
    fn columns(&self) -> usize {
        1 + self.parts.iter().map(Column::columns).sum::<usize>()
    }

    fn fill(&mut self, counts: &mut std::slice::Iter<'_, u32>, rest: &mut &[u32]) -> Option<()> {
        let (words, behind) = rest.split_at_checked(*counts.next()? as usize)?;
        self.words = words.to_vec();
        *rest = behind;
        self.parts
            .iter_mut()
            .try_for_each(|part| part.fill(counts, rest))
    }

    /// The next word that was not read yet.
    pub(super) fn next(&mut self) -> Option<u32> {
        let word = self.words.get(self.read).copied();
        self.read += 1;
        word
    }

    /// The next words, behind how many they are.
    pub(super) fn next_list(&mut self) -> Option<Vec<u32>> {
        (0..self.next()?).map(|_| self.next()).collect()
    }

    /// Whether every word was read.
    pub fn is_read(&self) -> bool {
        self.read == self.words.len() && self.parts.iter().all(Column::is_read)
    }
}

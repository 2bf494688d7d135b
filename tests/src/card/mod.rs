//! The article's rule card as code: what a table looks like after a call, found
//! by the card's sentences alone.
//!
//! In goes a table, the homes of its keys and a call of `get`, `set` or
//! `remove`; out comes the table after it. Each rule stands in [`rules`] with
//! the sentence that it was written from, and says when it applies. [`text`]
//! reads the sentences of the article's cards. It does not know the engine,
//! nor the JDK's source: what it is good for is to disagree with them.

pub mod rules;
pub mod text;

use std::collections::BTreeMap;

use crate::mill::{Code, Operation, Slot, Table};

/// A sentence of the card, in both languages of the article.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    /// As the English card has it, without markup.
    pub en: &'static str,
    /// As the Chinese card has it, without markup.
    pub zh: &'static str,
}

/// How often each sentence was applied.
pub type Applied = BTreeMap<&'static Sentence, u64>;

/// An entry as the card sees it.
#[derive(Clone, Copy)]
struct Entry {
    /// `None` if it is stale.
    key: Option<u32>,
    value: u32,
}

/// What a call returns, and the table after it.
pub struct Predicted {
    /// Of a `get`: the value. Of any other call 0.
    pub result: u32,
    /// The table after the call.
    pub table: Table,
}

/// A table in the reader's hands, and the card beside it.
pub struct Card<'a> {
    slots: Vec<Option<Entry>>,
    hashes: &'a [u32],
    applied: &'a mut Applied,
}

/// The table after a call, if the card speaks of such calls. A thread without a
/// map gets one of 16 slots by its first `get` or `set`.
pub fn predict(
    table: &Table,
    hashes: &[u32],
    operation: Operation,
    applied: &mut Applied,
) -> Option<Predicted> {
    let mut card = Card {
        slots: vec![None; table.length.max(16) as usize],
        hashes,
        applied,
    };
    for &Slot { index, key, value } in &table.slots {
        card.slots[index as usize] = Some(Entry { key, value });
    }
    let Operation { code, key, value } = operation;
    let result = match code {
        Code::Get => card.get(key, value),
        Code::Set => {
            card.set(key, value);
            0
        }
        Code::Remove if table.length == 0 => {
            return Some(Predicted {
                result: 0,
                table: Table::default(),
            });
        }
        Code::Remove => {
            card.remove(key);
            0
        }
        Code::GetEntry | Code::Clear | Code::Inherit | Code::Resize => return None,
    };
    Some(Predicted {
        result,
        table: card.table(),
    })
}

impl Card<'_> {
    fn table(&self) -> Table {
        let length = self.slots.len() as u32;
        let entries = (0..).zip(&self.slots);
        let slots: Vec<Slot> = entries
            .filter_map(|(index, entry)| {
                let Entry { key, value } = (*entry)?;
                Some(Slot { index, key, value })
            })
            .collect();
        Table {
            length,
            size: slots.len() as u32,
            threshold: length * 2 / 3,
            slots,
        }
    }
}

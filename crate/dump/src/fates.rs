//! What becomes of the value in each Entry.
//!
//! Let P be what a program can still get at: all that is reachable from the roots, where the way from an Entry to its value
//! counts only if the Entry's key is itself in P (an ephemeron: Hayes, OOPSLA 1997). It does not know which values linger:
//! those whose key is in P, and whose task is over.

use rustc_hash::FxHashMap;

use crate::graph::Graph;
use crate::maps::EntryObject;

/// What becomes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Its key is in P.
    InUse,
    /// It is in P, but not by this Entry.
    HeldElsewhere,
    /// Leaked: its key was cleared.
    Stale,
    /// Leaked: its key is unreachable, and no collection has cleared it yet.
    Doomed,
    /// Leaked: its key is reachable through values of ThreadLocals alone, and is never cleared.
    Pinned,
    /// The Entry itself is unreachable.
    Garbage,
}

impl Fate {
    /// How it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::InUse => "in use",
            Self::HeldElsewhere => "held elsewhere",
            Self::Stale => "stale",
            Self::Doomed => "doomed",
            Self::Pinned => "pinned",
            Self::Garbage => "garbage",
        }
    }
}

/// The fate of each Entry, by its id.
pub fn fates(graph: &Graph, entries: &FxHashMap<u64, EntryObject>) -> FxHashMap<u64, Fate> {
    let strong = Reached::from_roots(graph, entries, |_| true);
    let program = Reached::from_roots(graph, entries, |key_is_there| key_is_there);
    let is_in = |set: &Reached, id: u64| {
        graph
            .ids
            .number(id)
            .is_some_and(|number| set.is_there[number as usize])
    };
    let fate = |id: u64, entry: &EntryObject| {
        if !is_in(&strong, id) {
            Fate::Garbage
        } else if entry.key != 0 && is_in(&program, entry.key) {
            Fate::InUse
        } else if is_in(&program, entry.value) {
            Fate::HeldElsewhere
        } else if entry.key == 0 {
            Fate::Stale
        } else if is_in(&strong, entry.key) {
            Fate::Pinned
        } else {
            Fate::Doomed
        }
    };
    entries
        .iter()
        .map(|(id, entry)| (*id, fate(*id, entry)))
        .collect()
}

/// A set of objects that are reachable.
struct Reached {
    is_there: Vec<bool>,
    next: Vec<u32>,
}

impl Reached {
    /// All that is reachable from the roots. `leads` says whether an Entry leads to its value, told if its key is reached.
    fn from_roots(
        graph: &Graph,
        entries: &FxHashMap<u64, EntryObject>,
        leads: impl Fn(bool) -> bool,
    ) -> Self {
        let mut reached = Self {
            is_there: vec![false; graph.ids.count()],
            next: Vec::new(),
        };
        graph.roots.iter().for_each(|root| reached.reach(*root));
        let number = |id| graph.ids.number(id);
        let mut waiting: Vec<(u32, Option<u32>, u32)> = entries
            .iter()
            .filter_map(|(id, entry)| Some((number(*id)?, number(entry.key), number(entry.value)?)))
            .collect();
        loop {
            while let Some(object) = reached.next.pop() {
                for to in graph.of(object) {
                    reached.reach(to);
                }
            }
            let before = waiting.len();
            waiting.retain(|&(entry, key, value)| {
                let is_there = |object: u32| reached.is_there[object as usize];
                let goes_on = is_there(entry) && leads(key.is_some_and(is_there));
                if goes_on {
                    reached.reach(value);
                }
                !goes_on
            });
            if waiting.len() == before {
                return reached;
            }
        }
    }

    fn reach(&mut self, object: u32) {
        if !std::mem::replace(&mut self.is_there[object as usize], true) {
            self.next.push(object);
        }
    }
}

//! What becomes of the value in each Entry.
//!
//! Let P be what a program can still get at: all that is reachable from the roots, where the way from an Entry to its value
//! counts only if the Entry's key is itself in P (an ephemeron: Hayes, OOPSLA 1997). It does not know which values linger:
//! those whose key is in P, and whose task is over.

use rustc_hash::FxHashMap;

use crate::graph::Graph;
use crate::ids::Ids;
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

/// What is told of a graph.
pub struct Fates {
    /// The fate of each Entry, by its id.
    pub by_entry: FxHashMap<u64, Fate>,
    ids: Ids,
    /// By its number, whether an object is reachable at all.
    is_reachable: Vec<bool>,
}

impl Fates {
    /// Whether an object is strongly reachable: the others are garbage.
    pub fn is_reachable(&self, id: u64) -> bool {
        is_in(&self.ids, &self.is_reachable, id)
    }
}

fn is_in(ids: &Ids, set: &[bool], id: u64) -> bool {
    ids.number(id).is_some_and(|number| set[number as usize])
}

/// The fates of the values in these Entries, by their ids.
pub fn fates(graph: Graph, entries: &FxHashMap<u64, EntryObject>) -> Fates {
    let ways = Ways::new(&graph, entries);
    let strong = reached(&graph, &ways, false);
    let program = reached(&graph, &ways, true);
    let fate = |id: u64, entry: &EntryObject| {
        let is_strong = |id| is_in(&graph.ids, &strong, id);
        let is_programs = |id| is_in(&graph.ids, &program, id);
        if !is_strong(id) {
            Fate::Garbage
        } else if entry.key != 0 && is_programs(entry.key) {
            Fate::InUse
        } else if is_programs(entry.value) {
            Fate::HeldElsewhere
        } else if entry.key == 0 {
            Fate::Stale
        } else if is_strong(entry.key) {
            Fate::Pinned
        } else {
            Fate::Doomed
        }
    };
    let by_entry = entries.iter().map(|(id, entry)| (*id, fate(*id, entry)));
    Fates {
        by_entry: by_entry.collect(),
        ids: graph.ids,
        is_reachable: strong,
    }
}

/// The way from an Entry to its value, in numbers of objects.
struct Way {
    entry: u32,
    /// None where it was cleared.
    key: Option<u32>,
    value: u32,
}

/// All such ways, found by the Entry and by the key.
struct Ways {
    all: Vec<Way>,
    of: FxHashMap<u32, Vec<usize>>,
}

impl Ways {
    fn new(graph: &Graph, entries: &FxHashMap<u64, EntryObject>) -> Self {
        let number = |id| graph.ids.number(id);
        let way = |(id, entry): (&u64, &EntryObject)| {
            Some(Way {
                entry: number(*id)?,
                key: number(entry.key),
                value: number(entry.value)?,
            })
        };
        let all: Vec<Way> = entries.iter().filter_map(way).collect();
        let mut of: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (index, way) in all.iter().enumerate() {
            for object in [Some(way.entry), way.key].into_iter().flatten() {
                of.entry(object).or_default().push(index);
            }
        }
        Self { all, of }
    }

    fn of(&self, object: u32) -> impl Iterator<Item = &Way> {
        let indexes = self.of.get(&object).into_iter().flatten();
        indexes.map(|index| &self.all[*index])
    }
}

/// By its number, whether each object is reachable from the roots. `by_keys` lets an Entry lead to its value only if its key
/// is reachable.
fn reached(graph: &Graph, ways: &Ways, by_keys: bool) -> Vec<bool> {
    let mut is_there = vec![false; graph.ids.count()];
    let mut next = Vec::new();
    let mut found: Vec<u32> = graph.roots.clone();
    loop {
        for object in found.drain(..) {
            if !std::mem::replace(&mut is_there[object as usize], true) {
                next.push(object);
            }
        }
        let Some(object) = next.pop() else {
            return is_there;
        };
        found.extend(graph.of(object));
        // Of an Entry and its key, the one that is reached later opens the way.
        let is_open = |way: &&Way| {
            let is_there = |object: u32| is_there[object as usize];
            is_there(way.entry) && (!by_keys || way.key.is_some_and(is_there))
        };
        found.extend(ways.of(object).filter(is_open).map(|way| way.value));
    }
}

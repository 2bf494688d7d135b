//! What is said of a dump: its threads, their maps, and each slot that is taken.
//!
//! It does not know how that is printed.

use rustc_hash::FxHashMap;

use crate::fates::{Fate, Fates, fates};
use crate::graph::Objects;
use crate::maps::{Maps, ThreadObject};
use crate::names::{Looks, StringTexts};
use crate::problem::{Problem, What};
use crate::records::{Visitor, walk};
use crate::source::{Source, opened};

/// What a dump says of ThreadLocals.
pub struct Report {
    /// The bytes of an id.
    pub id_size: usize,
    /// The bytes of a reference in the heap, told by how far objects are apart.
    pub reference_size: u64,
    /// Where reading ended, if that was too soon. What was read until there is told.
    pub partial: Option<Problem>,
    /// The threads that have a map, in the dump's order.
    pub threads: Vec<Thread>,
}

/// A thread that has a map.
pub struct Thread {
    /// What it is called; unknown where its String is not in what was read.
    pub name: Option<String>,
    /// The object's id.
    pub id: u64,
    /// Its class, as Java writes it.
    pub class: String,
    /// Whether the dump has it among the threads that run. One that was not started yet is not, nor is a virtual one.
    pub is_running: bool,
    /// Its maps.
    pub maps: Vec<Map>,
}

/// A `ThreadLocalMap`.
pub struct Map {
    /// The field that refers to it: `threadLocals`, `inheritableThreadLocals`, `terminatingThreadLocals`.
    pub field: String,
    /// The table's length, in slots.
    pub length: usize,
    /// The field `size`.
    pub size: i32,
    /// The field `threshold`.
    pub threshold: i32,
    /// What is in the slots that are taken, in their order.
    pub entries: Vec<Entry>,
}

/// What is in a slot.
pub struct Entry {
    /// The slot.
    pub slot: usize,
    /// Where the key would sit without a collision; unknown of a key that was cleared.
    pub home: Option<usize>,
    /// The key; none if it was cleared: then the Entry is stale.
    pub key: Option<Key>,
    /// The value; none if it is null.
    pub value: Option<Value>,
    /// What becomes of it; unknown without the graph, but for a stale Entry.
    pub fate: Option<Fate>,
}

/// A ThreadLocal.
pub struct Key {
    /// The object's id.
    pub id: u64,
    /// Its class, as Java writes it.
    pub class: String,
    /// Its `threadLocalHashCode`.
    pub hash: u32,
    /// The static fields that refer to it, `demo.Leak.CONTEXT`; if there are none, the fields of objects that do.
    pub declared_by: Vec<String>,
}

/// A value, from outside.
pub struct Value {
    /// The object's id.
    pub id: u64,
    /// Its class as Java writes it; unknown where the object is not in what was read.
    pub class: Option<String>,
    /// The bytes that it takes by itself; unknown likewise, and of a class.
    pub bytes: Option<u64>,
}

/// How much is asked of a dump.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The maps, and who declares their keys.
    Maps,
    /// The graph of all objects too, and from it the fates, unless a part of the dump is missing. It takes two more passes,
    /// and for each object some 20 bytes of memory and 4 for each of its references.
    Graph,
}

/// Reads a dump, three times over (four times if it has objects before their classes).
///
/// # Errors
/// If it is no dump. One that ends too soon, or is damaged in its middle, is a [`Report`] with [`Report::partial`].
pub fn read(source: &(impl Source + ?Sized), depth: Depth) -> Result<Report, Problem> {
    let mut maps = Maps::default();
    let mut partial = pass(source, &mut maps)?;
    if maps.has_missed {
        maps = maps.again();
        partial = pass(source, &mut maps)?;
    }
    let classes = &maps.classes;
    let reference_size = maps.spacing.reference_size(classes.id_size);
    let fates = match (depth, &partial) {
        // What is missing may be what holds a key.
        (Depth::Maps, _) | (_, Some(_)) => None,
        (Depth::Graph, None) => {
            let mut objects = Objects::default();
            pass(source, &mut objects)?;
            let mut references = objects.references(classes);
            pass(source, &mut references)?;
            Some(fates(references.graph(), &maps.entries))
        }
    };
    let declared = declared(&maps);
    let values = maps
        .entries
        .values()
        .map(|entry| entry.value)
        .filter(|value| *value != 0);
    let undeclared = maps
        .keys
        .keys()
        .filter(|key| !declared.contains_key(key))
        .copied();
    let strings = maps.threads.iter().map(|thread| thread.name);
    let mut looks = Looks::new(classes, reference_size, fates.as_ref());
    looks.wants(values, undeclared, strings);
    pass(source, &mut looks)?;
    let mut texts = looks.texts();
    pass(source, &mut texts)?;
    let found = Found {
        fates: fates.as_ref(),
        maps: &maps,
        declared,
        looks: &looks,
        texts,
    };
    let threads = maps
        .threads
        .iter()
        .map(|thread| found.thread(thread))
        .filter(|thread| !thread.maps.is_empty())
        .collect();
    Ok(Report {
        id_size: classes.id_size,
        reference_size,
        partial,
        threads,
    })
}

/// Has a visitor told everything; where that ended too soon.
fn pass(
    source: &(impl Source + ?Sized),
    visitor: &mut impl Visitor,
) -> Result<Option<Problem>, Problem> {
    let unreadable = |error| Problem {
        offset: 0,
        what: What::Unreadable(error),
    };
    match walk(opened(source).map_err(unreadable)?, visitor) {
        Ok(()) => Ok(None),
        Err(problem)
            if matches!(problem.what, What::NotADump | What::IdSize(_)) || problem.offset == 0 =>
        {
            Err(problem)
        }
        Err(problem) => Ok(Some(problem)),
    }
}

/// The static fields that refer to each key, in the order of their names.
fn declared(maps: &Maps) -> FxHashMap<u64, Vec<String>> {
    let mut declared: FxHashMap<u64, Vec<String>> = FxHashMap::default();
    for class in maps.classes.all() {
        for (name, object) in &class.statics {
            if maps.keys.contains_key(object) {
                let name = maps.classes.texts.text(*name);
                // What the JVM keeps for a class's constants is nobody's declaration.
                if !name.starts_with('<') {
                    declared
                        .entry(*object)
                        .or_default()
                        .push(format!("{}.{name}", maps.classes.name(class.id)));
                }
            }
        }
    }
    for names in declared.values_mut() {
        names.sort();
    }
    declared
}

/// All that was found.
struct Found<'a> {
    maps: &'a Maps,
    /// The static fields that refer to a key.
    declared: FxHashMap<u64, Vec<String>>,
    /// How values look, and the fields of objects that refer to a key.
    looks: &'a Looks<'a>,
    texts: StringTexts,
    /// What becomes of the value in each Entry, as far as that was asked.
    fates: Option<&'a Fates>,
}

impl Found<'_> {
    fn thread(&self, thread: &ThreadObject) -> Thread {
        // What a thread's `holder` refers to is the thread's own since JDK 19.
        let held = thread
            .fields
            .iter()
            .filter_map(|(_, object)| self.maps.holders.get(object))
            .flatten();
        let maps = thread
            .fields
            .iter()
            .chain(held)
            .filter_map(|(field, object)| self.map(field, *object));
        Thread {
            name: self.texts.text(thread.name),
            id: thread.id,
            class: self.maps.classes.name(thread.class),
            is_running: self.maps.alive.contains(&thread.id),
            maps: maps.collect(),
        }
    }

    fn map(&self, field: &str, map: u64) -> Option<Map> {
        let map = self.maps.maps.get(&map)?;
        let table = self
            .maps
            .tables
            .get(&map.table)
            .map_or(&[][..], |table| table);
        let taken = table.iter().enumerate().filter(|(_, entry)| **entry != 0);
        Some(Map {
            field: field.to_string(),
            length: table.len(),
            size: map.size,
            threshold: map.threshold,
            entries: taken
                .filter_map(|(slot, entry)| self.entry(slot, *entry, table.len()))
                .collect(),
        })
    }

    fn entry(&self, slot: usize, id: u64, length: usize) -> Option<Entry> {
        let entry = self.maps.entries.get(&id)?;
        let key = self.maps.keys.get(&entry.key).map(|key| Key {
            id: entry.key,
            class: self.maps.classes.name(key.class),
            hash: key.hash,
            declared_by: [&self.declared, &self.looks.undeclared]
                .into_iter()
                .find_map(|by| by.get(&entry.key))
                .cloned()
                .unwrap_or_default(),
        });
        let value = (entry.value != 0).then(|| {
            let look = self.looks.values.get(&entry.value).and_then(Option::as_ref);
            Value {
                id: entry.value,
                class: look.map(|look| look.class.clone()),
                bytes: look.and_then(|look| look.bytes),
            }
        });
        // A table's length is a power of two.
        let home = key.as_ref().map(|key| key.hash as usize & (length - 1));
        let fate = self
            .fates
            .and_then(|fates| fates.by_entry.get(&id))
            .copied();
        let fate = fate.or(key.is_none().then_some(Fate::Stale));
        Some(Entry {
            slot,
            home,
            key,
            value,
            fate,
        })
    }
}

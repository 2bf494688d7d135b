//! The first pass: classes, and every object of which a `ThreadLocalMap` is made.
//!
//! HotSpot writes classes before objects. Where a dump does not, an object whose class is not known yet is missed, and the
//! pass says so: a second one, with the classes of the first, misses none. It does not know what the values are.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::classes::{Classes, Field};
use crate::records::{Class, Type, Visitor};
use crate::sizes::Spacing;
use crate::stream::number;

/// A thread.
pub struct ThreadObject {
    /// Its id.
    pub id: u64,
    /// Its class.
    pub class: u64,
    /// Its name, a String, or 0.
    pub name: u64,
    /// What its fields refer to: the field's name, and the object.
    pub fields: Vec<(String, u64)>,
}

/// A `ThreadLocalMap`.
pub struct MapObject {
    /// Its array of Entries, or 0.
    pub table: u64,
    /// How many Entries are in it.
    pub size: i32,
    /// At how many it is rehashed.
    pub threshold: i32,
}

/// An Entry.
#[derive(Clone, Copy)]
pub struct EntryObject {
    /// Its key, or 0 where that was cleared.
    pub key: u64,
    /// Its value, or 0.
    pub value: u64,
}

/// A ThreadLocal.
pub struct KeyObject {
    /// Its class.
    pub class: u64,
    /// Its `threadLocalHashCode`.
    pub hash: u32,
}

/// What the first pass finds.
#[derive(Default)]
pub struct Maps {
    /// The classes.
    pub classes: Classes,
    /// The threads, in their order.
    pub threads: Vec<ThreadObject>,
    /// Those that were alive.
    pub alive: FxHashSet<u64>,
    /// What a thread's `holder` refers to, by its id.
    pub holders: FxHashMap<u64, Vec<(String, u64)>>,
    /// The maps by their ids.
    pub maps: FxHashMap<u64, MapObject>,
    /// The Entries by their ids.
    pub entries: FxHashMap<u64, EntryObject>,
    /// The elements of each array of Entries.
    pub tables: FxHashMap<u64, Vec<u64>>,
    /// The ThreadLocals.
    pub keys: FxHashMap<u64, KeyObject>,
    /// How far objects are apart.
    pub spacing: Spacing,
    /// Whether an object came before its class.
    pub has_missed: bool,
    shapes: FxHashMap<u64, Shape>,
    /// The array whose elements are told.
    table: u64,
}

/// What an object is there for, and where in its bytes that stands.
enum Shape {
    Thread {
        name: Option<usize>,
        fields: Vec<(String, usize)>,
    },
    Holder {
        fields: Vec<(String, usize)>,
    },
    Map {
        table: usize,
        size: usize,
        threshold: usize,
    },
    Entry {
        key: usize,
        value: usize,
    },
    Key {
        hash: usize,
    },
    /// An array of Entries.
    Table,
    Other,
}

const THREAD: &str = "java/lang/Thread";
const HOLDER: &str = "java/lang/Thread$FieldHolder";
const KEY: &str = "java/lang/ThreadLocal";
const MAP: &str = "java/lang/ThreadLocal$ThreadLocalMap";
const ENTRY: &str = "java/lang/ThreadLocal$ThreadLocalMap$Entry";
const TABLE: &str = "[Ljava/lang/ThreadLocal$ThreadLocalMap$Entry;";
const REFERENCE: &str = "java/lang/ref/Reference";

impl Maps {
    /// The same classes, and no objects yet.
    pub fn again(self) -> Self {
        Self {
            classes: self.classes,
            ..Self::default()
        }
    }

    /// What objects of a class are there for.
    fn shape(classes: &Classes, class: u64) -> Shape {
        let names: Vec<String> = classes
            .chain(class)
            .map(|class| classes.internal_name(class.id))
            .collect();
        let is = |name: &str| names.iter().any(|one| one == name);
        let fields = classes.fields(class);
        let at = |declared_in: &str, name: &str| {
            let field = fields
                .iter()
                .find(|field| field.declared_in == declared_in && field.name == name);
            field.map(|field| field.offset)
        };
        let shape = if is(THREAD) {
            Some(Shape::Thread {
                name: at(THREAD, "name"),
                fields: references(&fields),
            })
        } else if is(HOLDER) {
            Some(Shape::Holder {
                fields: references(&fields),
            })
        } else if is(MAP) {
            at(MAP, "table")
                .zip(at(MAP, "size"))
                .zip(at(MAP, "threshold"))
                .map(|((table, size), threshold)| Shape::Map {
                    table,
                    size,
                    threshold,
                })
        } else if is(ENTRY) {
            at(REFERENCE, "referent")
                .zip(at(ENTRY, "value"))
                .map(|(key, value)| Shape::Entry { key, value })
        } else if is(KEY) {
            at(KEY, "threadLocalHashCode").map(|hash| Shape::Key { hash })
        } else if is(TABLE) {
            Some(Shape::Table)
        } else {
            None
        };
        shape.unwrap_or(Shape::Other)
    }

    /// The shape of a class, found once.
    fn knows(&mut self, class: u64) {
        if !self.shapes.contains_key(&class) {
            self.has_missed |= !self.classes.is_whole(class);
            self.shapes.insert(class, Self::shape(&self.classes, class));
        }
    }
}

fn references(fields: &[Field]) -> Vec<(String, usize)> {
    let references = fields.iter().filter(|field| field.kind == Type::Reference);
    references
        .map(|field| (field.name.clone(), field.offset))
        .collect()
}

impl Visitor for Maps {
    fn begins(&mut self, id_size: usize) {
        self.classes.id_size = id_size;
    }

    fn text(&mut self, id: u64, text: &[u8]) {
        self.classes.texts.add(id, text);
    }

    fn loaded(&mut self, class: u64, name: u64) {
        self.classes.name_is(class, name);
    }

    fn thread(&mut self, object: u64) {
        self.alive.insert(object);
    }

    fn class(&mut self, class: Class) {
        self.classes.add(class);
    }

    fn instance(&mut self, id: u64, class: u64, bytes: &[u8]) {
        self.spacing.object(id);
        self.knows(class);
        let size = self.classes.id_size;
        // A record shorter than its class says has zeros where it ends.
        let part = |at: usize, size: usize| bytes.get(at..at + size).map_or(0, number);
        let id_at = |at: &usize| part(*at, size);
        let int_at = |at: &usize| part(*at, 4) as u32;
        let all = |fields: &[(String, usize)]| {
            fields
                .iter()
                .map(|(name, at)| (name.clone(), id_at(at)))
                .collect()
        };
        match &self.shapes[&class] {
            Shape::Thread { name, fields } => {
                let name = name.as_ref().map_or(0, id_at);
                self.threads.push(ThreadObject {
                    id,
                    class,
                    name,
                    fields: all(fields),
                });
            }
            Shape::Holder { fields } => {
                self.holders.insert(id, all(fields));
            }
            Shape::Map {
                table,
                size,
                threshold,
            } => {
                let map = MapObject {
                    table: id_at(table),
                    size: int_at(size) as i32,
                    threshold: int_at(threshold) as i32,
                };
                self.maps.insert(id, map);
            }
            Shape::Entry { key, value } => {
                self.entries.insert(
                    id,
                    EntryObject {
                        key: id_at(key),
                        value: id_at(value),
                    },
                );
            }
            Shape::Key { hash } => {
                self.keys.insert(
                    id,
                    KeyObject {
                        class,
                        hash: int_at(hash),
                    },
                );
            }
            Shape::Table | Shape::Other => {}
        }
    }

    fn array(&mut self, id: u64, class: u64, length: u32) -> bool {
        self.spacing.array(id, length);
        self.knows(class);
        let is_table = matches!(self.shapes[&class], Shape::Table);
        if is_table {
            self.table = id;
            self.tables.insert(id, Vec::new());
        }
        is_table
    }

    fn primitives(&mut self, id: u64, _type: u8, _length: u32) -> bool {
        self.spacing.object(id);
        false
    }

    fn elements(&mut self, ids: &[u8]) {
        let size = self.classes.id_size;
        if let Some(table) = self.tables.get_mut(&self.table) {
            table.extend(ids.chunks_exact(size).map(number));
        }
    }
}

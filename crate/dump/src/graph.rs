//! The graph of all objects: who refers strongly to whom, and what the JVM holds itself.
//!
//! Two passes: the first finds the objects, the second what they refer to. What a `Reference` refers to weakly, softly or as a
//! phantom is left out, and so is what an Entry refers to at all: `fates` follows that by its own rules. It does not know what
//! is reachable.

use rustc_hash::FxHashMap;

use crate::classes::Classes;
use crate::ids::Ids;
use crate::records::{Class, Type, Visitor};
use crate::stream::number;

/// The objects and their references.
pub struct Graph {
    /// The objects' numbers.
    pub ids: Ids,
    /// What the JVM holds.
    pub roots: Vec<u32>,
    /// Where each object's references begin.
    starts: Vec<u32>,
    /// The references of one object after the other, each ended by [`END`].
    references: Vec<u32>,
}

/// Behind the last reference of an object.
const END: u32 = u32::MAX;

impl Graph {
    /// The objects that one refers to.
    pub fn of(&self, object: u32) -> impl Iterator<Item = u32> {
        let start = self.starts[object as usize] as usize;
        self.references[start..]
            .iter()
            .copied()
            .take_while(|reference| *reference != END)
    }
}

/// The pass that finds the objects.
#[derive(Default)]
pub struct Objects {
    ids: Ids,
    roots: Vec<u64>,
}

impl Visitor for Objects {
    fn root(&mut self, object: u64) {
        self.roots.push(object);
    }

    fn class(&mut self, class: Class) {
        self.ids.add(class.id);
    }

    fn instance(&mut self, id: u64, _class: u64, _fields: &[u8]) {
        self.ids.add(id);
    }

    fn array(&mut self, id: u64, _class: u64, _length: u32) -> bool {
        self.ids.add(id);
        false
    }

    fn primitives(&mut self, id: u64, _type: u8, _length: u32) -> bool {
        self.ids.add(id);
        false
    }
}

impl Objects {
    /// The pass that finds what they refer to.
    pub fn references(mut self, classes: &Classes) -> References<'_> {
        self.ids.number_all();
        let roots = self
            .roots
            .iter()
            .filter_map(|root| self.ids.number(*root))
            .collect();
        // The first list is that of all objects that refer to nothing.
        let graph = Graph {
            roots,
            starts: vec![0; self.ids.count()],
            references: vec![END],
            ids: self.ids,
        };
        References {
            classes,
            graph,
            fields: FxHashMap::default(),
        }
    }
}

/// The pass that finds what objects refer to.
pub struct References<'a> {
    classes: &'a Classes,
    graph: Graph,
    /// By class, where in an object its strong references are.
    fields: FxHashMap<u64, Vec<usize>>,
}

const REFERENCE: &str = "java/lang/ref/Reference";
const ENTRY: &str = "java/lang/ThreadLocal$ThreadLocalMap$Entry";

impl References<'_> {
    /// The graph, when the pass is over.
    pub fn graph(mut self) -> Graph {
        self.end();
        self.graph
    }

    /// Begins the list of an object.
    fn begin(&mut self, object: u64) {
        self.end();
        if let Some(number) = self.graph.ids.number(object) {
            self.graph.starts[number as usize] = self.graph.references.len() as u32;
        }
    }

    /// Ends the list before.
    fn end(&mut self) {
        if self.graph.references.last() != Some(&END) {
            self.graph.references.push(END);
        }
    }

    fn refer(&mut self, to: u64) {
        self.graph.references.extend(self.graph.ids.number(to));
    }

    fn strong(classes: &Classes, class: u64) -> Vec<usize> {
        let is_entry = classes
            .chain(class)
            .any(|class| classes.internal_name(class.id) == ENTRY);
        let fields = classes.fields(class);
        let strong = fields.iter().filter(|field| {
            let is_weak =
                field.declared_in == REFERENCE && matches!(&*field.name, "referent" | "discovered");
            let is_value = is_entry && field.declared_in == ENTRY && field.name == "value";
            field.kind == Type::Reference && !is_weak && !is_value
        });
        strong.map(|field| field.offset).collect()
    }
}

impl Visitor for References<'_> {
    fn class(&mut self, class: Class) {
        self.begin(class.id);
        self.refer(class.superclass);
        class.holds.iter().for_each(|object| self.refer(*object));
        class
            .statics
            .iter()
            .for_each(|(_, object)| self.refer(*object));
        self.end();
    }

    fn instance(&mut self, id: u64, class: u64, bytes: &[u8]) {
        let (classes, size) = (self.classes, self.classes.id_size);
        self.begin(id);
        self.refer(class);
        let fields = self
            .fields
            .entry(class)
            .or_insert_with(|| Self::strong(classes, class));
        for place in &*fields {
            let to = bytes.get(*place..*place + size).map_or(0, number);
            self.graph.references.extend(self.graph.ids.number(to));
        }
        self.end();
    }

    fn array(&mut self, id: u64, class: u64, _length: u32) -> bool {
        self.begin(id);
        self.refer(class);
        true
    }

    fn elements(&mut self, ids: &[u8]) {
        for id in ids.chunks_exact(self.classes.id_size) {
            self.refer(number(id));
        }
    }
}

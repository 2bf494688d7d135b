//! The passes after the first: how the values look, who declares the keys, and what the threads are called.
//!
//! A String's text stands in an array of its own, which may come before the String. So Strings are found in one pass, and
//! their arrays in the next. Only names of threads are read; no value is.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::classes::Classes;
use crate::fates::Fates;
use crate::records::{PRIMITIVES, Type, Visitor};
use crate::sizes;
use crate::stream::number;

/// How an object looks from outside.
#[derive(Clone)]
pub struct Look {
    /// The name of its class, as Java writes it.
    pub class: String,
    /// The bytes that it takes by itself; not known of a class, which has its static fields in it and what HotSpot adds.
    pub bytes: Option<u64>,
}

/// Where the text of a String stands.
#[derive(Clone, Copy)]
struct Chars {
    array: u64,
    /// Whether there are two bytes to a character (`String.coder`, JEP 254); not known of a JDK before 9.
    is_wide: Option<bool>,
}

/// The pass that finds how values look.
pub struct Looks<'a> {
    classes: &'a Classes,
    reference_size: u64,
    reachable: Option<&'a Fates>,
    /// The values, and how those look that were found.
    pub values: FxHashMap<u64, Option<Look>>,
    /// The keys of which no class's static field is known, and the fields of objects that refer to them.
    pub undeclared: FxHashMap<u64, Vec<String>>,
    /// The names of threads.
    wanted: FxHashSet<u64>,
    strings: FxHashMap<u64, Chars>,
    /// By class: its name as Java writes it, and its fields that are references.
    fields: FxHashMap<u64, ClassFields>,
}

#[derive(Default)]
struct ClassFields {
    name: String,
    size: u64,
    /// The field with its class, `demo.Server.context`, and its place.
    references: Vec<(String, usize)>,
    /// Of `String`: its array, and its coder where it has one.
    chars: Option<(usize, Option<usize>)>,
}

const STRING: &str = "java/lang/String";

impl<'a> Looks<'a> {
    /// Looks for nothing yet. Where it is known what is reachable, nothing else declares a key: garbage refers to keys too.
    pub fn new(classes: &'a Classes, reference_size: u64, reachable: Option<&'a Fates>) -> Self {
        Self {
            classes,
            reference_size,
            reachable,
            values: FxHashMap::default(),
            undeclared: FxHashMap::default(),
            wanted: FxHashSet::default(),
            strings: FxHashMap::default(),
            fields: FxHashMap::default(),
        }
    }

    /// Looks for these values, for objects that refer to these keys, and for these Strings.
    pub fn wants(
        &mut self,
        values: impl Iterator<Item = u64>,
        undeclared: impl Iterator<Item = u64>,
        strings: impl Iterator<Item = u64>,
    ) {
        self.values = values.map(|id| (id, None)).collect();
        self.undeclared = undeclared.map(|id| (id, Vec::new())).collect();
        self.wanted = strings.collect();
        // A class is an object, but has no record of one.
        for class in self.classes.all() {
            self.look(class.id, || Look {
                class: "java.lang.Class".to_string(),
                bytes: None,
            });
        }
    }

    /// The pass that reads the texts of the Strings that were found.
    pub fn texts(&self) -> StringTexts {
        let arrays = self.strings.values().map(|chars| (chars.array, Vec::new()));
        StringTexts {
            arrays: arrays.collect(),
            strings: self.strings.clone(),
            array: 0,
        }
    }

    fn look(&mut self, id: u64, look: impl FnOnce() -> Look) {
        if let Some(value) = self.values.get_mut(&id) {
            *value = Some(look());
        }
    }

    fn knows(&mut self, class: u64) {
        if self.fields.contains_key(&class) {
            return;
        }
        let name = self.classes.name(class);
        let all = self.classes.fields(class);
        let at = |name: &str| {
            all.iter()
                .find(|field| field.declared_in == STRING && field.name == name)
                .map(|field| field.offset)
        };
        let references = all.iter().filter(|field| field.kind == Type::Reference);
        let known = ClassFields {
            size: sizes::instance(self.classes, class, self.reference_size),
            references: references
                .map(|field| {
                    (
                        format!(
                            "{}.{}",
                            crate::text::class_name(&field.declared_in),
                            field.name
                        ),
                        field.offset,
                    )
                })
                .collect(),
            chars: at("value").map(|value| (value, at("coder"))),
            name,
        };
        self.fields.insert(class, known);
    }
}

/// A reference's own fields say nothing of who declares what it refers to.
const REFERENCES_OWN: &str = "java.lang.ref.Reference.";

impl Visitor for Looks<'_> {
    fn instance(&mut self, id: u64, class: u64, bytes: &[u8]) {
        self.knows(class);
        let known = &self.fields[&class];
        let id_size = self.classes.id_size;
        let at = |at: usize, size: usize| bytes.get(at..at + size).map_or(0, number);
        if let Some(value) = self.values.get_mut(&id) {
            *value = Some(Look {
                class: known.name.clone(),
                bytes: Some(known.size),
            });
        }
        if let Some((array, coder)) = known.chars
            && self.wanted.contains(&id)
        {
            let is_wide = coder.map(|coder| at(coder, 1) == 1);
            self.strings.insert(
                id,
                Chars {
                    array: at(array, id_size),
                    is_wide,
                },
            );
        }
        let is_reachable = || self.reachable.is_none_or(|fates| fates.is_reachable(id));
        if !self.undeclared.is_empty() {
            for (name, place) in &known.references {
                if let Some(names) = self.undeclared.get_mut(&at(*place, id_size))
                    && !name.starts_with(REFERENCES_OWN)
                    && !names.contains(name)
                    && is_reachable()
                {
                    names.push(name.clone());
                }
            }
        }
    }

    fn array(&mut self, id: u64, class: u64, length: u32) -> bool {
        let (classes, element) = (self.classes, self.reference_size);
        self.look(id, || Look {
            class: classes.name(class),
            bytes: Some(sizes::array(length, element)),
        });
        false
    }

    fn primitives(&mut self, id: u64, kind: u8, length: u32) -> bool {
        self.look(id, || {
            // The walk has refused any other type.
            let index = usize::from(kind.saturating_sub(4)) % PRIMITIVES.len();
            let element = [1, 2, 4, 8][index % 4];
            Look {
                class: format!("{}[]", PRIMITIVES[index]),
                bytes: Some(sizes::array(length, element)),
            }
        });
        false
    }
}

/// The pass that reads the names of threads.
pub struct StringTexts {
    strings: FxHashMap<u64, Chars>,
    arrays: FxHashMap<u64, Vec<u8>>,
    array: u64,
}

/// More bytes of a name than this are not kept.
const LONGEST: usize = 4096;

impl StringTexts {
    /// The text of a String, if it was found.
    pub fn text(&self, string: u64) -> Option<String> {
        let chars = self.strings.get(&string)?;
        let bytes = self.arrays.get(&chars.array)?;
        Some(match chars.is_wide {
            Some(false) => bytes.iter().map(|byte| char::from(*byte)).collect(),
            // The JVM's own order in a byte[], the dump's in a char[].
            Some(true) => wide(bytes, u16::from_le_bytes),
            None => wide(bytes, u16::from_be_bytes),
        })
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

impl Visitor for StringTexts {
    fn primitives(&mut self, id: u64, _type: u8, _length: u32) -> bool {
        self.array = id;
        self.arrays.contains_key(&id)
    }

    fn data(&mut self, bytes: &[u8]) {
        if let Some(kept) = self.arrays.get_mut(&self.array) {
            let room = LONGEST.saturating_sub(kept.len()).min(bytes.len());
            kept.extend_from_slice(&bytes[..room]);
        }
    }
}

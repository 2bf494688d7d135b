//! The classes of a dump: their names, what they extend, and where in an object's bytes each field stands.
//!
//! It does not know what an object of a class is there for.

use std::iter;

use rustc_hash::FxHashMap;

use crate::records::{Class, Type};
use crate::text::{Texts, class_name};

/// More superclasses than anybody's class has.
const DEEPEST: usize = 1000;

/// All classes and texts.
#[derive(Default)]
pub struct Classes {
    by_id: FxHashMap<u64, Class>,
    /// The text that is a class's name.
    names: FxHashMap<u64, u64>,
    /// Names of classes and fields.
    pub texts: Texts,
    /// The bytes of an id.
    pub id_size: usize,
}

/// A field of an object.
pub struct Field {
    /// The class that declares it, as the dump writes it: `java/lang/Thread`.
    pub declared_in: String,
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: Type,
    /// Where its bytes begin.
    pub offset: usize,
}

impl Classes {
    /// Keeps a class.
    pub fn add(&mut self, class: Class) {
        self.by_id.insert(class.id, class);
    }

    /// Says which text a class's name is.
    pub fn name_is(&mut self, class: u64, text: u64) {
        self.names.insert(class, text);
    }

    /// What is known of a class.
    pub fn get(&self, class: u64) -> Option<&Class> {
        self.by_id.get(&class)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Class> {
        self.by_id.values()
    }

    /// A class's name as the dump writes it, `java/lang/Thread`; empty if it has none.
    pub fn internal_name(&self, class: u64) -> String {
        self.names
            .get(&class)
            .map(|text| self.texts.text(*text))
            .unwrap_or_default()
    }

    /// A class's name as Java writes it, `byte[]`.
    pub fn name(&self, class: u64) -> String {
        class_name(&self.internal_name(class))
    }

    /// A class and all that it extends, as far as [`DEEPEST`]. In a damaged dump that may be a circle.
    pub fn chain(&self, class: u64) -> impl Iterator<Item = &Class> {
        iter::successors(self.get(class), |class| self.get(class.superclass)).take(DEEPEST)
    }

    /// Whether all that a class extends is known.
    pub fn is_whole(&self, class: u64) -> bool {
        self.chain(class)
            .last()
            .is_some_and(|last| last.superclass == 0)
    }

    /// Every field of an object of a class.
    pub fn fields(&self, class: u64) -> Vec<Field> {
        let mut offset = 0;
        let mut fields = Vec::new();
        for class in self.chain(class) {
            let declared_in = self.internal_name(class.id);
            for &(name, kind) in &class.fields {
                fields.push(Field {
                    declared_in: declared_in.clone(),
                    name: self.texts.text(name),
                    kind,
                    offset,
                });
                offset += kind.size(self.id_size);
            }
        }
        fields
    }
}

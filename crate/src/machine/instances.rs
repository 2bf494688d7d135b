//! Which classes an object is an instance of: what casts, `instanceof`,
//! `catch` and arrays ask. A type is asked for by its name: simple for a class
//! of the library, binary for one of the scenario, with `[]` for an array.

use threadlocal_map::memory::Address;

use crate::jvm::class;
use crate::jvm::value::Word;

use super::Machine;
use super::library;
use super::text::class_name;

impl Machine<'_> {
    /// Whether an object is an instance of a type; `None` for a lambda whose
    /// interface is not known.
    pub(super) fn instance_of(&self, object: Address, name: &str) -> Option<bool> {
        if let Some(element) = name.strip_suffix("[]") {
            return Some(match self.world.class_of(object) {
                class::REFERENCE_ARRAY => self.extends(self.world.array_type(object), element),
                class::PRIMITIVE_ARRAY => self.world.array_type(object) == element,
                _ => false,
            });
        }
        if name == "Object" {
            return Some(true);
        }
        match self.world.class_of(object) {
            class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY => {
                Some(matches!(name, "Cloneable" | "Serializable"))
            }
            class::LAMBDA => {
                let method = self.world.get(object + class::field::LAMBDA_METHOD);
                let interface = self.program.methods[method as usize].interface.as_ref()?;
                Some(self.extends(interface, name))
            }
            _ => Some(self.extends(&self.type_name(object), name)),
        }
    }

    /// The same; a class that the lab cannot tell counts as a match.
    pub(super) fn is_instance(&self, object: Address, name: &str) -> bool {
        self.instance_of(object, name).unwrap_or(true)
    }

    /// The name of the type of an object that is no array and no lambda.
    fn type_name(&self, object: Address) -> String {
        if let Some(class) = self.world.user_class(object) {
            return self.program.classes[class as usize].binary.to_string();
        }
        let name = match self.world.class_of(object) {
            class::LIST_12 | class::LIST_N => "List",
            class::KEY_SET | class::ENTRY_SET => "Set",
            class::VALUES => "Collection",
            class::NODE => "Map.Entry",
            class::ITERATOR | class::HASH_ITERATOR => "Iterator",
            class::SUPPLIED_THREAD_LOCAL => "ThreadLocal",
            class::WORKER => "Runnable",
            class::ABORT_POLICY..=class::DISCARD_OLDEST_POLICY => "RejectedExecutionHandler",
            _ => return class_name(&self.world, object),
        };
        name.to_owned()
    }

    /// Whether a type is another one or extends it.
    fn extends(&self, name: &str, other: &str) -> bool {
        if name == other || other == "Object" || other == "Entry" && name == "Map.Entry" {
            return true;
        }
        if let (Some(element), Some(of)) = (name.strip_suffix("[]"), other.strip_suffix("[]")) {
            return self.extends(element, of);
        }
        let mut classes = self.program.classes.iter();
        let Some(mut info) = classes.find(|class| *class.binary == *name) else {
            return library::is_subtype(name, other);
        };
        let is_above = |above: &str| above == other || library::is_subtype(above, other);
        if info.interfaces.iter().any(|above| is_above(above)) || is_above(&info.base_name) {
            return true;
        }
        while let Some(superclass) = info.superclass {
            info = &self.program.classes[superclass as usize];
            if *info.binary == *other {
                return true;
            }
        }
        info.is_record && other == "Record"
    }

    /// The class name of an object as `Class.getName` gives it; `None` if the lab
    /// cannot be sure of it.
    pub(super) fn qualified_class(&self, object: Word) -> Option<String> {
        match self.world.user_class(object) {
            Some(class) => {
                let info = &self.program.classes[class as usize];
                (!info.is_local).then(|| self.program.qualified(&info.binary))
            }
            None if self.world.class_of(object) == class::SUPPLIED_THREAD_LOCAL => None,
            None => library::qualified_name(&class_name(&self.world, object)),
        }
    }
}

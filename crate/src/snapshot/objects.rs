//! The objects of the heap and how each can be reached.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::Address;

use crate::jvm::class::{self, Holds, spec_of};
use crate::jvm::gc::{Marks, reachable};
use crate::jvm::value::{NULL, is_reference};
use crate::machine::frames;
use crate::machine::text::{class_name, label};
use crate::view::{FieldView, OBJECT_LIMIT, ObjectView, Reachability, Strength};

use super::{Scene, saturated};

impl Scene<'_> {
    /// Every object and their number; no objects beyond the limit.
    pub(super) fn objects(&self) -> (Vec<ObjectView>, u32) {
        let world = self.world();
        let objects: Vec<Address> = world.objects().collect();
        let count = objects.len() as u32;
        if count > OBJECT_LIMIT {
            return (Vec::new(), count);
        }
        let roots = frames::roots(world, self.program)
            .into_iter()
            .map(|(_, object)| object)
            .chain(
                objects
                    .iter()
                    .copied()
                    .filter(|&object| world.is_permanent(object)),
            );
        let strong = reachable(world, roots, |_, _| true);
        let mut weak = Marks::none(world.memory.top());
        for &object in objects.iter().filter(|&&object| strong.contains(object)) {
            for (_, target, strength) in self.fields_of(object) {
                if strength == Strength::Weak {
                    weak.insert(target);
                }
            }
        }
        let views = objects
            .into_iter()
            .map(|object| ObjectView {
                id: object,
                class: class_name(world, object),
                label: label(world, object),
                bytes: saturated(world.bytes_of(object)),
                reachability: if strong.contains(object) {
                    Reachability::Strong
                } else if weak.contains(object) {
                    Reachability::Weak
                } else {
                    Reachability::Unreachable
                },
                permanent: world.is_permanent(object),
                fields: self
                    .fields_of(object)
                    .map(|(offset, target, strength)| FieldView {
                        name: self.field_name(object, offset),
                        target,
                        strength,
                    })
                    .collect(),
            })
            .collect();
        (views, count)
    }

    /// The references of an object, without a table's slots.
    fn fields_of(&self, object: Address) -> impl Iterator<Item = (u32, Address, Strength)> + '_ {
        let world = self.world();
        let class = world.class_of(object);
        let end = match class {
            class::TABLE => FIELDS,
            _ => world.words_of(object),
        };
        (FIELDS..end).filter_map(move |offset| {
            let target = world.get(object + offset);
            let strength = match class::holds(class, offset) {
                Holds::Value => Strength::Strong,
                Holds::Weak => Strength::Weak,
                Holds::Raw => return None,
            };
            (target != NULL && is_reference(target)).then_some((offset, target, strength))
        })
    }

    fn field_name(&self, object: Address, offset: u32) -> String {
        let class = self.world().class_of(object);
        let fields = spec_of(class).fields;
        let index = (offset - FIELDS) as usize;
        if let Some((name, _)) = fields.get(index) {
            return (*name).to_owned();
        }
        let index = index - fields.len();
        match class {
            class::SCENARIO => self.program.fields[index].name.to_string(),
            class::LAMBDA => String::new(),
            _ => format!("[{index}]"),
        }
    }
}

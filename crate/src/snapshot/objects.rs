//! The objects of the heap and how each can be reached.

use threadlocal_map::layout::{FIELDS, THREAD_LOCALS};
use threadlocal_map::memory::Address;

use crate::jvm::class::{self, Holds, spec_of};
use crate::jvm::gc::{Marks, reachable};
use crate::jvm::value::{NULL, is_reference};
use crate::machine::frames;
use crate::machine::text::{class_name, label};
use crate::view::{FieldView, OBJECT_LIMIT, ObjectView, Reachability, Strength};

use super::{Scene, saturated, slots};
use crate::ledger::permanent;

/// Of an object's references, so many are listed.
const FIELD_LIMIT: usize = 64;

impl Scene<'_> {
    /// The objects to show, and how many there are.
    pub(super) fn objects(&self) -> (Vec<ObjectView>, u32) {
        let world = self.world();
        let objects: Vec<Address> = world.objects().collect();
        let count = objects.len() as u32;
        let roots: Vec<Address> = frames::roots(world, self.program)
            .into_iter()
            .map(|(_, object)| object)
            .collect();
        let shown = if count > OBJECT_LIMIT {
            self.most_relevant(&roots, &objects)
        } else {
            objects.clone()
        };
        let roots = roots.into_iter().chain(permanent(world, &objects));
        let strong = reachable(world, roots, |_, _| true);
        let mut weak = Marks::none(world.memory.top());
        for &object in objects.iter().filter(|&&object| strong.contains(object)) {
            for (_, target, strength) in self.fields_of(object) {
                if strength == Strength::Weak {
                    weak.insert(target);
                }
            }
        }
        let views = shown
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
                    .take(FIELD_LIMIT)
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

    /// Of many objects: what the roots refer to, then the tables' entries with
    /// their keys and values, then the others as they were allocated.
    fn most_relevant(&self, roots: &[Address], objects: &[Address]) -> Vec<Address> {
        let world = self.world();
        let mut seen = Marks::none(world.memory.top());
        let mut chosen: Vec<Address> = Vec::new();
        let in_tables = world
            .threads()
            .map(|thread| world.get(thread + THREAD_LOCALS))
            .flat_map(|map| slots(world, map))
            .collect::<Vec<u32>>();
        let in_tables = in_tables
            .chunks_exact(4)
            .flat_map(|slot| [slot[0], slot[1], slot[3]]);
        for object in roots
            .iter()
            .copied()
            .chain(in_tables)
            .chain(objects.iter().copied())
        {
            if chosen.len() == OBJECT_LIMIT as usize {
                break;
            }
            if is_reference(object) && seen.insert(object) {
                chosen.push(object);
            }
        }
        chosen.sort_unstable();
        chosen
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

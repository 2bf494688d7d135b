//! The collector: marks what is reachable from the roots, names the weak
//! references to clear, and sweeps the rest.
//!
//! It does not know where roots come from; the machine gives them. It has one
//! generation and no schedule: a GC happens when somebody asks for one.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, Observer};

use super::class::{self, Holds};
use super::value::{NULL, is_reference};
use super::world::World;

/// A set of objects, one bit for each word of the memory.
#[derive(Clone, Debug)]
pub struct Marks(Vec<u64>);

impl Marks {
    /// No object of a memory that ends at `top`.
    pub fn none(top: Address) -> Self {
        Self(vec![0; top as usize / 64 + 1])
    }

    /// Whether the object is in the set.
    pub fn contains(&self, object: Address) -> bool {
        self.0
            .get(object as usize / 64)
            .is_some_and(|bits| bits >> (object % 64) & 1 != 0)
    }

    /// Adds an object; whether it was new.
    pub fn insert(&mut self, object: Address) -> bool {
        let bits = &mut self.0[object as usize / 64];
        let bit = 1 << (object % 64);
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }
}

/// The strong references of an object, as offset and target.
pub fn strong_references<O: Observer>(
    world: &World<O>,
    object: Address,
) -> impl Iterator<Item = (u32, Address)> + '_ {
    let class = world.class_of(object);
    (FIELDS..world.words_of(object)).filter_map(move |offset| {
        let target = world.get(object + offset);
        (is_reference(target) && class::holds(class, offset) == Holds::Value)
            .then_some((offset, target))
    })
}

/// Everything strongly reachable from `roots`. `follows` decides for each
/// reference, given its object and offset, whether the way counts.
pub fn reachable<O: Observer>(
    world: &World<O>,
    roots: impl IntoIterator<Item = Address>,
    follows: impl Fn(Address, u32) -> bool,
) -> Marks {
    let mut marks = Marks::none(world.memory.top());
    let mut grey: Vec<Address> = Vec::new();
    for root in roots {
        if root != NULL && marks.insert(root) {
            grey.push(root);
        }
    }
    while let Some(object) = grey.pop() {
        for (offset, target) in strong_references(world, object) {
            if follows(object, offset) && marks.insert(target) {
                grey.push(target);
            }
        }
    }
    marks
}

/// What a collection will do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The strongly reachable objects.
    pub marks: Marks,
    /// Weak references whose referent goes: object and address of the word.
    pub clears: Vec<(Address, Address)>,
    /// The objects to sweep.
    pub garbage: Vec<Address>,
}

/// Finds out what a collection from these roots clears and sweeps, in the
/// order of allocation. Nothing is written.
pub fn plan<O: Observer>(world: &World<O>, roots: impl IntoIterator<Item = Address>) -> Plan {
    let permanent = world.objects().filter(|&object| world.is_permanent(object));
    let roots = roots.into_iter().chain(permanent.collect::<Vec<_>>());
    let marks = reachable(world, roots, |_, _| true);
    let mut clears = Vec::new();
    let mut garbage = Vec::new();
    for object in world.objects() {
        if !marks.contains(object) {
            garbage.push(object);
            continue;
        }
        for (index, (_, holds)) in class::spec_of(world.class_of(object))
            .fields
            .iter()
            .enumerate()
        {
            let word = object + FIELDS + index as u32;
            let referent = world.get(word);
            if *holds == Holds::Weak && referent != NULL && !marks.contains(referent) {
                clears.push((object, word));
            }
        }
    }
    Plan {
        marks,
        clears,
        garbage,
    }
}

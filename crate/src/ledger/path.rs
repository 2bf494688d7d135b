//! Why an object stays: its shortest way from a root, and what it alone keeps
//! alive.
//!
//! Of several ways equally short the one is told whose root and whose
//! references come first. The collector's own order does not matter here.

use threadlocal_map::memory::{Address, Observer};

use crate::jvm::class::Holds;
use crate::jvm::gc::{Trace, references};
use crate::jvm::world::World;
use crate::machine::code::Program;
use crate::machine::frames::{self, Place};
use crate::tables::Numbered;

use super::roots;

/// A way from a root to an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetainingPath {
    /// The root; `None` for an object that a class or a cache holds for ever.
    pub root: Option<Place>,
    /// What the root refers to.
    pub first: Address,
    /// The references from there, each as the offset of the field in the
    /// object before and the object it refers to.
    pub links: Vec<(u32, Address)>,
}

/// The shortest way along strong references from a root to an object; `None`
/// if there is none.
pub fn retaining_path<O: Observer>(
    world: &World<O>,
    program: &Program,
    object: Address,
) -> Option<RetainingPath> {
    let places = frames::roots(world, program);
    let starts = places.iter().map(|&(_, start)| start);
    // Each object reached, with the object and the offset it was reached from.
    let mut came_from: Numbered<Option<(Address, u32)>> = Numbered::default();
    let mut wave: Vec<Address> = Vec::new();
    for start in starts.chain(world.permanent()) {
        if came_from.insert(start, None).is_none() {
            wave.push(start);
        }
    }
    while !wave.is_empty() && !came_from.contains(object) {
        let mut next = Vec::new();
        for from in wave {
            for (offset, target, holds) in references(world, from) {
                if holds == Holds::Value && !came_from.contains(target) {
                    came_from.insert(target, Some((from, offset)));
                    next.push(target);
                }
            }
        }
        wave = next;
    }
    let mut links = Vec::new();
    let mut first = object;
    while let Some((from, offset)) = *came_from.get(first)? {
        links.push((offset, first));
        first = from;
    }
    links.reverse();
    let root = places.iter().find(|&&(_, start)| start == first);
    Some(RetainingPath {
        root: root.map(|&(place, _)| place),
        first,
        links,
    })
}

/// The bytes of everything that would be garbage without this object, itself
/// included; 0 if it is not strongly reachable.
pub fn retained_bytes<O: Observer>(
    world: &World<O>,
    program: &Program,
    strong: &Trace,
    object: Address,
) -> u64 {
    let others = roots(world, program);
    let others = others.into_iter().filter(|&root| root != object);
    let mut without = Trace::new(world, others);
    without.follow(world, |from, offset, holds| {
        holds == Holds::Value && world.get(from + offset) != object
    });
    let lost = strong.objects().iter();
    lost.filter(|&&held| !without.contains(held))
        .map(|&held| world.bytes_of(held))
        .sum()
}

//! The collector: what is reachable and how strongly, which references a
//! collection clears, and what it sweeps.
//!
//! It does not know where roots come from; the machine gives them. It has one
//! generation and no schedule: a GC happens when somebody asks for one. It
//! knows no clock, so soft references are never cleared for being idle.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, Observer};

use super::class::{self, Holds, field};
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

/// The references of an object that are not null: offset, target, and how it
/// is held.
pub fn references<O: Observer>(
    world: &World<O>,
    object: Address,
) -> impl Iterator<Item = (u32, Address, Holds)> + '_ {
    let class = world.class_of(object);
    (FIELDS..world.words_of(object)).filter_map(move |offset| {
        let target = world.get(object + offset);
        if !is_reference(target) {
            return None;
        }
        match world.holds(class, offset) {
            Holds::Raw => None,
            holds => Some((offset, target, holds)),
        }
    })
}

/// What was reached from some roots, in waves: a wave is what the wave before
/// refers to.
#[derive(Clone, Debug)]
pub struct Trace {
    marks: Marks,
    order: Vec<Address>,
    /// Where in `order` each wave ends.
    ends: Vec<usize>,
}

impl Trace {
    /// The first wave: what the roots refer to, and what classes and caches
    /// hold for ever.
    pub fn new<O: Observer>(world: &World<O>, roots: impl IntoIterator<Item = Address>) -> Self {
        let mut trace = Self {
            marks: Marks::none(world.memory.top()),
            order: Vec::new(),
            ends: Vec::new(),
        };
        trace.add(roots.into_iter().chain(world.permanent()));
        trace
    }

    /// Reaches further objects from outside, as one wave.
    pub fn add(&mut self, objects: impl IntoIterator<Item = Address>) {
        for object in objects {
            if object != NULL && self.marks.insert(object) {
                self.order.push(object);
            }
        }
        self.end_wave();
    }

    /// Goes on, wave by wave, until nothing new is found. `follows` decides
    /// for each reference of each object reached, given the object, the offset
    /// and how it holds its target, whether the way counts.
    pub fn follow<O: Observer>(
        &mut self,
        world: &World<O>,
        follows: impl FnMut(Address, u32, Holds) -> bool,
    ) {
        self.follow_from(0, world, follows);
    }

    /// The same from object number `from` of [`Self::objects`] on: if every
    /// object before was looked at with the same rule.
    pub fn follow_from<O: Observer>(
        &mut self,
        mut from: usize,
        world: &World<O>,
        mut follows: impl FnMut(Address, u32, Holds) -> bool,
    ) {
        while from < self.order.len() {
            let to = self.order.len();
            for index in from..to {
                let object = self.order[index];
                for (offset, target, holds) in references(world, object) {
                    if follows(object, offset, holds) && self.marks.insert(target) {
                        self.order.push(target);
                    }
                }
            }
            self.end_wave();
            from = to;
        }
    }

    fn end_wave(&mut self) {
        let end = self.order.len();
        if self.ends.last().copied().unwrap_or(0) < end {
            self.ends.push(end);
        }
    }

    /// Whether the object was reached.
    pub fn contains(&self, object: Address) -> bool {
        self.marks.contains(object)
    }

    /// All that was reached, wave by wave.
    pub fn objects(&self) -> &[Address] {
        &self.order
    }

    /// How many objects each wave reached.
    pub fn waves(&self) -> impl Iterator<Item = usize> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        self.ends.iter().zip(starts).map(|(end, start)| end - start)
    }

    /// What the first `count` waves reached.
    pub fn up_to_wave(&self, count: usize) -> &[Address] {
        let end = match count.min(self.ends.len()) {
            0 => 0,
            count => self.ends[count - 1],
        };
        &self.order[..end]
    }
}

/// The ways to an object, strongest first.
const STRENGTHS: [Holds; 4] = [Holds::Value, Holds::Soft, Holds::Weak, Holds::Phantom];

/// Everything that can be reached from the roots, each object with the
/// weakest reference on its strongest way.
pub fn by_strength<O: Observer>(
    world: &World<O>,
    roots: impl IntoIterator<Item = Address>,
) -> Vec<(Address, Holds)> {
    let rank = |holds: Holds| STRENGTHS.iter().position(|&strength| strength == holds);
    let mut trace = Trace::new(world, roots);
    let mut found = Vec::new();
    // The targets of references that are weaker than those followed so far.
    let mut waiting: [Vec<Address>; 4] = Default::default();
    let mut from = 0;
    for (level, strength) in STRENGTHS.into_iter().enumerate() {
        trace.add(std::mem::take(&mut waiting[level]));
        trace.follow_from(from, world, |object, offset, holds| {
            let rank = rank(holds).unwrap_or(0);
            if rank > level {
                waiting[rank].push(world.get(object + offset));
            }
            rank <= level
        });
        let new = trace.objects()[from..].iter();
        found.extend(new.map(|&object| (object, strength)));
        from = trace.objects().len();
    }
    found
}

/// What a GC marks: everything strongly reachable, and unless it clears soft
/// references, everything softly reachable after that.
pub fn marked<O: Observer>(
    world: &World<O>,
    roots: impl IntoIterator<Item = Address>,
    clears_soft: bool,
) -> Trace {
    let mut trace = Trace::new(world, roots);
    trace.follow(world, |_, _, holds| holds == Holds::Value);
    if !clears_soft {
        trace.follow(world, |_, _, holds| {
            matches!(holds, Holds::Value | Holds::Soft)
        });
    }
    trace
}

/// What a collection will do.
#[derive(Clone, Debug)]
pub struct Plan {
    pub trace: Trace,
    /// References whose referent goes: soft ones first, then weak, then
    /// phantom ones. Object and address of the word.
    pub clears: Vec<(Address, Address)>,
    /// The objects to sweep, in the order of allocation.
    pub garbage: Vec<Address>,
}

/// Finds out what a collection from these roots clears and sweeps. Nothing is
/// written.
pub fn plan<O: Observer>(
    world: &World<O>,
    roots: impl IntoIterator<Item = Address>,
    clears_soft: bool,
) -> Plan {
    let trace = marked(world, roots, clears_soft);
    let mut clears = Vec::new();
    for (rank, strength) in [Holds::Soft, Holds::Weak, Holds::Phantom]
        .into_iter()
        .enumerate()
    {
        for &object in trace.objects() {
            for (offset, referent, holds) in references(world, object) {
                if holds == strength && !trace.contains(referent) {
                    clears.push((rank, object, object + offset));
                }
            }
        }
    }
    clears.sort_unstable();
    let garbage = world.live().iter().copied();
    Plan {
        clears: clears
            .into_iter()
            .map(|(_, object, word)| (object, word))
            .collect(),
        garbage: garbage.filter(|&object| !trace.contains(object)).collect(),
        trace,
    }
}

/// Whether objects of the class are a `java.lang.ref.Reference` that a queue
/// can wait for. An Entry is one that none does.
pub fn has_queue(class: class::Class) -> bool {
    matches!(
        class,
        class::SOFT_REFERENCE | class::WEAK_REFERENCE | class::PHANTOM_REFERENCE
    )
}

/// Puts a reference at the head of the queue that waits for it, as
/// `Reference.enqueue` does; whether one did.
pub fn enqueue<O: Observer>(world: &mut World<O>, reference: Address) -> bool {
    if !has_queue(world.class_of(reference)) {
        return false;
    }
    let queue = world.get(reference + field::REFERENCE_QUEUE);
    if queue == NULL {
        return false;
    }
    let head = world.get(queue + field::QUEUE_HEAD);
    world.put(reference + field::REFERENCE_NEXT, head);
    world.put(reference + field::REFERENCE_QUEUE, NULL);
    world.put(queue + field::QUEUE_HEAD, reference);
    true
}

//! The collector: what is reachable and how strongly, which references a
//! collection clears, and what it sweeps.
//!
//! It does not know where roots come from; the machine gives them. It has no
//! schedule: a GC happens when somebody asks for one. It knows no clock, so soft
//! references are never cleared for being idle. A young collection looks at
//! young objects only, as HotSpot's Serial collector does.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, Observer, word_of};

use super::class::{self, Class, Holds, field};
use super::generations::{self, Copier, Space};
use super::value::{NULL, Word, is_reference};
use super::world::World;

use crate::order::{by_number, pair};

/// The kinds of collections. The number is what the world's cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Collection {
    /// Of all objects; what is softly reachable stays.
    Full = 0,
    /// Of all objects; soft references are cleared.
    ClearsSoft = 1,
    /// Of the young generation; what is softly reachable stays.
    Young = 2,
}

impl Collection {
    /// The collection of a number that the world's cell held.
    pub fn from_number(number: u32) -> Self {
        [Self::Full, Self::ClearsSoft]
            .into_iter()
            .find(|kind| *kind as u32 == number)
            .unwrap_or(Self::Young)
    }
}

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
        let marks: &mut [u64] = &mut self.0;
        let bits = &mut marks[object as usize / 64];
        let bit = 1 << (object % 64);
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }
}

/// The references of an object that are not null: offset, target, and how it
/// is held.
pub fn references<O: Observer>(world: &World<O>, object: Address) -> References<'_, O> {
    let class = world.class_of(object);
    let spec = class::spec_of(class);
    References {
        world,
        class,
        words: &world.memory.all()[object as usize..][..world.words_of(object) as usize],
        tail: spec.tail,
        tail_at: FIELDS as usize + spec.fields.len(),
        offset: FIELDS as usize,
    }
}

/// An iterator of its own, since a collection passes nothing as often as these
/// words, and the page's engine is compiled for size.
pub struct References<'a, O> {
    world: &'a World<O>,
    class: Class,
    words: &'a [Word],
    /// What the words from `tail_at` on hold: of an array, all elements.
    tail: Holds,
    tail_at: usize,
    offset: usize,
}

impl<O: Observer> Iterator for References<'_, O> {
    type Item = (u32, Address, Holds);

    fn next(&mut self) -> Option<Self::Item> {
        while self.offset < self.words.len() {
            let at = self.offset;
            let target = self.words[at];
            self.offset += 1;
            if !is_reference(target) {
                continue;
            }
            let offset = word_of(at);
            let holds = match at < self.tail_at {
                true => self.world.holds(self.class, offset),
                false => self.tail,
            };
            if holds != Holds::Raw {
                return Some((offset, target, holds));
            }
        }
        None
    }
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
    fn empty<O: Observer>(world: &World<O>) -> Self {
        Self {
            marks: Marks::none(world.memory.top()),
            order: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// The first wave: what the roots refer to, and what classes and caches
    /// hold for ever.
    pub fn new<O: Observer>(world: &World<O>, roots: impl IntoIterator<Item = Address>) -> Self {
        let mut trace = Self::empty(world);
        trace.add(roots.into_iter().chain(world.permanent()));
        trace
    }

    /// Reaches further objects from outside, as one wave.
    pub fn add(&mut self, objects: impl IntoIterator<Item = Address>) {
        for object in objects {
            if object != NULL {
                self.reach(object);
            }
        }
        self.end_wave();
    }

    fn reach(&mut self, object: Address) {
        if self.marks.insert(object) {
            self.order.push(object);
        }
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
const STRENGTHS: [Holds; 5] = [
    Holds::Value,
    Holds::Soft,
    Holds::Weak,
    Holds::Final,
    Holds::Phantom,
];

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
    let mut waiting: [Vec<Address>; 5] = Default::default();
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

/// What a collection keeps, and why.
#[derive(Clone, Debug)]
pub struct Kept {
    pub trace: Trace,
    /// How many of the objects of the trace were reached without Finalizers.
    reached: usize,
    /// The Finalizers whose object nothing else reached, in the order in which
    /// they were made.
    pub finalizable: Vec<Address>,
}

impl Kept {
    /// The Finalizers whose object is not in the trace, out of those that the
    /// collection asks.
    fn new<O: Observer>(world: &World<O>, trace: Trace, asks: impl Fn(Address) -> bool) -> Self {
        let is_due = |&finalizer: &Address| {
            let object = world.get(finalizer + field::FINALIZER_REFERENT);
            object != NULL && asks(finalizer) && asks(object) && !trace.contains(object)
        };
        Self {
            finalizable: world.finalizers().filter(is_due).collect(),
            reached: trace.objects().len(),
            trace,
        }
    }

    /// The objects that only wait for their `finalize`.
    fn finalizees<O: Observer>(&self, world: &World<O>) -> Vec<Address> {
        let finalizers = self.finalizable.iter();
        let object = |finalizer| world.get(finalizer + field::FINALIZER_REFERENT);
        finalizers.map(object).collect()
    }
}

/// What a collection of everything marks: everything strongly reachable, unless
/// it clears soft references everything softly reachable after that, and then
/// what the objects need that are to be finalized. Of a `Reference` that is
/// found as late as that, HotSpot asks no more than of any other object
/// (`ReferenceProcessor::process_discovered_references`).
pub fn marked<O: Observer>(
    world: &World<O>,
    roots: impl IntoIterator<Item = Address>,
    clears_soft: bool,
) -> Kept {
    let mut trace = Trace::new(world, roots);
    trace.follow(world, |_, _, holds| holds == Holds::Value);
    if !clears_soft {
        trace.follow(world, |_, _, holds| {
            matches!(holds, Holds::Value | Holds::Soft)
        });
    }
    let mut kept = Kept::new(world, trace, |_| true);
    kept.trace.add(kept.finalizees(world));
    kept.trace.follow_from(kept.reached, world, |_, _, _| true);
    kept
}

/// What a young collection copies, and where each goes, in the order in which
/// they are found. Every old object is a root; `objects` has them all.
///
/// HotSpot looks through the survivor space until nothing is left there, then
/// through what was promoted, and so on. Of a `Reference` that lies in the old
/// generation, or has just come there, it asks no more than of any other object:
/// its referent stays (`ReferenceProcessor::discover_reference`).
pub fn copied<O: Observer>(
    world: &World<O>,
    roots: impl IntoIterator<Item = Address>,
    objects: impl Iterator<Item = Address>,
) -> (Kept, Vec<Space>, Copier) {
    let is_young = |object: Address| object != NULL && !world.is_old(object);
    let old = objects.filter(|&object| world.is_old(object));
    let from_old = old.flat_map(|object| references(world, object));
    let from_old = from_old.map(|(_, target, _)| target);
    let roots = roots.into_iter().chain(world.permanent()).chain(from_old);
    let mut trace = Trace::empty(world);
    trace.add(roots.filter(|&root| is_young(root)));
    let mut copier = Copier::new(world.generations(), world.tenuring_threshold());
    let mut places: Vec<Space> = Vec::new();
    copy(world, &mut trace, &mut places, &mut copier, false);
    let mut kept = Kept::new(world, trace, is_young);
    kept.trace.add(kept.finalizees(world));
    copy(world, &mut kept.trace, &mut places, &mut copier, true);
    (kept, places, copier)
}

/// Copies what was reached and has no place yet, and all young objects that it
/// refers to. `all`: however it refers to them.
fn copy<O: Observer>(
    world: &World<O>,
    trace: &mut Trace,
    places: &mut Vec<Space>,
    copier: &mut Copier,
    all: bool,
) {
    // How far the survivors and the promoted were looked through.
    let mut seen = [places.len(); 2];
    loop {
        let before = trace.objects().len();
        for (promoted, seen) in [false, true].into_iter().zip(&mut seen) {
            while *seen < trace.objects().len() {
                for &object in &trace.objects()[places.len()..] {
                    places.push(copier.place(world.bytes_of(object), world.space_of(object)));
                }
                let (object, place) = (trace.objects()[*seen], places[*seen]);
                *seen += 1;
                if (place == Space::Old) != promoted {
                    continue;
                }
                let found = references(world, object).filter(|&(_, target, holds)| {
                    let counts = all || promoted || matches!(holds, Holds::Value | Holds::Soft);
                    counts && !world.is_old(target)
                });
                for (_, target, _) in found {
                    trace.reach(target);
                }
            }
            trace.end_wave();
        }
        if trace.objects().len() == before && seen.iter().all(|&seen| seen == before) {
            return;
        }
    }
}

/// What a collection will do.
#[derive(Clone, Debug)]
pub struct Plan {
    pub collection: Collection,
    pub trace: Trace,
    /// References whose referent goes: soft ones first, then weak, then
    /// phantom ones. Object and address of the word.
    pub clears: Vec<(Address, Address)>,
    /// The Finalizers whose object is to be finalized, in the order in which
    /// they were made.
    pub finalizable: Vec<Address>,
    /// The objects to sweep, in the order of allocation.
    pub garbage: Vec<Address>,
    /// Where survivors go that do not stay where they lie.
    pub moves: Vec<(Address, Space)>,
    /// Of a young collection: the bytes that it promotes, and the tenuring
    /// threshold of the next one.
    pub promoted: u64,
    pub threshold: u32,
}

/// Finds out what a collection from these roots clears, sweeps and moves.
/// Nothing is written.
pub fn plan<O: Observer>(
    world: &World<O>,
    roots: impl IntoIterator<Item = Address>,
    collection: Collection,
) -> Plan {
    let live = || world.live().iter().copied();
    let (kept, places, copier) = match collection {
        Collection::Young => copied(world, roots, live()),
        _ => (
            marked(world, roots, collection == Collection::ClearsSoft),
            Vec::new(),
            Copier::new(world.generations(), world.tenuring_threshold()),
        ),
    };
    let covers = |object| collection != Collection::Young || !world.is_old(object);
    let Kept {
        trace,
        reached,
        finalizable,
    } = kept;
    let is_dead = |object: Address| covers(object) && !trace.contains(object);
    // Soft and weak references are cleared before anything is finalized,
    // phantom ones only when all is over.
    let mut late = Marks::none(world.memory.top());
    for &object in &trace.objects()[reached..] {
        late.insert(object);
    }
    let mut clears = Vec::new();
    for &object in &trace.objects()[..reached] {
        for (offset, referent, holds) in references(world, object) {
            let rank: u64 = match holds {
                Holds::Soft => 0,
                Holds::Weak => 1,
                Holds::Phantom => 2,
                _ => continue,
            };
            let is_late = holds != Holds::Phantom && late.contains(referent);
            if is_late || is_dead(referent) {
                clears.push((rank, object, object + offset));
            }
        }
    }
    let clears = by_number(&clears, |&(_, object, word)| pair(object, word));
    let clears = by_number(&clears, |&(rank, ..)| rank);
    let garbage: Vec<Address> = live().filter(|&object| is_dead(object)).collect();
    let moves = match collection {
        Collection::Young => trace.objects().iter().copied().zip(places).collect(),
        _ => compacted(world, &trace, &garbage),
    };
    let (promoted, threshold) = match collection {
        Collection::Young => (copier.promoted(), copier.next_threshold()),
        _ => (0, world.tenuring_threshold()),
    };
    Plan {
        collection,
        clears: clears
            .into_iter()
            .map(|(_, object, word)| (object, word))
            .collect(),
        garbage,
        finalizable,
        trace,
        moves,
        promoted,
        threshold,
    }
}

/// Where a full collection moves the young objects that it keeps.
fn compacted<O: Observer>(
    world: &World<O>,
    trace: &Trace,
    garbage: &[Address],
) -> Vec<(Address, Space)> {
    if !world.generations().has_old() {
        return Vec::new();
    }
    let dead_old = garbage.iter().filter(|&&object| world.is_old(object));
    let freed: u64 = dead_old.map(|&object| world.bytes_of(object)).sum();
    // The spaces are compacted one after the other: the eden comes first.
    let live = world.live().iter().copied();
    let kept = |object: &Address| trace.contains(*object) && !world.is_old(*object);
    let young: Vec<Address> = live.filter(kept).collect();
    let young = by_number(&young, |&object| {
        (world.space_of(object) != Space::Eden).into()
    });
    let sizes = young.iter().map(|&object| world.bytes_of(object));
    let places = generations::compacted(world.old_free() + freed, sizes);
    young.into_iter().zip(places).collect()
}

/// Writes down what a collection leaves behind: what it sweeps is collected, and
/// the survivors lie where they go.
pub fn sweep<O: Observer>(world: &mut World<O>, plan: &Plan) {
    world.collect(&plan.garbage);
    world.move_to(&plan.moves);
    world.set_tenuring_threshold(plan.threshold);
    if plan.collection == Collection::Young {
        world.experience.learn(plan.promoted);
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

//! The model JVM: objects in a flat memory, the machine's own cells, and what
//! every part needs to read and write them.
//!
//! A world runs forward once. What it keeps outside the memory (the pool, the
//! literals and boxes made so far) only grows, and no picture of an earlier
//! step reads it except through words of the memory. The world knows no
//! bytecode, no source and no collector.

use threadlocal_map::design::layout::ENTRY_NEXT;
use threadlocal_map::design::{Design, is_entry};
use threadlocal_map::layout::{
    self, CLASS, ENTRY_KEY, ENTRY_VALUE, FIELDS, MAP_TABLE, TABLE_LENGTH, TABLE_SLOTS,
    THREAD_INHERITABLE, THREAD_LOCALS, WORDS,
};
use threadlocal_map::memory::{Address, FIRST_FREE, Memory, Observer, word_of};

use super::class::{self, Class, Holds, field};
use super::generations::{Experience, Generations, OLDEST_AGE, Space};
use super::instance::UserClass;
use super::value::{NULL, Pool, Primitive, Value, Word};

use crate::tables::{Named, Numbered};

/// The block of the machine's cells: the first block of a world.
const CELLS: Address = FIRST_FREE;
/// The frame that runs, or 0.
pub const CURRENT_FRAME: Address = CELLS + FIELDS;
/// The thread that runs, or 0.
pub const CURRENT_THREAD: Address = CELLS + FIELDS + 1;
/// The thread created last; [`field::THREAD_NEXT`] leads to the others.
pub const LAST_THREAD: Address = CELLS + FIELDS + 2;
/// Bytes of the objects that were not collected, in units of 8.
const HEAP_USED: Address = CELLS + FIELDS + 3;
/// How many ThreadLocals were created: `nextHashCode` is this times the increment.
pub(super) const KEYS_CREATED: Address = CELLS + FIELDS + 4;
/// The number of the next `Thread-N`.
pub const THREADS_NUMBERED: Address = CELLS + FIELDS + 5;
/// How many pools were created.
pub const POOLS_CREATED: Address = CELLS + FIELDS + 6;
/// How many texts of the output were printed.
pub const OUTPUT: Address = CELLS + FIELDS + 7;
/// How the program ended, as the machine's status codes say.
pub const STATUS: Address = CELLS + FIELDS + 8;
/// The exception that ended the program, or 0.
pub const UNCAUGHT: Address = CELLS + FIELDS + 9;
/// The instance whose `main` runs, or 0.
pub const INSTANCE: Address = CELLS + FIELDS + 10;
/// Operations that have ended.
pub const OPERATIONS: Address = CELLS + FIELDS + 11;
/// What the message of this step talks about: see the step kinds.
pub const ARGUMENTS: Address = CELLS + FIELDS + 12;
/// How many arguments a message can have.
pub const ARGUMENT_COUNT: u32 = 4;
/// The block that holds the static fields, or 0.
pub const STATICS: Address = ARGUMENTS + ARGUMENT_COUNT;
/// 1 while a method of ThreadLocal runs: the first two arguments are its key
/// and value, and roots.
pub const IN_OPERATION: Address = STATICS + 1;
/// How many objects there are that no GC has collected.
const OBJECTS: Address = IN_OPERATION + 1;
/// While a GC marks: its wave, from 1; otherwise 0.
pub const WAVE: Address = OBJECTS + 1;
/// Which collection runs, or ran last: the number of a
/// [`Collection`](super::gc::Collection).
pub const COLLECTION: Address = WAVE + 1;
/// Bytes in use in the eden, and in a survivor space, in units of 8.
const EDEN_USED: Address = COLLECTION + 1;
const SURVIVOR_USED: Address = EDEN_USED + 1;
/// How many young collections an object may survive in the young generation.
const TENURING_THRESHOLD: Address = SURVIVOR_USED + 1;
/// What a method of the library needs while it may come to a GC: blocks of
/// references, each led by the next block, or 0.
pub const HELD: Address = TENURING_THRESHOLD + 1;
const CELL_WORDS: u32 = HELD + 1 - CELLS;

/// Header bit: a GC has collected the object.
const COLLECTED: u32 = 1 << 16;
/// Header bit: a class, a call site or a cache holds the object for ever.
const PERMANENT: u32 = 1 << 17;
/// Header bit: the object lies in the old generation.
const OLD: u32 = 1 << 18;
/// Header bits: how many young collections a young object has survived.
const AGE_SHIFT: u32 = 20;
const AGE_BITS: u32 = OLDEST_AGE << AGE_SHIFT;
/// Header bit of a ThreadLocal: its hash was chosen and is outside the sequence.
pub(super) const CHOSEN_HASH: u32 = 1 << 19;
const CLASS_BITS: u32 = 0xFFFF;

/// The states of a thread, as its field holds them.
pub mod thread_state {
    /// Created, not started.
    pub const NEW: u32 = 0;
    /// Has frames.
    pub const RUNNING: u32 = 1;
    /// A worker that waits for a task.
    pub const IDLE: u32 = 2;
    /// Has run.
    pub const ENDED: u32 = 3;
}

/// The model JVM. `O` is told of every write.
#[derive(Clone, Debug)]
pub struct World<O> {
    pub memory: Memory<O>,
    pub pool: Pool,
    /// In bytes.
    capacity: u64,
    generations: Generations,
    /// What the young collections so far were like.
    pub(super) experience: Experience,
    /// Whether the object that comes next goes to the old generation, if the
    /// eden cannot take it.
    overflows: bool,
    /// How the maps of the threads are made.
    pub design: Design,
    /// The classes of the scenario, by number.
    pub user_classes: Vec<UserClass>,
    pub(super) literals: Named,
    pub(super) small_boxes: Numbered<Address>,
    /// Every object ever allocated, in order.
    allocated: Vec<Address>,
    /// Those of them that no GC has collected when the run stands where it is.
    live: Vec<Address>,
    /// The objects that were ever made permanent.
    permanent: Vec<Address>,
    /// Every Finalizer ever allocated, in order.
    finalizers: Vec<Address>,
}

impl<O: Observer> World<O> {
    /// An empty world whose heap holds `capacity` bytes, in these spaces.
    pub fn new(observer: O, capacity: u64, generations: Generations, design: Design) -> Self {
        let mut memory = Memory::new(observer);
        let cells = layout::allocate(&mut memory, class::MACHINE, CELL_WORDS);
        debug_assert_eq!(cells, CELLS);
        memory.put(TENURING_THRESHOLD, OLDEST_AGE);
        Self {
            memory,
            pool: Pool::default(),
            capacity,
            generations,
            experience: Experience::default(),
            overflows: false,
            design,
            user_classes: Vec::new(),
            literals: Named::default(),
            small_boxes: Numbered::default(),
            allocated: Vec::new(),
            live: Vec::new(),
            permanent: Vec::new(),
            finalizers: Vec::new(),
        }
    }

    /// A copy with an observer of its own, which is told nothing of the past.
    /// If the memory shows an earlier step, the copy stands there and can go
    /// on from it.
    pub fn fork<P: Observer>(&self, observer: P) -> World<P> {
        World {
            memory: self.memory.fork(observer),
            pool: self.pool.clone(),
            capacity: self.capacity,
            generations: self.generations,
            experience: self.experience,
            overflows: self.overflows,
            design: self.design,
            user_classes: self.user_classes.clone(),
            literals: Named::default(),
            small_boxes: Numbered::default(),
            allocated: Vec::new(),
            live: self.objects().collect(),
            permanent: self.permanent().collect(),
            finalizers: self.finalizers().collect(),
        }
    }

    /// The word at an address.
    #[inline]
    pub fn get(&self, address: Address) -> Word {
        self.memory.get(address)
    }

    /// Writes a word.
    #[inline]
    pub fn put(&mut self, address: Address, word: Word) {
        self.memory.put(address, word);
    }

    /// The value of a word.
    pub fn value(&self, word: Word) -> Value {
        self.pool.value(word)
    }

    /// The word of a value.
    pub fn word(&mut self, value: Value) -> Word {
        self.pool.word(value)
    }

    /// The class number of an object or block.
    pub fn class_of(&self, object: Address) -> Class {
        self.get(object + CLASS) & CLASS_BITS
    }

    /// What the word at `offset` of an object of a class holds.
    pub fn holds(&self, class: Class, offset: u32) -> Holds {
        let is_weak = match offset {
            ENTRY_KEY => self.design.key_is_weak(),
            ENTRY_VALUE => self.design.value_is_weak(),
            _ => return class::holds(class, offset),
        };
        match (is_entry(class), is_weak) {
            (false, _) => class::holds(class, offset),
            (true, true) => Holds::Weak,
            (true, false) => Holds::Value,
        }
    }

    /// The entries of a map, each with its slot, in the order of the table and
    /// of its buckets.
    pub fn entries(&self, map: Address) -> Vec<(u32, Address)> {
        let table = self.get(map + MAP_TABLE);
        let mut entries = Vec::new();
        for slot in 0..self.get(table + TABLE_LENGTH) {
            let mut entry = self.get(table + TABLE_SLOTS + slot);
            while entry != NULL {
                entries.push((slot, entry));
                entry = self.next_in_bucket(entry);
            }
        }
        entries
    }

    /// The Entry behind another one in a bucket of a chained table, or 0.
    pub fn next_in_bucket(&self, entry: Address) -> Address {
        match self.class_of(entry) {
            class::ENTRY => NULL,
            _ => self.get(entry + ENTRY_NEXT),
        }
    }

    /// Whether an object is an Entry of a map.
    pub fn is_entry(&self, object: Address) -> bool {
        is_entry(self.class_of(object))
    }

    /// The words of an object or block, header included.
    pub fn words_of(&self, object: Address) -> u32 {
        self.get(object + WORDS)
    }

    /// Whether a GC has collected the object.
    pub fn is_collected(&self, object: Address) -> bool {
        self.get(object + CLASS) & COLLECTED != 0
    }

    /// Whether the class of a literal or a cache of small boxes holds the object.
    pub fn is_permanent(&self, object: Address) -> bool {
        self.get(object + CLASS) & PERMANENT != 0
    }

    /// Every object that no GC has collected, in the order of allocation, at
    /// the step that the memory shows.
    pub fn objects(&self) -> impl Iterator<Item = Address> + '_ {
        let top = self.memory.top();
        self.allocated
            .iter()
            .copied()
            .take_while(move |&object| object < top)
            .filter(|&object| !self.is_collected(object))
    }

    /// How many objects there are that no GC has collected.
    pub fn object_count(&self) -> u32 {
        self.get(OBJECTS)
    }

    /// The same objects as [`Self::objects`], at hand while the run goes
    /// forward: at an earlier step this is not the list of that step.
    pub fn live(&self) -> &[Address] {
        &self.live
    }

    /// The objects that a class or a cache holds for ever.
    pub fn permanent(&self) -> impl Iterator<Item = Address> + '_ {
        let top = self.memory.top();
        self.permanent
            .iter()
            .copied()
            .filter(move |&object| object < top && self.is_permanent(object))
    }

    /// Bytes in use, collected objects not counted.
    pub fn heap_used(&self) -> u64 {
        u64::from(self.get(HEAP_USED)) * 8
    }

    /// Bytes that the heap holds at most.
    pub fn heap_capacity(&self) -> u64 {
        self.capacity
    }

    /// What its spaces hold at most.
    pub fn generations(&self) -> Generations {
        self.generations
    }

    /// Bytes that the eden can still take.
    pub fn eden_free(&self) -> u64 {
        self.generations.eden.saturating_sub(self.eden_used())
    }

    /// Bytes that the old generation can still take.
    pub fn old_free(&self) -> u64 {
        let old = self.heap_used() - self.eden_used() - self.survivor_used();
        self.generations.old.saturating_sub(old)
    }

    /// Bytes in use in the young generation.
    pub fn young_used(&self) -> u64 {
        self.eden_used() + self.survivor_used()
    }

    fn eden_used(&self) -> u64 {
        u64::from(self.get(EDEN_USED)) * 8
    }

    fn survivor_used(&self) -> u64 {
        u64::from(self.get(SURVIVOR_USED)) * 8
    }

    /// What the young collections so far were like.
    pub fn experience(&self) -> Experience {
        self.experience
    }

    /// Whether an object of `bytes` fits into the eden, or if it `may_overflow`
    /// into the old generation. The object that is allocated next is this one.
    pub fn fits(&mut self, bytes: u64, may_overflow: bool) -> bool {
        let bytes = class::aligned(bytes);
        // An object that no eden takes is allocated in the old generation.
        self.overflows = may_overflow || bytes > self.generations.eden;
        bytes <= self.eden_free() || self.overflows && bytes <= self.old_free()
    }

    /// Where an object lies.
    pub fn space_of(&self, object: Address) -> Space {
        let header = self.get(object + CLASS);
        match (header & OLD, (header & AGE_BITS) >> AGE_SHIFT) {
            (0, 0) => Space::Eden,
            (0, age) => Space::Survivor(age),
            _ => Space::Old,
        }
    }

    /// Whether an object lies in the old generation.
    pub fn is_old(&self, object: Address) -> bool {
        self.get(object + CLASS) & OLD != 0
    }

    /// How many young collections an object may survive before it is promoted.
    pub fn tenuring_threshold(&self) -> u32 {
        self.get(TENURING_THRESHOLD)
    }

    pub(super) fn set_tenuring_threshold(&mut self, threshold: u32) {
        self.put(TENURING_THRESHOLD, threshold);
    }

    /// Moves objects to other spaces, each with its new one.
    pub(super) fn move_to(&mut self, moves: &[(Address, Space)]) {
        let (mut eden, mut survivor) = (self.get(EDEN_USED), self.get(SURVIVOR_USED));
        for &(object, space) in moves {
            let units = eights(self.bytes_of(object));
            match self.space_of(object) {
                Space::Eden => eden -= units,
                Space::Survivor(_) => survivor -= units,
                Space::Old => {}
            }
            let bits = match space {
                Space::Eden => {
                    eden += units;
                    0
                }
                Space::Survivor(age) => {
                    survivor += units;
                    age << AGE_SHIFT
                }
                Space::Old => OLD,
            };
            let header = self.get(object + CLASS) & !(OLD | AGE_BITS);
            self.put(object + CLASS, header | bits);
        }
        self.put(EDEN_USED, eden);
        self.put(SURVIVOR_USED, survivor);
    }

    /// A new object of a class whose size is fixed, or a block without bytes.
    pub fn allocate(&mut self, class: Class, words: u32) -> Address {
        let top = self.memory.top();
        let object = layout::allocate(&mut self.memory, class, words);
        self.charge(top);
        object
    }

    /// A new object whose size depends on what `fill` writes into it.
    pub fn allocate_with(
        &mut self,
        class: Class,
        words: u32,
        fill: impl FnOnce(&mut Self, Address),
    ) -> Address {
        let top = self.memory.top();
        let object = layout::allocate(&mut self.memory, class, words);
        fill(self, object);
        self.charge(top);
        object
    }

    /// Counts the bytes of every object allocated from `from` on. Call it
    /// after the algorithm has allocated entries and tables by itself.
    pub fn charge(&mut self, from: Address) {
        let (mut bytes, mut eden_bytes) = (0, 0);
        let mut objects = 0;
        let eden_free = self.eden_free();
        let mut block = from;
        while block < self.memory.top() {
            if class::is_object(self.class_of(block)) {
                self.allocated.push(block);
                self.live.push(block);
                let size = self.bytes_of(block);
                bytes += size;
                objects += 1;
                if size > self.generations.eden || self.overflows && eden_bytes + size > eden_free {
                    let header = self.get(block + CLASS);
                    self.put(block + CLASS, header | OLD);
                } else {
                    eden_bytes += size;
                }
            }
            block += self.words_of(block);
        }
        if objects > 0 {
            self.put(HEAP_USED, self.get(HEAP_USED) + eights(bytes));
            self.put(OBJECTS, self.get(OBJECTS) + objects);
            self.put(EDEN_USED, self.get(EDEN_USED) + eights(eden_bytes));
        }
    }

    /// The bytes that HotSpot gives this object; 0 for a block that is none.
    pub fn bytes_of(&self, object: Address) -> u64 {
        if let Some(class) = self.user_class_of(object) {
            return class.bytes.into();
        }
        let class = self.class_of(object);
        if is_entry(class) {
            return class::entry_bytes(self.design).into();
        }
        let fixed = u64::from(class::spec_of(class).bytes);
        let further = match class {
            class::TABLE => u64::from(self.get(object + TABLE_LENGTH)) * 4,
            class::REFERENCE_ARRAY => u64::from(self.get(object + field::ARRAY_LENGTH)) * 4,
            class::PRIMITIVE_ARRAY => {
                let element = Primitive::named(self.array_type(object)).map_or(1, Primitive::bytes);
                u64::from(self.get(object + field::ARRAY_LENGTH)) * u64::from(element)
            }
            class::CLASS => {
                let number = self.get(object + field::CLASS_NUMBER) as usize;
                self.user_classes
                    .get(number)
                    .map_or(0, |class| class.static_bytes.into())
            }
            class::LAMBDA => {
                let first = spec_words(class);
                (first..self.words_of(object))
                    .map(|offset| self.bytes_of_field(self.get(object + offset)))
                    .sum()
            }
            _ => 0,
        };
        class::aligned(fixed + further)
    }

    fn bytes_of_field(&self, word: Word) -> u64 {
        self.value(word)
            .primitive()
            .map_or(4, |primitive| primitive.bytes().into())
    }

    /// The element type of an array, as a Java name.
    pub fn array_type(&self, array: Address) -> &str {
        self.pool.text(self.get(array + field::ARRAY_TYPE))
    }

    /// Marks objects as collected and gives their bytes back.
    pub fn collect(&mut self, garbage: &[Address]) {
        let (mut bytes, mut eden, mut survivor) = (0, 0, 0);
        for &object in garbage {
            let size = self.bytes_of(object);
            bytes += size;
            match self.space_of(object) {
                Space::Eden => eden += size,
                Space::Survivor(_) => survivor += size,
                Space::Old => {}
            }
            let header = self.get(object + CLASS);
            self.put(object + CLASS, header | COLLECTED);
        }
        self.put(HEAP_USED, self.get(HEAP_USED) - eights(bytes));
        self.put(EDEN_USED, self.get(EDEN_USED) - eights(eden));
        self.put(SURVIVOR_USED, self.get(SURVIVOR_USED) - eights(survivor));
        self.put(OBJECTS, self.get(OBJECTS) - word_of(garbage.len()));
        let mut live = std::mem::take(&mut self.live);
        live.retain(|&object| !self.is_collected(object));
        self.live = live;
    }

    /// Lets a class, a call site or a cache hold the object for ever.
    pub fn make_permanent(&mut self, object: Address) {
        let header = self.get(object + CLASS);
        self.put(object + CLASS, header | PERMANENT);
        self.permanent.push(object);
    }

    /// Makes the Finalizer of an object, as `Finalizer.register` does.
    pub fn register_finalizer(&mut self, object: Address) {
        let finalizer = self.allocate(class::FINALIZER, field::FINALIZER_WORDS);
        self.put(finalizer + field::FINALIZER_REFERENT, object);
        self.finalizers.push(finalizer);
    }

    /// The Finalizers of objects whose `finalize` was not called yet, in the
    /// order in which they were made: what `Finalizer.unfinalized` lists.
    pub fn finalizers(&self) -> impl Iterator<Item = Address> + '_ {
        let top = self.memory.top();
        let finalizers = self.finalizers.iter().copied();
        finalizers
            .take_while(move |&finalizer| finalizer < top)
            .filter(|&finalizer| self.finalizee(finalizer) != NULL)
    }

    /// How many Finalizers were ever made.
    pub fn finalizer_count(&self) -> usize {
        self.finalizers.len()
    }

    /// The object of a Finalizer; null once its `finalize` was called.
    pub fn finalizee(&self, finalizer: Address) -> Word {
        match self.get(finalizer + field::FINALIZER_REFERENT) {
            NULL => self.get(finalizer + field::FINALIZER_PENDING),
            object => object,
        }
    }

    /// Where a thread refers to its maps: its own, then the one that is
    /// inherited.
    pub const MAPS: [u32; 2] = [THREAD_LOCALS, THREAD_INHERITABLE];

    /// Whether an Entry's key was cleared.
    pub fn is_stale(&self, entry: Address) -> bool {
        self.get(entry + ENTRY_KEY) == NULL
    }

    /// Appends a text to the output.
    pub fn print(&mut self, text: &str) {
        let text = self.pool.add_text(text);
        let last = self.get(OUTPUT);
        let node = self.allocate(class::MACHINE, FIELDS + 2);
        self.put(node + FIELDS, last);
        self.put(node + FIELDS + 1, text);
        self.put(OUTPUT, node);
    }

    /// Everything printed so far.
    pub fn output(&self) -> String {
        let mut texts = Vec::new();
        let mut node = self.get(OUTPUT);
        while node != NULL {
            texts.push(self.pool.text(self.get(node + FIELDS + 1)));
            node = self.get(node + FIELDS);
        }
        texts.reverse();
        texts.concat()
    }
}

/// Bytes of objects in the unit of [`HEAP_USED`]. No heap holds more than a
/// word can tell of them.
fn eights(bytes: u64) -> u32 {
    u32::try_from(bytes / 8).unwrap_or(u32::MAX)
}

/// The words of an object up to its tail.
pub(super) fn spec_words(class: Class) -> u32 {
    FIELDS + word_of(class::spec_of(class).fields.len())
}

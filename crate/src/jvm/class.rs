//! The classes that objects of a scenario have: their fields, how each field
//! holds its target, and what HotSpot charges for an object.
//!
//! Sizes are those of 64-bit HotSpot with compressed references: a header of 12
//! bytes, 16 for an array, 4 for a reference, rounded up to 8. A field that the
//! lab has no use for (a lock, a hash) counts in the size and is not modelled.

pub use super::field;
use threadlocal_map::design::{Design, Table};
use threadlocal_map::layout::{self, FIELDS, FIRST_OTHER_CLASS};

/// A class number, as in the header of an object.
pub type Class = u32;

pub use layout::class::{ENTRY, MAP, TABLE, THREAD, THREAD_LOCAL};

/// A frame. Not an object: the collector never counts it.
pub const FRAME: Class = 6;
/// Memory of the machine itself. Not an object either.
pub const MACHINE: Class = 7;
/// The contents of a primitive array, which the array's own size pays for.
pub const CONTENTS: Class = 8;

/// `java.lang.Object`.
pub const OBJECT: Class = FIRST_OTHER_CLASS;
/// `java.lang.String`.
pub const STRING: Class = OBJECT + 1;
/// `ThreadLocal.SuppliedThreadLocal`, made by `ThreadLocal.withInitial`.
pub const SUPPLIED_THREAD_LOCAL: Class = OBJECT + 2;
/// An array of references.
pub const REFERENCE_ARRAY: Class = OBJECT + 3;
/// An array of primitives.
pub const PRIMITIVE_ARRAY: Class = OBJECT + 4;
/// An object that implements a functional interface: a lambda or method reference.
pub const LAMBDA: Class = OBJECT + 5;
/// `java.lang.ref.WeakReference`.
pub const WEAK_REFERENCE: Class = OBJECT + 6;
/// `java.util.ArrayList`.
pub const ARRAY_LIST: Class = OBJECT + 7;
/// `ArrayList`'s own iterator.
pub const ITERATOR: Class = OBJECT + 8;
/// `java.util.concurrent.ThreadPoolExecutor`.
pub const EXECUTOR: Class = OBJECT + 9;
/// `java.util.concurrent.FutureTask`.
pub const FUTURE: Class = OBJECT + 10;
/// Any `Throwable`.
pub const THROWABLE: Class = OBJECT + 11;
/// A class of the scenario that extends no class of the library but Object.
pub const USER: Class = OBJECT + 12;
/// `java.lang.Integer`.
pub const INTEGER: Class = OBJECT + 13;
/// `java.lang.Long`.
pub const LONG: Class = OBJECT + 14;
/// `java.lang.Boolean`.
pub const BOOLEAN: Class = OBJECT + 15;
/// `java.lang.Character`.
pub const CHARACTER: Class = OBJECT + 16;
/// `java.lang.Byte`.
pub const BYTE: Class = OBJECT + 17;
/// `java.lang.Short`.
pub const SHORT: Class = OBJECT + 18;

/// The queue of an executor.
pub const QUEUE: Class = OBJECT + 19;
/// `java.lang.ref.SoftReference`.
pub const SOFT_REFERENCE: Class = OBJECT + 20;
/// `java.lang.ref.PhantomReference`.
pub const PHANTOM_REFERENCE: Class = OBJECT + 21;
/// `java.lang.ref.ReferenceQueue`.
pub const REFERENCE_QUEUE: Class = OBJECT + 22;
/// `java.lang.InheritableThreadLocal`.
pub const INHERITABLE_THREAD_LOCAL: Class = OBJECT + 23;
/// `java.util.HashMap`.
pub const HASH_MAP: Class = OBJECT + 24;
/// `HashMap.Node`.
pub const NODE: Class = OBJECT + 25;
/// What `HashMap.keySet` returns.
pub const KEY_SET: Class = OBJECT + 26;
/// What `HashMap.values` returns.
pub const VALUES: Class = OBJECT + 27;
/// What `HashMap.entrySet` returns.
pub const ENTRY_SET: Class = OBJECT + 28;
/// The iterator of one of the three.
pub const HASH_ITERATOR: Class = OBJECT + 29;
/// What `List.of` makes of one or two elements.
pub const LIST_12: Class = OBJECT + 30;
/// What `List.of` makes of any other number.
pub const LIST_N: Class = OBJECT + 31;
/// `java.util.concurrent.ArrayBlockingQueue`.
pub const ARRAY_QUEUE: Class = OBJECT + 32;
/// `java.util.concurrent.SynchronousQueue`.
pub const SYNCHRONOUS_QUEUE: Class = OBJECT + 33;
/// `ThreadPoolExecutor.Worker`: what a thread factory is handed.
pub const WORKER: Class = OBJECT + 34;
/// `ThreadPoolExecutor.AbortPolicy`.
pub const ABORT_POLICY: Class = OBJECT + 35;
/// `ThreadPoolExecutor.CallerRunsPolicy`.
pub const CALLER_RUNS_POLICY: Class = OBJECT + 36;
/// `ThreadPoolExecutor.DiscardPolicy`.
pub const DISCARD_POLICY: Class = OBJECT + 37;
/// `ThreadPoolExecutor.DiscardOldestPolicy`.
pub const DISCARD_OLDEST_POLICY: Class = OBJECT + 38;
/// `java.util.concurrent.CountDownLatch`.
pub const LATCH: Class = OBJECT + 39;
/// `java.util.concurrent.TimeUnit`.
pub const TIME_UNIT: Class = OBJECT + 40;
/// `java.util.concurrent.atomic.AtomicInteger`.
pub const ATOMIC_INTEGER: Class = OBJECT + 41;
/// `java.lang.Class`, of a class that was deployed.
pub const CLASS: Class = OBJECT + 42;
/// A `java.lang.ClassLoader` that deployed a class.
pub const CLASS_LOADER: Class = OBJECT + 43;
/// A constant of an enum.
pub const ENUM: Class = OBJECT + 44;
/// `java.lang.ref.Finalizer`: what the JVM makes for an object that has a
/// `finalize` method.
pub const FINALIZER: Class = OBJECT + 45;
/// The last class number of all.
pub const LAST: Class = FINALIZER;

/// What a word of an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Any value; a reference is strong.
    Value,
    /// A soft reference.
    Soft,
    /// A weak reference.
    Weak,
    /// The reference of a Finalizer to an object that is not finalized yet.
    Final,
    /// A phantom reference.
    Phantom,
    /// A number of the machine's own, never a reference.
    Raw,
}

/// A word of an object, behind its header.
pub type FieldSpec = (&'static str, Holds);

/// What is known of a class.
pub struct ClassSpec {
    /// The simple name, as `Class.getSimpleName` gives it; empty where the
    /// object itself tells.
    pub name: &'static str,
    /// Bytes of an object, without `tail`.
    pub bytes: u32,
    /// The words behind the header.
    pub fields: &'static [FieldSpec],
    /// What any further words hold.
    pub tail: Holds,
}

const fn spec(name: &'static str, bytes: u32, fields: &'static [FieldSpec]) -> ClassSpec {
    ClassSpec {
        name,
        bytes,
        fields,
        tail: Holds::Value,
    }
}

/// What HotSpot 17 charges for a Class without static fields (25: 120), its own fields
/// and those that the VM adds. Methods, constants and the rest of what the VM
/// knows of a class lie outside of the heap and are not counted.
const MIRROR_BYTES: u32 = 112;
/// What HotSpot charges for a ClassLoader, without its collections.
const LOADER_BYTES: u32 = 80;

use Holds::{Final, Phantom, Raw, Soft, Value, Weak};

/// A queue of tasks.
const QUEUE_FIELDS: [FieldSpec; 4] = [
    ("elementData", Value),
    ("size", Raw),
    ("modCount", Raw),
    ("capacity", Raw),
];

/// Indexed by class number.
static CLASSES: [ClassSpec; (LAST + 1) as usize] = [
    spec("", 0, &[]),
    spec("ThreadLocal", 16, &[("threadLocalHashCode", Raw)]),
    spec(
        "Thread",
        112,
        &[
            ("threadLocals", Value),
            ("inheritableThreadLocals", Value),
            ("nameText", Raw),
            ("state", Raw),
            ("task", Value),
            ("executor", Value),
            ("next", Raw),
            ("name", Value),
        ],
    ),
    spec(
        "ThreadLocalMap",
        24,
        &[("table", Value), ("size", Raw), ("threshold", Raw)],
    ),
    spec("Entry[]", 16, &[("length", Raw)]),
    spec("Entry", 32, &[("referent", Weak), ("value", Value)]),
    spec("", 0, &[]),
    spec("", 0, &[]),
    spec("", 0, &[]),
    spec(
        "Entry",
        0,
        &[
            ("referent", Weak),
            ("value", Value),
            ("next", Value),
            ("hash", Raw),
        ],
    ),
    spec(
        "Entry",
        0,
        &[
            ("referent", Weak),
            ("value", Value),
            ("next", Value),
            ("hash", Raw),
            ("queue", Value),
            ("nextInQueue", Value),
        ],
    ),
    spec(
        "ThreadLocalMap",
        32,
        &[
            ("table", Value),
            ("size", Raw),
            ("threshold", Raw),
            ("queue", Value),
        ],
    ),
    spec("", 0, &[]),
    spec("", 0, &[]),
    spec("", 0, &[]),
    spec("", 0, &[]),
    spec("Object", 16, &[]),
    spec("String", 24, &[("value", Value), ("text", Raw)]),
    spec(
        "SuppliedThreadLocal",
        24,
        &[("threadLocalHashCode", Raw), ("supplier", Value)],
    ),
    spec("", 16, &[("type", Raw), ("length", Raw)]),
    spec("", 16, &[("type", Raw), ("length", Raw), ("contents", Raw)]),
    spec("", 12, &[("method", Raw), ("class", Value)]),
    spec(
        "WeakReference",
        32,
        &[("referent", Weak), ("queue", Value), ("next", Value)],
    ),
    spec(
        "ArrayList",
        24,
        &[("elementData", Value), ("size", Raw), ("modCount", Raw)],
    ),
    spec(
        "Itr",
        32,
        &[
            ("list", Value),
            ("cursor", Raw),
            ("expectedModCount", Raw),
            ("lastRet", Raw),
        ],
    ),
    spec(
        "ThreadPoolExecutor",
        80,
        &[
            ("core", Raw),
            ("queue", Value),
            ("created", Raw),
            ("number", Raw),
            ("shutdown", Raw),
            ("maximum", Raw),
            ("keepAlive", Raw),
            ("threadFactory", Value),
            ("handler", Value),
        ],
    ),
    spec(
        "FutureTask",
        32,
        &[
            ("callable", Value),
            ("outcome", Value),
            ("state", Raw),
            ("isVoid", Raw),
        ],
    ),
    spec(
        "",
        40,
        &[
            ("class", Raw),
            ("message", Value),
            ("cause", Value),
            ("trace", Raw),
            ("unworded", Raw),
            ("suppressed", Value),
        ],
    ),
    spec("", 12, &[]),
    spec("Integer", 16, &[("value", Value)]),
    spec("Long", 24, &[("value", Value)]),
    spec("Boolean", 16, &[("value", Value)]),
    spec("Character", 16, &[("value", Value)]),
    spec("Byte", 16, &[("value", Value)]),
    spec("Short", 16, &[("value", Value)]),
    spec("LinkedBlockingQueue", 48, &QUEUE_FIELDS),
    spec(
        "SoftReference",
        40,
        &[("referent", Soft), ("queue", Value), ("next", Value)],
    ),
    spec(
        "PhantomReference",
        32,
        &[("referent", Phantom), ("queue", Value), ("next", Value)],
    ),
    spec("ReferenceQueue", 32, &[("head", Value)]),
    spec(
        "InheritableThreadLocal",
        16,
        &[("threadLocalHashCode", Raw)],
    ),
    spec(
        "HashMap",
        48,
        &[
            ("keySet", Value),
            ("values", Value),
            ("table", Value),
            ("entrySet", Value),
            ("size", Raw),
            ("modCount", Raw),
            ("threshold", Raw),
        ],
    ),
    spec(
        "Node",
        32,
        &[
            ("hash", Raw),
            ("key", Value),
            ("value", Value),
            ("next", Value),
        ],
    ),
    spec("KeySet", 16, &[("map", Value)]),
    spec("Values", 16, &[("map", Value)]),
    spec("EntrySet", 16, &[("map", Value)]),
    spec(
        "HashIterator",
        32,
        &[
            ("view", Value),
            ("next", Value),
            ("current", Value),
            ("expectedModCount", Raw),
        ],
    ),
    spec("List12", 24, &[("e0", Value), ("e1", Value)]),
    spec("ListN", 24, &[("elements", Value)]),
    spec("ArrayBlockingQueue", 48, &QUEUE_FIELDS),
    spec("SynchronousQueue", 32, &QUEUE_FIELDS),
    spec("Worker", 48, &[("pool", Value)]),
    spec("AbortPolicy", 16, &[]),
    spec("CallerRunsPolicy", 16, &[]),
    spec("DiscardPolicy", 16, &[]),
    spec("DiscardOldestPolicy", 16, &[]),
    spec("CountDownLatch", 16, &[("count", Raw)]),
    spec("TimeUnit", 80, &[("ordinal", Raw)]),
    spec("AtomicInteger", 16, &[("value", Value)]),
    spec(
        "Class",
        MIRROR_BYTES,
        &[("classLoader", Value), ("number", Raw), ("state", Value)],
    ),
    spec("ClassLoader", LOADER_BYTES, &[("classes", Value)]),
    spec("", 24, &[("name", Value), ("ordinal", Value)]),
    // The JDK has one field for both; which it is says how the GC treats it.
    spec("Finalizer", 40, &[("referent", Final), ("referent", Value)]),
];

/// What is known of a class number below the last one of this module.
pub fn spec_of(class: Class) -> &'static ClassSpec {
    &CLASSES[class as usize]
}

/// Where the fields of a subclass begin: the bytes that an object takes before
/// they are rounded up, as far as they differ.
pub fn end_of(class: Class) -> u32 {
    match class {
        THROWABLE => 36,
        ENUM => 20,
        _ => spec_of(class).bytes,
    }
}

/// Whether blocks of this class are objects of the Java heap.
pub fn is_object(class: Class) -> bool {
    !matches!(class, FRAME | MACHINE | CONTENTS)
}

/// Whether objects of the class are a `java.util.List`.
pub fn is_list(class: Class) -> bool {
    matches!(class, ARRAY_LIST | LIST_12 | LIST_N)
}

/// Whether objects of the class are a HashMap or a part of one.
pub fn is_map(class: Class) -> bool {
    matches!(class, HASH_MAP..=ENTRY_SET)
}

/// Whether objects of the class show what is in a HashMap.
pub fn is_map_view(class: Class) -> bool {
    matches!(class, KEY_SET | VALUES | ENTRY_SET)
}

/// What the word at `offset` of an object holds.
pub fn holds(class: Class, offset: u32) -> Holds {
    let spec = spec_of(class);
    match spec.fields.get((offset - FIELDS) as usize) {
        Some(&(_, holds)) => holds,
        None => spec.tail,
    }
}

/// Rounds a size up to HotSpot's alignment.
pub fn aligned(bytes: u64) -> u64 {
    bytes.div_ceil(8) * 8
}

/// The header of an object, and a reference in a field.
const HEADER: u32 = 12;
const WORD: u32 = 4;
/// A `java.lang.ref.Reference` without further fields.
const REFERENCE: u32 = HEADER + 4 * WORD;

/// Bytes of an Entry of a design: a `Reference` if it holds anything weakly,
/// the key first; if it holds both weakly, the value has a `WeakReference` of
/// its own, which is counted here.
pub fn entry_bytes(design: Design) -> u32 {
    let weak = [design.key_is_weak(), design.value_is_weak()];
    let referents: u32 = weak.map(u32::from).iter().sum();
    let base = if referents > 0 { REFERENCE } else { HEADER };
    // The first weak one is the referent; the other is a field, if only to a reference.
    let held = 2 - referents.min(1);
    let links = match design.table {
        Table::Open => 0,
        // The hash and the next entry.
        Table::Chained | Table::Queued => 2,
    };
    let own = if referents == 2 { REFERENCE } else { 0 };
    let entry = aligned((base + (held + links) * WORD).into());
    // Two objects of a few words each.
    u32::try_from(entry + aligned(own.into())).unwrap_or(u32::MAX)
}

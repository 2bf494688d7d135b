//! The classes that objects of a scenario have: their fields, how each field
//! holds its target, and what HotSpot charges for an object.
//!
//! Sizes are those of 64-bit HotSpot with compressed references: a header of 12
//! bytes, 16 for an array, 4 for a reference, rounded up to 8. A field that the
//! lab has no use for (a lock, a hash) counts in the size and is not modelled.

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
/// The class that a scenario's top-level members make.
pub const SCENARIO: Class = OBJECT + 12;
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

/// What a word of an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Any value; a reference is strong.
    Value,
    /// A weak reference.
    Weak,
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

use Holds::{Raw, Value, Weak};

/// Indexed by class number.
static CLASSES: [ClassSpec; (QUEUE + 1) as usize] = [
    spec("", 0, &[]),
    spec("ThreadLocal", 16, &[("threadLocalHashCode", Raw)]),
    spec(
        "Thread",
        112,
        &[
            ("threadLocals", Value),
            ("inheritableThreadLocals", Value),
            ("name", Raw),
            ("state", Raw),
            ("task", Value),
            ("executor", Value),
            ("next", Raw),
            ("idleSince", Raw),
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
    spec("", 0, &[]),
    spec("", 0, &[]),
    spec("", 0, &[]),
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
    spec("", 12, &[("method", Raw)]),
    spec("WeakReference", 32, &[("referent", Weak)]),
    spec(
        "ArrayList",
        24,
        &[("elementData", Value), ("size", Raw), ("modCount", Raw)],
    ),
    spec(
        "Itr",
        32,
        &[("list", Value), ("cursor", Raw), ("expectedModCount", Raw)],
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
            ("waits", Raw),
        ],
    ),
    spec(
        "FutureTask",
        32,
        &[("callable", Value), ("outcome", Value), ("state", Raw)],
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
        ],
    ),
    spec("", 12, &[]),
    spec("Integer", 16, &[("value", Value)]),
    spec("Long", 24, &[("value", Value)]),
    spec("Boolean", 16, &[("value", Value)]),
    spec("Character", 16, &[("value", Value)]),
    spec("Byte", 16, &[("value", Value)]),
    spec("Short", 16, &[("value", Value)]),
    spec(
        "LinkedBlockingQueue",
        48,
        &[("elementData", Value), ("size", Raw), ("modCount", Raw)],
    ),
];

/// What is known of a class number below the last one of this module.
pub fn spec_of(class: Class) -> &'static ClassSpec {
    &CLASSES[class as usize]
}

/// Whether blocks of this class are objects of the Java heap.
pub fn is_object(class: Class) -> bool {
    !matches!(class, FRAME | MACHINE | CONTENTS)
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

/// Offsets of the fields above, in words from the object.
pub mod field {
    use super::FIELDS;

    pub const THREAD_NAME: u32 = FIELDS + 2;
    pub const THREAD_STATE: u32 = FIELDS + 3;
    pub const THREAD_TASK: u32 = FIELDS + 4;
    pub const THREAD_EXECUTOR: u32 = FIELDS + 5;
    /// The thread that was created before this one.
    pub const THREAD_NEXT: u32 = FIELDS + 6;
    /// When a worker became idle: the executor's count of waits.
    pub const THREAD_IDLE_SINCE: u32 = FIELDS + 7;
    pub const THREAD_WORDS: u32 = FIELDS + 8;

    pub const STRING_BYTES: u32 = FIELDS;
    pub const STRING_TEXT: u32 = FIELDS + 1;
    pub const STRING_WORDS: u32 = FIELDS + 2;

    pub const SUPPLIER: u32 = FIELDS + 1;
    pub const SUPPLIED_WORDS: u32 = FIELDS + 2;

    /// An index into the program's types: the element type.
    pub const ARRAY_TYPE: u32 = FIELDS;
    pub const ARRAY_LENGTH: u32 = FIELDS + 1;
    /// The first element of an array of references.
    pub const ARRAY_ELEMENTS: u32 = FIELDS + 2;
    /// The block with the elements of an array of primitives, 0 while all are zero.
    pub const ARRAY_CONTENTS: u32 = FIELDS + 2;
    pub const PRIMITIVE_ARRAY_WORDS: u32 = FIELDS + 3;

    pub const LAMBDA_METHOD: u32 = FIELDS;
    pub const LAMBDA_CAPTURES: u32 = FIELDS + 1;

    pub const REFERENT: u32 = FIELDS;
    pub const REFERENCE_WORDS: u32 = FIELDS + 1;

    pub const LIST_ELEMENTS: u32 = FIELDS;
    pub const LIST_SIZE: u32 = FIELDS + 1;
    pub const LIST_MODIFICATIONS: u32 = FIELDS + 2;
    pub const LIST_WORDS: u32 = FIELDS + 3;

    pub const ITERATOR_LIST: u32 = FIELDS;
    pub const ITERATOR_CURSOR: u32 = FIELDS + 1;
    pub const ITERATOR_EXPECTED: u32 = FIELDS + 2;
    pub const ITERATOR_WORDS: u32 = FIELDS + 3;

    pub const EXECUTOR_CORE: u32 = FIELDS;
    pub const EXECUTOR_QUEUE: u32 = FIELDS + 1;
    /// How many workers were ever made.
    pub const EXECUTOR_CREATED: u32 = FIELDS + 2;
    /// The `1` of `pool-1-thread-1`.
    pub const EXECUTOR_NUMBER: u32 = FIELDS + 3;
    pub const EXECUTOR_SHUTDOWN: u32 = FIELDS + 4;
    /// How often a worker became idle.
    pub const EXECUTOR_WAITS: u32 = FIELDS + 5;
    pub const EXECUTOR_WORDS: u32 = FIELDS + 6;

    pub const FUTURE_CALLABLE: u32 = FIELDS;
    pub const FUTURE_OUTCOME: u32 = FIELDS + 1;
    pub const FUTURE_STATE: u32 = FIELDS + 2;
    pub const FUTURE_WORDS: u32 = FIELDS + 3;

    /// A text of the pool: the qualified name of its class.
    pub const THROWABLE_CLASS: u32 = FIELDS;
    pub const THROWABLE_MESSAGE: u32 = FIELDS + 1;
    pub const THROWABLE_CAUSE: u32 = FIELDS + 2;
    /// A text of the pool: the frames at the time, a line each: the method's
    /// name, a space, the number of the place.
    pub const THROWABLE_TRACE: u32 = FIELDS + 3;
    /// 1 if the JDK's message has parts that the lab does not know.
    pub const THROWABLE_UNWORDED: u32 = FIELDS + 4;
    pub const THROWABLE_WORDS: u32 = FIELDS + 5;

    pub const BOX_VALUE: u32 = FIELDS;
    pub const BOX_WORDS: u32 = FIELDS + 1;

    /// The first field of the scenario's own instance.
    pub const SCENARIO_FIELDS: u32 = FIELDS;
}

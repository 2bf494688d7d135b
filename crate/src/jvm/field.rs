//! Where the fields of an object are, in words from the object.

use threadlocal_map::layout::FIELDS;

/// The text of its name.
pub const THREAD_NAME_TEXT: u32 = FIELDS + 2;
pub const THREAD_STATE: u32 = FIELDS + 3;
pub const THREAD_TASK: u32 = FIELDS + 4;
pub const THREAD_EXECUTOR: u32 = FIELDS + 5;
/// The thread that was created before this one.
pub const THREAD_NEXT: u32 = FIELDS + 6;
/// Its name as a String, if the scenario has seen it: `getName` gives the
/// same one each time.
pub const THREAD_NAME: u32 = FIELDS + 7;
pub const THREAD_WORDS: u32 = FIELDS + 8;

pub const ENUM_NAME: u32 = FIELDS;
pub const ENUM_ORDINAL: u32 = FIELDS + 1;

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
/// The deployed class whose code made it, or null.
pub const LAMBDA_CLASS: u32 = FIELDS + 1;
pub const LAMBDA_CAPTURES: u32 = FIELDS + 2;

pub const REFERENT: u32 = FIELDS;
/// The ReferenceQueue that waits for it; null once it was enqueued.
pub const REFERENCE_QUEUE: u32 = FIELDS + 1;
/// In a queue: the reference behind it.
pub const REFERENCE_NEXT: u32 = FIELDS + 2;
pub const REFERENCE_WORDS: u32 = FIELDS + 3;

/// Of a Finalizer: the object, until a GC finds it unreachable.
pub const FINALIZER_REFERENT: u32 = FIELDS;
/// The object from then on, until its `finalize` is called.
pub const FINALIZER_PENDING: u32 = FIELDS + 1;
pub const FINALIZER_WORDS: u32 = FIELDS + 2;

pub const QUEUE_HEAD: u32 = FIELDS;
pub const QUEUE_WORDS: u32 = FIELDS + 1;

pub const LIST_ELEMENTS: u32 = FIELDS;
pub const LIST_SIZE: u32 = FIELDS + 1;
pub const LIST_MODIFICATIONS: u32 = FIELDS + 2;
pub const LIST_WORDS: u32 = FIELDS + 3;

/// Of a queue of tasks, which is a list otherwise: how many it takes.
pub const QUEUE_CAPACITY: u32 = FIELDS + 3;
pub const TASK_QUEUE_WORDS: u32 = FIELDS + 4;

/// The array of a `ListN`.
pub const LIST_N_ELEMENTS: u32 = FIELDS;
pub const LIST_N_WORDS: u32 = FIELDS + 1;
/// The first element of a `List12`; the second is null if there is none.
pub const LIST_12_FIRST: u32 = FIELDS;
pub const LIST_12_WORDS: u32 = FIELDS + 2;

pub const ITERATOR_LIST: u32 = FIELDS;
pub const ITERATOR_CURSOR: u32 = FIELDS + 1;
pub const ITERATOR_EXPECTED: u32 = FIELDS + 2;
/// The index of the element that `remove` takes, plus 1; 0 if there is none.
pub const ITERATOR_LAST: u32 = FIELDS + 3;
pub const ITERATOR_WORDS: u32 = FIELDS + 4;

pub const HASH_KEY_SET: u32 = FIELDS;
pub const HASH_VALUES: u32 = FIELDS + 1;
pub const HASH_TABLE: u32 = FIELDS + 2;
pub const HASH_ENTRY_SET: u32 = FIELDS + 3;
pub const HASH_SIZE: u32 = FIELDS + 4;
pub const HASH_MODIFICATIONS: u32 = FIELDS + 5;
/// Before there is a table: its first length, or 0 for the usual one.
pub const HASH_THRESHOLD: u32 = FIELDS + 6;
pub const HASH_WORDS: u32 = FIELDS + 7;

pub const NODE_HASH: u32 = FIELDS;
pub const NODE_KEY: u32 = FIELDS + 1;
pub const NODE_VALUE: u32 = FIELDS + 2;
pub const NODE_NEXT: u32 = FIELDS + 3;
pub const NODE_WORDS: u32 = FIELDS + 4;

/// The map that a `KeySet`, `Values` or `EntrySet` shows.
pub const VIEW_MAP: u32 = FIELDS;
pub const VIEW_WORDS: u32 = FIELDS + 1;

/// The `KeySet`, `Values` or `EntrySet` that is walked.
pub const HASH_ITERATOR_VIEW: u32 = FIELDS;
pub const HASH_ITERATOR_NEXT: u32 = FIELDS + 1;
pub const HASH_ITERATOR_CURRENT: u32 = FIELDS + 2;
pub const HASH_ITERATOR_EXPECTED: u32 = FIELDS + 3;
pub const HASH_ITERATOR_WORDS: u32 = FIELDS + 4;

pub const EXECUTOR_CORE: u32 = FIELDS;
pub const EXECUTOR_QUEUE: u32 = FIELDS + 1;
/// How many workers were ever made.
pub const EXECUTOR_CREATED: u32 = FIELDS + 2;
/// The `1` of `pool-1-thread-1`.
pub const EXECUTOR_NUMBER: u32 = FIELDS + 3;
pub const EXECUTOR_SHUTDOWN: u32 = FIELDS + 4;
pub const EXECUTOR_MAXIMUM: u32 = FIELDS + 5;
/// 0 if a worker above the core size ends as soon as it has nothing to do.
pub const EXECUTOR_KEEP_ALIVE: u32 = FIELDS + 6;
/// The scenario's thread factory, or null for the default one.
pub const EXECUTOR_FACTORY: u32 = FIELDS + 7;
/// What handles rejected tasks, or null for the default, which throws.
pub const EXECUTOR_HANDLER: u32 = FIELDS + 8;
pub const EXECUTOR_WORDS: u32 = FIELDS + 9;

/// The pool that a `Worker` works for.
pub const WORKER_POOL: u32 = FIELDS;
pub const WORKER_WORDS: u32 = FIELDS + 1;

pub const LATCH_COUNT: u32 = FIELDS;
pub const LATCH_WORDS: u32 = FIELDS + 1;

pub const UNIT_ORDINAL: u32 = FIELDS;
pub const UNIT_WORDS: u32 = FIELDS + 1;

pub const ATOMIC_VALUE: u32 = FIELDS;
pub const ATOMIC_WORDS: u32 = FIELDS + 1;

pub const FUTURE_CALLABLE: u32 = FIELDS;
pub const FUTURE_OUTCOME: u32 = FIELDS + 1;
pub const FUTURE_STATE: u32 = FIELDS + 2;
/// 1 for the Future of a Runnable, which has no result.
pub const FUTURE_IS_VOID: u32 = FIELDS + 3;
pub const FUTURE_WORDS: u32 = FIELDS + 4;

/// A text of the pool: the qualified name of its class.
pub const THROWABLE_CLASS: u32 = FIELDS;
pub const THROWABLE_MESSAGE: u32 = FIELDS + 1;
pub const THROWABLE_CAUSE: u32 = FIELDS + 2;
/// A text of the pool: the frames at the time, a line each: the method's
/// name with its class, a space, the number of the place or `-`.
pub const THROWABLE_TRACE: u32 = FIELDS + 3;
/// 1 if the JDK's message has parts that the lab does not know.
pub const THROWABLE_UNWORDED: u32 = FIELDS + 4;
/// A list, or null.
pub const THROWABLE_SUPPRESSED: u32 = FIELDS + 5;
pub const THROWABLE_WORDS: u32 = FIELDS + 6;

pub const BOX_VALUE: u32 = FIELDS;
pub const BOX_WORDS: u32 = FIELDS + 1;

pub const CLASS_LOADER: u32 = FIELDS;
/// The number of the class in the program.
pub const CLASS_NUMBER: u32 = FIELDS + 1;
/// Null, the thread that initialises the class, or `true`.
pub const CLASS_STATE: u32 = FIELDS + 2;
/// The static fields, then the lambdas that capture nothing.
pub const CLASS_STATICS: u32 = FIELDS + 3;

/// An array with the classes that the loader has defined.
pub const LOADER_CLASSES: u32 = FIELDS;
pub const LOADER_WORDS: u32 = FIELDS + 1;

#[cfg(test)]
mod tests {
    use super::super::class::{self, Holds, holds};
    use super::*;

    /// An object is as long as its class has fields, and a field that refers to
    /// an object is one that the collector follows.
    #[test]
    fn places_of_fields_are_those_of_their_classes() {
        for (class, words) in [
            (class::THREAD, THREAD_WORDS),
            (class::STRING, STRING_WORDS),
            (class::EXECUTOR, EXECUTOR_WORDS),
            (class::FUTURE, FUTURE_WORDS),
            (class::THROWABLE, THROWABLE_WORDS),
            (class::WEAK_REFERENCE, REFERENCE_WORDS),
            (class::FINALIZER, FINALIZER_WORDS),
            (class::REFERENCE_QUEUE, QUEUE_WORDS),
            (class::ARRAY_LIST, LIST_WORDS),
            (class::QUEUE, TASK_QUEUE_WORDS),
            (class::LIST_N, LIST_N_WORDS),
            (class::LIST_12, LIST_12_WORDS),
            (class::ITERATOR, ITERATOR_WORDS),
            (class::HASH_MAP, HASH_WORDS),
            (class::NODE, NODE_WORDS),
            (class::HASH_ITERATOR, HASH_ITERATOR_WORDS),
            (class::WORKER, WORKER_WORDS),
            (class::LATCH, LATCH_WORDS),
        ] {
            let spec = class::spec_of(class);
            let fields = FIELDS + threadlocal_map::memory::word_of(spec.fields.len());
            assert_eq!(fields, words, "{:?}", spec.fields);
        }
        for (class, offset) in [
            (class::THREAD, THREAD_TASK),
            (class::THREAD, THREAD_EXECUTOR),
            (class::THREAD, THREAD_NAME),
            (class::EXECUTOR, EXECUTOR_QUEUE),
            (class::EXECUTOR, EXECUTOR_FACTORY),
            (class::EXECUTOR, EXECUTOR_HANDLER),
            (class::NODE, NODE_VALUE),
            (class::HASH_MAP, HASH_TABLE),
        ] {
            assert_eq!(holds(class, offset), Holds::Value, "{class} {offset}");
        }
    }
}

//! The kinds of steps that are not lines of the listing: what each is called
//! in `words/*.json` and what its arguments are.

use crate::words::Key;

/// What an argument of a step's message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A name of the program: an index of its names.
    Name,
    /// A value of the world.
    Value,
    /// A number as it is.
    Number,
}

use Argument::{Name, Number, Value};

macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident = $key:ident($($name:literal: $argument:ident),*),)*) => {
        /// What a step of the program did.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Kind { $($(#[$meta])* $kind,)* }

        impl Kind {
            /// Every kind; the index is its number.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// The message of a step of this kind.
            pub fn key(self) -> Key {
                match self { $(Kind::$kind => Key::$key,)* }
            }

            /// Names and meanings of its arguments, in the order of the cells.
            pub fn arguments(self) -> &'static [(&'static str, Argument)] {
                match self { $(Kind::$kind => &[$(($name, $argument)),*],)* }
            }
        }
    };
}

kinds! {
    /// A variable got a value.
    Assigned = StepAssigned("name": Name, "value": Value),
    /// A variable got a new value, and nothing else happened: `i++`.
    Changed = StepChanged("name": Name, "value": Value),
    /// An element of an array or a field of an object got a value.
    Stored = StepStored("value": Value),
    /// The next element of a for-each loop.
    Element = StepElement("name": Name, "value": Value),
    /// A condition was true.
    ConditionTrue = StepConditionTrue(),
    /// A condition was false.
    ConditionFalse = StepConditionFalse(),
    /// A method of the program was called; its frame exists.
    Entered = StepEntered("name": Name),
    /// A method returned a value; its frame is gone.
    Returned = StepReturned("name": Name, "value": Value),
    /// A method returned; its frame is gone.
    ReturnedVoid = StepReturnedVoid("name": Name),
    /// An exception went through a method; its frame is gone.
    Unwound = StepUnwound("name": Name, "value": Value),
    /// An expression statement did something else.
    Evaluated = StepEvaluated(),
    /// `set` returned.
    Set = StepSet("key": Value, "value": Value),
    /// `get` returned.
    Got = StepGot("key": Value, "value": Value),
    /// `remove` returned.
    Removed = StepRemoved("key": Value),
    /// `get` asks for the initial value.
    InitialValue = StepInitialValue("key": Value),
    /// The JVM collects the young generation by itself: the eden cannot take
    /// so many bytes more.
    CollectsYoung = StepCollectsYoung("bytes": Number, "free": Number),
    /// The JVM collects everything by itself: so many bytes fit nowhere.
    CollectsFull = StepCollectsFull("bytes": Number),
    /// The same, softly reachable objects included.
    CollectsSoft = StepCollectsSoft("bytes": Number),
    /// A GC has marked what the wave before refers to.
    Wave = StepWave("wave": Number, "count": Number),
    /// A GC has marked all that it keeps.
    Marked = StepMarked("count": Number, "garbage": Number),
    /// A GC cleared a reference.
    Cleared = StepCleared("reference": Value, "key": Value),
    /// A GC put a reference that it had cleared into its queue.
    Enqueued = StepEnqueued("reference": Value),
    /// A GC found so many objects unreachable that have a `finalize` method.
    Finalizable = StepFinalizable("count": Number),
    /// The Finalizer thread took an object from its queue.
    Finalizing = StepFinalizing("value": Value),
    /// A young collection moved survivors to the old generation.
    Promoted = StepPromoted("count": Number, "bytes": Number),
    /// A GC swept.
    Swept = StepSwept("count": Number, "bytes": Number),
    /// The program printed a line.
    Printed = StepPrinted(),
    /// An exception was thrown.
    Threw = StepThrew("value": Value),
    /// A catch clause has it.
    Caught = StepCaught("name": Name, "value": Value),
    /// A thread started.
    ThreadStarted = StepThreadStarted("thread": Value),
    /// A thread ended; its map is gone with it.
    ThreadEnded = StepThreadEnded("thread": Value),
    /// A pool's worker took a task.
    TaskStarted = StepTaskStarted("thread": Value),
    /// A pool's worker is done with a task; its map stays.
    TaskEnded = StepTaskEnded("thread": Value),
    /// Every worker is busy: the task waits.
    TaskQueued = StepTaskQueued(),
    /// The end of `main`.
    Ended = StepEnded(),
    /// An exception left the last frame of a thread.
    Uncaught = StepUncaught("thread": Value, "value": Value),
    /// The run was stopped by a limit or by something that the lab does not model.
    Stopped = StepStopped(),
}

impl Kind {
    /// The kind of a number that [`threadlocal_map::journal::Journal::step`] was given.
    pub fn from_number(number: u8) -> Kind {
        Self::ALL
            .get(number as usize)
            .copied()
            .unwrap_or(Kind::Stopped)
    }
}

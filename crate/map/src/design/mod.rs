//! The roads not taken: `ThreadLocal` with other references, another table,
//! another cleaning or another hash increment.
//!
//! A [`Design`] runs the same four calls over the same memory. The JDK's own
//! design runs [`crate::thread_local`] itself; any other way to clean or to
//! build the table tells no line of the listing, because it has none. Strong
//! keys, weak values and the increment change nothing that runs here: what
//! they do is up to the collector and to whoever gives a key its hash, who ask
//! the design. This module knows no collector and no sizes in bytes.
//!
//! Without the feature `designs` only the JDK's own runs, and text makes no
//! other: [`Design::parse_switch`] refuses it.

mod buckets;
mod collector;
pub mod layout;
mod open;
mod queue;
pub mod recorded;
mod switches;

pub use collector::is_entry;
pub use switches::BadSwitch;

use crate::expunge::expunge_stale_entries;
use crate::layout::{ENTRY_VALUE, THREAD_LOCALS};
use crate::memory::{Address, Memory, Observer};
use crate::thread_local;

/// `ThreadLocal`'s `HASH_INCREMENT`.
pub const HASH_INCREMENT: u32 = 0x61c8_8647;

/// How strongly an Entry holds its key or its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// As any field does.
    Strong,
    /// As a `WeakReference` does: a GC clears it once nothing stronger is left.
    Weak,
}

/// How the entries of a map are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Open addressing, as in `ThreadLocalMap`: an entry sits in the first free
    /// slot from its home on.
    Open,
    /// Buckets of linked entries, as in `HashMap`: a new entry goes to the tail
    /// of its bucket, and the table doubles when more than three quarters of
    /// its length are entries. The bucket is the key's home slot; `HashMap`
    /// would mix the hash first. Buckets never become trees.
    Chained,
    /// The same with a reference queue, as in `WeakHashMap`: each operation
    /// first unlinks the entries that the collector has queued. It needs no
    /// other cleaning, so [`Cleaning`] means nothing here.
    Queued,
}

/// Which stale entries an operation expunges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleaning {
    /// None, ever. A stale entry keeps its place and is passed over; a resize
    /// takes it along. Only the end of the thread frees it.
    None,
    /// In an open table as the JDK does: those that are in the way, and some
    /// more. In a chained table only those that are in the way, which are
    /// those passed in the bucket, and in a resize all of them.
    Jdk,
    /// In a chained table what the JDK's cleaning comes to with buckets for
    /// cells. A `set` that has added an entry, or unlinked one, goes on to scan
    /// ⌊log₂ n⌋ + 1 buckets, n and what a find adds to it as in
    /// `cleanSomeSlots`; a full table is swept first and doubles only if three
    /// quarters of the threshold remain. In an open table the same as
    /// [`Cleaning::Jdk`].
    Scan,
    /// All: each operation first sweeps the whole table, then does what it does
    /// under [`Cleaning::Jdk`]. A `get` that stores an initial value is two.
    Full,
}

/// What a `ThreadLocalMap` could have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// How an Entry holds its key.
    pub keys: Strength,
    /// How an Entry holds its value. `get` of a value that a GC has taken
    /// returns `null`, as after `set(null)`.
    pub values: Strength,
    /// How entries are found.
    pub table: Table,
    /// Which stale entries go.
    pub cleaning: Cleaning,
    /// What the hash grows by from one ThreadLocal to the next. Odd, so that
    /// consecutive keys have distinct homes.
    pub increment: u32,
}

impl Default for Design {
    fn default() -> Self {
        Self::JDK
    }
}

/// What runs for a design.
enum Algorithm {
    /// [`thread_local`], behind a sweep if `sweeps`.
    Jdk { sweeps: bool },
    /// [`open`]
    Open,
    /// [`buckets`]
    Buckets,
}

impl Design {
    /// The JDK's own, from 8 to 25.
    pub const JDK: Self = Self {
        keys: Strength::Weak,
        values: Strength::Strong,
        table: Table::Open,
        cleaning: Cleaning::Jdk,
        increment: HASH_INCREMENT,
    };

    /// Whether the operations are [`crate::thread_local`]'s own, line by line.
    pub fn runs_the_listing(self) -> bool {
        matches!(self.algorithm(), Algorithm::Jdk { sweeps: false })
    }

    #[inline(always)]
    fn algorithm(self) -> Algorithm {
        if !cfg!(feature = "designs") {
            return Algorithm::Jdk { sweeps: false };
        }
        match (self.table, self.cleaning) {
            (Table::Open, Cleaning::Jdk | Cleaning::Scan) => Algorithm::Jdk { sweeps: false },
            (Table::Open, Cleaning::Full) => Algorithm::Jdk { sweeps: true },
            (Table::Open, Cleaning::None) => Algorithm::Open,
            (Table::Chained | Table::Queued, _) => Algorithm::Buckets,
        }
    }

    /// `ThreadLocal.get()` on the given thread.
    ///
    /// `None` if there is no entry. Then the caller has to go on with
    /// [`Self::set_initial_value`], or with [`Self::abandon_initial_value`] if
    /// there will be none.
    pub fn get<O: Observer>(
        self,
        memory: &mut Memory<O>,
        thread: Address,
        key: Address,
    ) -> Option<u32> {
        let entry = match self.algorithm() {
            Algorithm::Jdk { sweeps } => {
                if sweeps {
                    sweep(memory, thread);
                }
                return thread_local::get(memory, thread, key);
            }
            Algorithm::Open => open::get(memory, thread, key),
            Algorithm::Buckets => buckets::get(memory, self, thread, key),
        };
        (entry != 0).then(|| memory.get(entry + ENTRY_VALUE))
    }

    /// The rest of a `get` that has found no entry: stores the initial value.
    pub fn set_initial_value<O: Observer>(
        self,
        memory: &mut Memory<O>,
        thread: Address,
        key: Address,
        value: u32,
    ) {
        match self.algorithm() {
            Algorithm::Jdk { sweeps } => {
                if sweeps {
                    sweep(memory, thread);
                }
                thread_local::set_initial_value(memory, thread, key, value);
            }
            Algorithm::Open => open::set(memory, thread, key, value),
            Algorithm::Buckets => buckets::set(memory, self, thread, key, value),
        }
    }

    /// The rest of a `get` whose `initialValue()` has thrown.
    pub fn abandon_initial_value<O: Observer>(self, memory: &mut Memory<O>) {
        if let Algorithm::Jdk { .. } = self.algorithm() {
            thread_local::abandon_initial_value(memory);
        }
    }

    /// `ThreadLocal.set(T)` on the given thread.
    pub fn set<O: Observer>(
        self,
        memory: &mut Memory<O>,
        thread: Address,
        key: Address,
        value: u32,
    ) {
        match self.algorithm() {
            Algorithm::Jdk { sweeps } => {
                if sweeps {
                    sweep(memory, thread);
                }
                thread_local::set(memory, thread, key, value);
            }
            Algorithm::Open => open::set(memory, thread, key, value),
            Algorithm::Buckets => buckets::set(memory, self, thread, key, value),
        }
    }

    /// `ThreadLocal.remove()` on the given thread.
    pub fn remove<O: Observer>(self, memory: &mut Memory<O>, thread: Address, key: Address) {
        match self.algorithm() {
            Algorithm::Jdk { sweeps } => {
                if sweeps {
                    sweep(memory, thread);
                }
                thread_local::remove(memory, thread, key);
            }
            Algorithm::Open => open::remove(memory, thread, key),
            Algorithm::Buckets => buckets::remove(memory, self, thread, key),
        }
    }
}

/// `expungeStaleEntries` on the map of a thread, if it has one.
fn sweep<O: Observer>(memory: &mut Memory<O>, thread: Address) {
    let map = memory.get(thread + THREAD_LOCALS);
    if map != 0 {
        expunge_stale_entries(memory, map);
    }
}

//! What has become of each stored value, why it stays, and what would free it.

/// What has become of a value (evaluated at the end of each operation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum Fate {
    /// Its key is in the program's reach, and the task that set it is over.
    Lingering,
    InUse,
    HeldElsewhere,
    /// Leaked: its key is unreachable, no GC has cleared it yet.
    Doomed,
    /// Leaked: its key was cleared, the Entry was not expunged.
    Stale,
    /// Leaked: its key is reachable only through ThreadLocal values.
    Pinned,
    /// Out of every Entry and in nobody's reach, but an object with a
    /// `finalize` method needs it: it stays until that has run.
    AwaitsFinalizer,
    /// Out of every Entry and in nobody's reach; the next GC collects it.
    Garbage,
    Collected,
}

/// One value that was stored through a ThreadLocal.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct LedgerView {
    /// The value's object id.
    pub value: u32,
    pub label: String,
    /// `#14`: the ThreadLocal that stored it last.
    pub key: String,
    pub bytes: u32,
    pub fate: Fate,
    /// The operation, from 1, with which it got this fate; `None` in a run of
    /// too many operations to tell.
    pub since: Option<u32>,
}

/// What leaks, summed up: entries whose key no program can get at any more, and
/// values that no program can read any more. A number of bytes beyond 4 GiB is
/// shown as 4 GiB less one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct LeakedView {
    pub entries: u32,
    /// Of the Entry objects.
    pub entry_bytes: u32,
    pub values: u32,
    /// Of the values and what only they hold.
    pub value_bytes: u32,
    /// Of both.
    pub bytes: u32,
    /// The maps that a GC keeps, in the order in which their threads were made;
    /// of one thread `threadLocals` comes first.
    pub maps: Vec<MapLeakView>,
}

/// The entries of one map, by what has become of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct MapLeakView {
    /// The thread's object id, and its name.
    pub thread: u32,
    pub name: String,
    /// Whether it is the thread's `inheritableThreadLocals`.
    pub inheritable: bool,
    /// Slots of its table.
    pub length: u32,
    /// Entries whose key the program can get at.
    pub live: u32,
    /// Leaked entries: no GC has cleared the key yet, though it could.
    pub doomed: u32,
    /// Leaked entries: their key was cleared.
    pub stale: u32,
    /// Leaked entries: their key is reachable only through ThreadLocal values.
    pub pinned: u32,
    /// Of the leaked Entry objects.
    pub entry_bytes: u32,
    /// Of their leaked values and what only those hold; what the values of two
    /// maps hold together counts in both.
    pub value_bytes: u32,
}

/// Why a value stays, and what would free it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct ExplanationView {
    /// The value's object id.
    pub value: u32,
    pub fate: Fate,
    /// The operation, from 1, with which it got this fate; `None` if that is
    /// more operations ago than the lab looks back.
    pub since: Option<u32>,
    /// The bytes of everything that would be garbage without it, itself
    /// included; 0 if a GC would collect it.
    pub retained: u32,
    /// The shortest way from a root: the root's object first, the value last.
    /// Empty if a GC would collect it.
    pub path: Vec<LinkView>,
    /// For a leaked value in the map of a live thread.
    pub relief: Option<ReliefView>,
}

/// An object on a retaining path.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct LinkView {
    /// How the one before refers to it: a field, `[5]`; for the first the
    /// name of the root.
    pub name: String,
    pub object: u32,
    pub label: String,
    pub class: String,
}

/// What would free a value: each call, tried on a copy of the world.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct ReliefView {
    /// The thread on which the calls are made, as an object id.
    pub thread: u32,
    /// Whether it is stuck in the thread's `inheritableThreadLocals`: then a
    /// new key is an InheritableThreadLocal.
    pub inheritable: bool,
    /// Whether a GC runs before each call: the value's key was not cleared yet.
    pub after_collection: bool,
    /// Whether that GC alone frees it.
    pub collection_frees: bool,
    pub calls: Vec<CallView>,
    /// How many ThreadLocals were not tried: there are too many.
    pub keys_left: u32,
}

/// A call that was tried.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct CallView {
    pub call: Call,
    /// The ThreadLocal as an object id; 0 for a new one and for the thread's end.
    pub key: u32,
    /// `#14`; empty where `key` is 0.
    pub label: String,
    /// The home slot of a new key.
    pub home: Option<u32>,
    pub verdict: Verdict,
    /// The statement that makes the call, if `main` can make it here.
    pub java: Option<String>,
}

/// A call that a program could make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum Call {
    Get,
    Set,
    Remove,
    /// `set` of a key that has no entry yet.
    SetNew,
    /// The thread ends.
    EndThread,
}

/// What a call would do for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum Verdict {
    /// It is garbage afterwards.
    Frees,
    Keeps,
    /// It stays as far as the lab can tell without running the program's
    /// `initialValue`.
    ComputesInitialValue,
}

//! What the next operation will do to a table: what a prediction is held against.

/// What an operation does to the entries of a map.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct OutcomeView {
    pub kind: OperationKind,
    /// The point at which it begins: nothing of it has happened yet.
    pub start: u32,
    /// Its last step.
    pub end: u32,
    /// The ThreadLocal that it is called on, as an object id; 0 if it is no
    /// call of `get`, `set` or `remove`.
    pub key: u32,
    /// The map that it works on, as an object id: of the ThreadLocal, otherwise
    /// the current thread's own; 0 if there is none, also afterwards.
    pub map: u32,
    /// The length of the table at `start` and at `end`; 0 without a map.
    pub length_before: u32,
    pub length_after: u32,
    /// The slots at `start` whose Entry is no longer in the table at `end`, in
    /// order. In a chained table a slot stands here once for each such Entry.
    pub cleared: Vec<u32>,
    /// The slots at `start` whose Entry is in the table at `end` and has turned
    /// stale in between.
    pub turned_stale: Vec<u32>,
    /// The slot of the ThreadLocal's Entry at `end`, if it has one.
    pub key_slot: Option<u32>,
    /// The entries that sit in another slot at `end`, by their slot at `start`.
    pub moves: Vec<MoveView>,
}

/// An Entry that sits in another slot afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct MoveView {
    /// The Entry's object id.
    pub entry: u32,
    pub from: u32,
    pub to: u32,
}

/// What kind of operation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum OperationKind {
    Get,
    Set,
    Remove,
    Gc,
    /// An assignment, a frame that goes, a thread that starts or ends, or a
    /// call that an exception has left.
    Other,
}

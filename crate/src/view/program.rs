//! Where the program stands: the statement, the frames, the line of the
//! listing, and what to say about it.

/// A place in the source. Columns count UTF-16 code units from 0, lines from 1.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct SourceView {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// An author's note.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct NoteView {
    /// `en`, `zh`
    pub language: String,
    pub text: String,
}

/// A frame of the call stack.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct FrameView {
    /// `main`, `filled`, `lambda`; or of the JDK: `ThreadLocal.get`, `Thread.run`.
    pub method: String,
    /// The thread that the frame belongs to, as an object id.
    pub thread: u32,
    /// The source line that the frame stands on, if it is the scenario's.
    pub line: Option<u32>,
    pub variables: Vec<VariableView>,
}

/// A local variable with a value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct VariableView {
    pub name: String,
    /// The first and the last source line on which its name means it.
    pub lines: (u32, u32),
    pub value: ValueView,
    /// Its scope has ended, but its slot of the frame still holds the
    /// reference: a root all the same.
    pub lingering: bool,
}

/// A value as text, and the object it refers to (0 for `null` and primitives).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct ValueView {
    pub text: String,
    pub object: u32,
}

/// The current line of the listing.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct ListingView {
    /// `ThreadLocalMap.cleanSomeSlots`
    pub method: String,
    /// From 1.
    pub line: u32,
    /// The outcome, if the line is a condition.
    pub taken: Option<bool>,
    pub variables: Vec<ListingVariableView>,
    /// The map that the method works on, as an object id; 0 if there is none.
    pub map: u32,
    /// The slots that `cleanSomeSlots` has looked at in this operation, in order.
    pub scanned: Vec<u32>,
}

/// A variable of the listing's current method.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct ListingVariableView {
    /// `i`, `staleSlot`, `slotToExpunge`, `n`, `h` …
    pub name: String,
    pub value: ValueView,
    /// The slot it points at, if it is an index of the table.
    pub slot: Option<u32>,
}

/// What to say about a step: a key of `words/*.json` and its arguments.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct MessageView {
    pub key: String,
    pub arguments: Vec<ArgumentView>,
}

/// An argument of a message, and what it names in the picture.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct ArgumentView {
    pub name: String,
    pub text: String,
    pub slot: Option<u32>,
    pub object: u32,
}

/// How a program ended that threw out of `main`, or in a thread.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct UncaughtView {
    /// As the JDK words it, without the trace.
    pub text: String,
    pub line: u32,
}

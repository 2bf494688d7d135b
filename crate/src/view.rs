//! Plain data for a picture: all that the page draws at one step.
//!
//! Nothing here refers back into the engine, and nothing decides how a thing
//! looks. Slot tables are not part of it: at 65,536 slots they go over the
//! boundary as typed arrays (`Session::slots`). Objects are named by their id,
//! which is never given twice in one session; 0 is `null`.

/// Everything to draw at step `step`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct View {
    /// 0 is the state before the first statement.
    pub step: u32,
    pub step_count: u32,
    /// Number of the operation that this step belongs to, from 1; 0 before the first.
    pub operation: u32,
    pub operation_count: u32,
    /// Whether this step is the last of its operation.
    pub operation_ends: bool,
    /// The statement that runs.
    pub source: Option<SourceView>,
    /// The note that the author wrote for this statement, by language.
    pub notes: Vec<NoteView>,
    /// The innermost frame is the last.
    pub stack: Vec<FrameView>,
    /// The line of the listing that did its one thing in this step.
    pub listing: Option<ListingView>,
    pub message: MessageView,
    pub threads: Vec<ThreadView>,
    pub tables: Vec<TableView>,
    /// The objects that a GC has not collected, in the order of allocation. Of
    /// more than `OBJECT_LIMIT`, those that roots and tables refer to come first.
    pub objects: Vec<ObjectView>,
    pub object_count: u32,
    pub roots: Vec<RootView>,
    /// One row for each value that was stored through a ThreadLocal, as of the
    /// end of the last operation; none if there are more than 400.
    pub ledger: Vec<LedgerView>,
    pub leaked: LeakedView,
    pub heap: HeapView,
    /// The last lines that the program has printed, at most `OUTPUT_LIMIT`.
    pub output: Vec<String>,
    /// How many lines it has printed.
    pub output_count: u32,
    /// `Exception in thread …` and its trace, if the program ended so.
    pub uncaught: Option<UncaughtView>,
}

/// More objects than this are not listed in a view.
pub const OBJECT_LIMIT: u32 = 400;

/// More lines of output than this are not listed in a view.
pub const OUTPUT_LIMIT: u32 = 500;

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

/// A thread.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct ThreadView {
    /// Object id.
    pub id: u32,
    pub name: String,
    pub state: ThreadState,
    /// Whether it is the one that runs at this step.
    pub current: bool,
    /// `threadLocals` as an object id, or 0.
    pub map: u32,
    /// The executor that it works for, as an object id, or 0.
    pub executor: u32,
}

/// What a thread is doing, as far as the lab tells threads apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum ThreadState {
    /// Created, not started.
    New,
    /// Has frames; the current one or one that waits for it to end.
    Running,
    /// A pool's worker without a task.
    Idle,
    Ended,
}

/// A ThreadLocalMap without its slots.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct TableView {
    /// The map's object id: what `Session::slots` takes.
    pub map: u32,
    /// The thread whose map it is, as an object id.
    pub thread: u32,
    pub length: u32,
    pub size: u32,
    pub threshold: u32,
}

/// How an object can be reached at this step, strongest way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum Reachability {
    Strong,
    Weak,
    Unreachable,
}

/// An object of the heap.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct ObjectView {
    pub id: u32,
    /// The simple class name: `ThreadLocal`, `Entry`, `byte[]`.
    pub class: String,
    /// What a reader calls it: `#14` for a ThreadLocal, `"five"` for a String.
    pub label: String,
    pub bytes: u32,
    pub reachability: Reachability,
    /// Held by the class itself (a literal, a small box): never garbage.
    pub permanent: bool,
    /// The references that are not `null`. A table's slots are not listed.
    pub fields: Vec<FieldView>,
}

/// A reference from one object to another.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct FieldView {
    /// `value`, `referent`, `[3]`
    pub name: String,
    pub target: u32,
    pub strength: Strength,
}

/// How a field holds its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum Strength {
    Strong,
    Weak,
}

/// A reference that the collector starts from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct RootView {
    pub kind: RootKind,
    /// The variable's name, the static field's, or the thread's.
    pub name: String,
    /// The frame as an index into `View::stack`, for a local.
    pub frame: Option<u32>,
    pub target: u32,
}

/// Where a root is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum RootKind {
    /// A slot of a frame.
    Local,
    /// A temporary of a frame: an argument computed before the call.
    Temporary,
    Static,
    /// A running thread, or an idle worker of a pool.
    Thread,
}

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
}

/// What leaks, summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct LeakedView {
    pub values: u32,
    /// Of the values, what only they hold, and their entries.
    pub bytes: u32,
}

/// The model heap, in bytes; a number beyond 4 GiB is shown as 4 GiB less one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct HeapView {
    pub used: u32,
    pub capacity: u32,
}

/// How a program ended that threw out of `main`, or in a thread.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct UncaughtView {
    /// As the JDK words it, without the trace.
    pub text: String,
    pub line: u32,
}

/// A button: the statement that it appends, and whether it can.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct ActionView {
    pub kind: ActionKind,
    /// The variable that names the ThreadLocal; empty for a GC.
    pub name: String,
    /// `#14`
    pub key: String,
    /// The statement, with its semicolon.
    pub java: String,
    pub enabled: bool,
    /// A message key: why it is not enabled.
    pub reason: Option<String>,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum ActionKind {
    Set,
    Get,
    Remove,
    /// Sets the variable to null.
    Drop,
    Gc,
}

/// Something to say about the source.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct DiagnosticView {
    pub severity: SeverityView,
    /// From 1; columns count UTF-16 code units from 0.
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub key: String,
    pub arguments: Vec<ArgumentView>,
}

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum SeverityView {
    Error,
    Warning,
}

impl View {
    /// The view of a source that does not run.
    pub fn empty() -> View {
        View {
            step: 0,
            step_count: 0,
            operation: 0,
            operation_count: 0,
            operation_ends: false,
            source: None,
            notes: Vec::new(),
            stack: Vec::new(),
            listing: None,
            message: MessageView {
                key: crate::words::Key::Start.name().to_owned(),
                arguments: Vec::new(),
            },
            threads: Vec::new(),
            tables: Vec::new(),
            objects: Vec::new(),
            object_count: 0,
            roots: Vec::new(),
            ledger: Vec::new(),
            leaked: LeakedView::default(),
            heap: HeapView {
                used: 0,
                capacity: 0,
            },
            output: Vec::new(),
            output_count: 0,
            uncaught: None,
        }
    }
}

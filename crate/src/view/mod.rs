//! Plain data for a picture: all that the page draws at one step.
//!
//! Nothing here refers back into the engine, and nothing decides how a thing
//! looks. Slot tables are not part of it: at 65,536 slots they go over the
//! boundary as typed arrays (`Session::slots`). Objects are named by their id,
//! which is never given twice in one session; 0 is `null`.

mod beats;
mod controls;
mod heap;
mod ledger;
mod looks;
mod outcome;
mod program;

pub use beats::*;
pub use controls::*;
pub use heap::*;
pub use ledger::*;
pub use looks::*;
pub use outcome::*;
pub use program::*;

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
    /// In a call that runs the listing, and at the step that ends it.
    pub looks: Option<LooksView>,
    pub message: MessageView,
    /// The design switches, as in the scenario's header; empty for the JDK's own.
    pub design: String,
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
    /// How many values were stored through a ThreadLocal, listed or not.
    pub ledger_count: u32,
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
pub const OBJECT_LIMIT: u32 = 200;

/// More lines of output than this are not listed in a view.
pub const OUTPUT_LIMIT: u32 = 500;

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
            looks: None,
            message: MessageView {
                key: crate::words::Key::Start.name().to_owned(),
                arguments: Vec::new(),
            },
            design: String::new(),
            threads: Vec::new(),
            tables: Vec::new(),
            objects: Vec::new(),
            object_count: 0,
            roots: Vec::new(),
            ledger: Vec::new(),
            ledger_count: 0,
            leaked: LeakedView::default(),
            heap: HeapView::default(),
            output: Vec::new(),
            output_count: 0,
            uncaught: None,
        }
    }
}

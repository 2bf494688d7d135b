//! A frame in its sections, as a recording tells it.

use crate::frame::{Frame, Table};
use crate::session::Session;
use crate::view::{
    BeatView, FrameView, HeapView, LeakedView, LedgerView, ListingView, LooksView, MessageView,
    NoteView, ObjectView, RootView, SourceView, TableView, ThreadView, UncaughtView,
};

/// All that the page shows of one step. What a section holds stands at the field
/// of [`View`](crate::view::View) or of [`Frame`] of the same name.
#[derive(Clone, Debug, PartialEq)]
pub struct Sections {
    pub step: u32,
    pub design: String,
    pub position: Position,
    pub source: Option<SourceView>,
    pub notes: Vec<NoteView>,
    pub stack: Vec<FrameView>,
    pub listing: Option<ListingView>,
    /// The call that the step belongs to, and how many of its looks have
    /// happened.
    pub call: Option<LooksView>,
    pub looked: Vec<u32>,
    pub message: MessageView,
    pub beat: Option<BeatView>,
    pub threads: Rows<ThreadView>,
    pub tables: Rows<TableView>,
    pub slots: Slots,
    pub objects: Rows<ObjectView>,
    pub roots: Vec<RootView>,
    pub ledger: Rows<LedgerView>,
    pub leaked: LeakedView,
    pub totals: Totals,
    pub heap: HeapView,
    pub output: Lines,
    pub uncaught: Option<UncaughtView>,
}

/// Where among the operations a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1; 0 before the first.
    pub operation: u32,
    /// Whether the step is the last of its operation.
    pub operation_ends: bool,
}

/// How many there are of what a frame lists only up to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    pub object_count: u32,
    pub ledger_count: u32,
}

/// Records with keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows<T>(pub Vec<T>);

/// The slots of each table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slots(pub Vec<Table>);

/// The last lines of an output.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// How many lines came before those that are listed.
    pub first: u32,
    pub lines: Vec<String>,
}

impl Sections {
    /// The sections of the step that a session shows.
    pub fn of(session: &mut Session) -> Sections {
        let Frame {
            view,
            beat,
            looked,
            slots,
        } = Frame::of(session);
        Sections {
            step: view.step,
            looked,
            slots: Slots(slots),
            design: view.design,
            position: Position {
                operation: view.operation,
                operation_ends: view.operation_ends,
            },
            source: view.source,
            notes: view.notes,
            stack: view.stack,
            listing: view.listing,
            call: view.looks,
            message: view.message,
            beat: beat.map(|beat| BeatView::clone(&beat)),
            threads: Rows(view.threads),
            tables: Rows(view.tables),
            objects: Rows(view.objects),
            roots: view.roots,
            ledger: Rows(view.ledger),
            leaked: view.leaked,
            totals: Totals {
                object_count: view.object_count,
                ledger_count: view.ledger_count,
            },
            heap: view.heap,
            output: Lines {
                first: view.output_count - view.output.len() as u32,
                lines: view.output,
            },
            uncaught: view.uncaught,
        }
    }
}

impl Slots {
    /// The slots of a map.
    pub fn of_map(&self, map: u32) -> Option<&Table> {
        self.0.iter().find(|table| table.map == map)
    }
}

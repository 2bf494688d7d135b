//! The views that go into frames and recordings, field by field: the order is
//! that of their words. What a field means stands where it is declared.

use crate::view::{
    ActionKind, ActionView, ActionsView, ArgumentView, BeatView, Call, CallView, DiagnosticView,
    ExplanationView, Fate, FieldView, FrameView, HeapView, LeakedView, LedgerView, LinkView,
    ListingVariableView, ListingView, LooksView, MapLeakView, MessageView, MoveView, NoteView,
    ObjectKind, ObjectView, OperationKind, OutcomeView, Reachability, ReliefView, RootKind,
    RootView, SeverityView, SourceView, Strength, TableView, ThreadState, ThreadView, UncaughtView,
    ValueView, VariableView, Verdict,
};

use super::column::Column;
use super::plain::{Plain, Shape, camel, choices, records, shape_of};
use super::sections::{Position, Sections, Totals};
use super::texts::Texts;

records! {
    Sections {
        step, design, position, source, notes, stack, listing, call, looked, message, beat, threads, tables,
        slots, objects, roots, ledger, leaked, totals, heap, output, uncaught,
    }
    Position { operation, operation_ends }
    Totals { object_count, ledger_count }
    SourceView { line, column, end_line, end_column }
    NoteView { language, text }
    FrameView { method, thread, line, variables }
    VariableView { name, lines, value, lingering }
    ValueView { text, object }
    ListingView { method, line, taken, variables, map, scanned }
    ListingVariableView { name, value, slot }
    LooksView { call, map, first, end, over }
    MessageView { key, arguments }
    BeatView { operation, number, step, message, own }
    ArgumentView { name, text, slot, object }
    UncaughtView { text, line }
    ThreadView { id, name, state, current, map, executor }
    TableView { map, thread, inheritable, length, size, threshold }
    ObjectView {
        id, kind, class, number, label, bytes, reachability, marked, permanent, fields,
    }
    FieldView { name, own, target, strength }
    RootView { kind, name, frame, target }
    LedgerView { value, label, key, bytes, fate, since }
    LeakedView { entries, entry_bytes, values, value_bytes, bytes, maps }
    MapLeakView {
        thread, name, inheritable, length, live, doomed, stale, pinned, entry_bytes, value_bytes,
    }
    HeapView { used, capacity, in_use, lingering, leaked, garbage }
    OutcomeView {
        kind, start, end, key, map, length_before, length_after, cleared, turned_stale, key_slot,
        moves,
    }
    MoveView { entry, from, to }
    ExplanationView { value, fate, since, retained, path, relief }
    LinkView { name, object, label, class }
    ReliefView { thread, inheritable, after_collection, collection_frees, calls, keys_left }
    CallView { call, key, label, home, verdict, java }
    ActionsView { on, after, pools, actions }
    ActionView { kind, name, key, java, enabled, reason }
    DiagnosticView { severity, line, column, end_line, end_column, key, arguments }
}

choices! {
    ThreadState { New, Running, Idle, Ended }
    Reachability { Strong, Soft, Weak, Final, Phantom, Unreachable }
    ObjectKind {
        Scenario, ThreadLocal, Thread, ThreadLocalMap, Entry, SoftReference, WeakReference,
        PhantomReference, Executor, Queue, List, ImmutableList, HashMap, Node, ClassLoader, String,
        Other,
    }
    Strength { Strong, Soft, Weak, Final, Phantom }
    RootKind { Local, Temporary, Static, Thread }
    Fate {
        Lingering, InUse, HeldElsewhere, Doomed, Stale, Pinned, AwaitsFinalizer, Garbage, Collected,
    }
    OperationKind { Get, Set, Remove, Gc, Other }
    Call { Get, Set, Remove, SetNew, EndThread }
    Verdict { Frees, Keeps, ComputesInitialValue }
    ActionKind { Set, Get, Remove, Drop, New, End, Gc }
    SeverityView { Error, Warning }
}

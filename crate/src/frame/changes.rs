//! Frames handed over one after the other, each as what changed since the one
//! before.
//!
//! In: a session that shows a step. Out: [`Changes`], the sections and rows with
//! texts that are others, and words for all that is numbers
//! ([`HandOver::words`]). It does not know who takes them, only that they hold the
//! frame that was handed over last.

use crate::session::Session;
use crate::view::{
    BeatView, FrameView, LeakedView, LedgerView, ListingView, MessageView, NoteView, ObjectView,
    RootView, ThreadView, UncaughtView, View,
};

use super::Frame;
use super::rows::{changed_rows, keys, stay};

/// The frames that were handed over last.
#[derive(Debug, Default)]
pub struct HandOver {
    before: Option<Frame>,
    shown: Option<Frame>,
}

/// The sections of a [`Frame`] that changed; nothing for each that is the same. Of
/// the objects and the ledger it is the rows that are others, of the output the
/// lines that were added. What is numbers alone is told as words.
#[derive(Debug, Default, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize))]
pub struct Changes<'a> {
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub design: Option<&'a String>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub notes: Option<&'a Vec<NoteView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub stack: Option<&'a Vec<FrameView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub listing: Option<&'a Option<ListingView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub message: Option<&'a MessageView>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub beat: Option<Option<&'a BeatView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub threads: Option<&'a Vec<ThreadView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub roots: Option<&'a Vec<RootView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub leaked: Option<&'a LeakedView>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub uncaught: Option<&'a Option<UncaughtView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub objects: Option<Vec<&'a ObjectView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub ledger: Option<Vec<&'a LedgerView>>,
    #[cfg_attr(feature = "wasm", serde(skip_serializing_if = "Option::is_none"))]
    pub output: Option<&'a [String]>,
}

impl HandOver {
    /// Takes the frame that the session shows: it is the one to hand over. The
    /// session may have become another run since the frame before.
    pub fn take(&mut self, session: &mut Session) {
        self.before = self.shown.replace(Frame::of(session));
    }

    /// What makes it of the one that was handed over before.
    pub fn changes(&self) -> Changes<'_> {
        let Some(frame) = &self.shown else {
            return Changes::default();
        };
        let before = self.before.as_ref();
        let (old, new) = (before.map(|frame| &frame.view), &frame.view);
        let beat = frame.beat.as_deref();
        Changes {
            design: other(old.map(|old| &old.design), &new.design),
            notes: other(old.map(|old| &old.notes), &new.notes),
            stack: other(old.map(|old| &old.stack), &new.stack),
            listing: other(old.map(|old| &old.listing), &new.listing),
            message: other(old.map(|old| &old.message), &new.message),
            beat: Some(beat)
                .filter(|&beat| before.is_none_or(|frame| frame.beat.as_deref() != beat)),
            threads: other(old.map(|old| &old.threads), &new.threads),
            roots: other(old.map(|old| &old.roots), &new.roots),
            leaked: other(old.map(|old| &old.leaked), &new.leaked),
            uncaught: other(old.map(|old| &old.uncaught), &new.uncaught),
            objects: changed_rows(old.map(|old| &old.objects[..]), &new.objects),
            ledger: changed_rows(old.map(|old| &old.ledger[..]), &new.ledger),
            output: Some(&new.output[lines_stay(old, new)..]).filter(|lines| !lines.is_empty()),
        }
    }

    /// What is numbers in it, in this order:
    ///
    /// - the step, the operation, whether the step ends it, how many objects and
    ///   rows of the ledger there are in all, and the fields of the heap;
    /// - line and column of the statement and of its end, four 0 for none;
    /// - whether there is a call, and its fields or five 0; then 0 if its looks are
    ///   those told last, and else one more than how many there are, and these;
    /// - of the objects and then of the ledger 0 if the keys are the same in the same
    ///   order, and else one more than how many there are, and these;
    /// - how many lines of output came before those that are listed, and how many of
    ///   the lines before are the first of them;
    /// - each table: its fields; how many entries [`Session::slots`] tells, how many
    ///   of them have changed, and of each of these its number and its words. An
    ///   entry that was not there before was an empty slot.
    pub fn words(&self) -> Vec<u32> {
        let mut words = Vec::new();
        let Some(Frame {
            view,
            looked,
            slots,
            ..
        }) = &self.shown
        else {
            return words;
        };
        let before = self.before.as_ref();
        let heap = view.heap;
        words.extend_from_slice(&[
            view.step,
            view.operation,
            u32::from(view.operation_ends),
            view.object_count,
            view.ledger_count,
            heap.used,
            heap.capacity,
            heap.in_use,
            heap.lingering,
            heap.leaked,
            heap.garbage,
        ]);
        words.extend_from_slice(&view.source.as_ref().map_or([0; 4], |source| {
            [
                source.line,
                source.column,
                source.end_line,
                source.end_column,
            ]
        }));
        words.extend_from_slice(&view.looks.map_or([0; 6], |looks| {
            let over = u32::from(looks.over);
            [1, looks.call, looks.map, looks.first, looks.end, over]
        }));
        let old = before.map(|frame| &frame.view);
        list(before.map(|frame| &frame.looked[..]), looked, &mut words);
        let objects = old.map(|old| keys(&old.objects));
        list(objects.as_deref(), &keys(&view.objects), &mut words);
        let ledger = old.map(|old| keys(&old.ledger));
        list(ledger.as_deref(), &keys(&view.ledger), &mut words);
        words.extend_from_slice(&[first_line(view), lines_stay(old, view) as u32]);
        for (table, slots) in view.tables.iter().zip(slots) {
            let changed = slots.changed(before.and_then(|before| before.slots_of(table.map)));
            words.extend_from_slice(&[
                table.map,
                table.thread,
                u32::from(table.inheritable),
                table.length,
                table.size,
                table.threshold,
                slots.count(),
                changed.len() as u32,
            ]);
            for number in changed {
                words.push(number);
                words.extend_from_slice(slots.entry(number));
            }
        }
        words
    }
}

/// The new value, if it is another.
fn other<'a, T: PartialEq>(old: Option<&T>, new: &'a T) -> Option<&'a T> {
    (old != Some(new)).then_some(new)
}

/// 0 if a list is the old one, and else one more than how many it has, and these.
fn list(old: Option<&[u32]>, new: &[u32], words: &mut Vec<u32>) {
    if old == Some(new) {
        words.push(0);
    } else {
        words.push(new.len() as u32 + 1);
        words.extend_from_slice(new);
    }
}

/// How many lines of the old output are the first that are listed.
fn lines_stay(old: Option<&View>, new: &View) -> usize {
    let old = old.map(|old| (first_line(old), &old.output[..]));
    stay(old, first_line(new), &new.output)
}

/// The number of the first line of the output that is listed.
fn first_line(view: &View) -> u32 {
    view.output_count - view.output.len() as u32
}

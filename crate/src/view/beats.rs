//! The beats of a run: what a reader plays and steps by.

use super::{MessageView, NoteView};

/// A stretch of steps that ends where the algorithm has decided something.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct BeatView {
    /// The operation that it belongs to, from 1; 0 behind the last one.
    pub operation: u32,
    /// Its number among the beats of that operation, from 1: what
    /// `op:41/beat:3` names.
    pub number: u32,
    /// The step that it ends with.
    pub step: u32,
    /// What has happened in it, with ThreadLocals called by the variables that
    /// hold them.
    pub message: MessageView,
    /// What the author of the program says instead, by language; empty where
    /// they have not (`// @beat.en 3 …` before the statement).
    pub own: Vec<NoteView>,
}

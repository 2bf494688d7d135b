//! What the page offers beside the picture: buttons and diagnostics.

use super::program::ArgumentView;

/// In place of a pool's name: each call runs in a new thread. No variable is
/// called so.
pub const NEW_THREAD: &str = "new Thread";

/// The buttons of a step.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct ActionsView {
    /// Where the calls run: `main` if it is empty, a new thread if it is
    /// `new Thread`, or the pool of this name.
    pub on: String,
    /// The line behind which a statement goes; 0 if nothing can be appended.
    pub after: u32,
    /// The variables of the pools that can be given a call.
    pub pools: Vec<String>,
    pub actions: Vec<ActionView>,
}

/// A button: the statement that it appends, and whether it can.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct ActionView {
    pub kind: ActionKind,
    /// The variable that names the ThreadLocal; empty if it is for none.
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
    /// Makes a ThreadLocal with the chosen home slot.
    New,
    /// Ends `main` and its thread, or the threads of the pool.
    End,
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

//! What the page offers beside the picture: buttons and diagnostics.

use super::program::ArgumentView;

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

//! What is wrong with a source, as data: a message key, its arguments and a
//! place. The text is in `words/`; this module does not know it.

use threadlocal_map::memory::word_of;

use super::ast::Span;
use crate::cut;
use crate::words::Key;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The scenario does not run.
    Error,
    /// It runs, and the reader should know something.
    Warning,
}

/// One thing to say about the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub span: Span,
    pub key: Key,
    /// Named arguments of the message.
    pub arguments: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(span: Span, key: Key, arguments: Vec<(&'static str, String)>) -> Self {
        Self {
            severity: Severity::Error,
            span,
            key,
            arguments,
        }
    }

    /// A warning at `span`.
    pub fn warning(span: Span, key: Key, arguments: Vec<(&'static str, String)>) -> Self {
        Self {
            severity: Severity::Warning,
            span,
            key,
            arguments,
        }
    }
}

/// Line and column of a byte offset, both from 1; the column counts characters.
pub fn line_and_column(source: &str, offset: u32) -> (u32, u32) {
    let mut end = (offset as usize).min(source.len());
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let before = cut::up_to(source, end);
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = last.chars().count() + 1;
    (word_of(line), word_of(column))
}

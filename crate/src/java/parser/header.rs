//! The comments that speak to the lab: `// @title.en …`, `// @heap 600MB`,
//! `// @proof bounds` at the head of the file, and `// @note.en …` before a
//! statement.

use super::Parser;
use crate::java::ast::{Header, Localised, Span};
use crate::java::diagnostic::Diagnostic;
use crate::java::lexer::Comment;
use crate::words::Key;

/// A note, until its statement comes.
pub(super) struct Note {
    span: Span,
    /// The index of the token behind it.
    token: usize,
    text: Localised,
}

impl Parser<'_> {
    /// Reads all comments, and keeps the notes for their statements. The first
    /// member of the file begins at the current token.
    pub(super) fn header(&mut self, comments: &[Comment<'_>]) -> Header {
        let mut header = Header::default();
        for comment in comments {
            let (directive, value) = split(comment.text, |byte| byte.is_ascii_whitespace());
            let (name, language) = split(directive, |byte| byte == b'.');
            let is_head = comment.token <= self.position;
            let has_language = matches!(language, "en" | "zh");
            let text = || Localised {
                language: language.into(),
                text: value.into(),
            };
            let (key, found) = match name {
                "@title" | "@note" if !has_language => {
                    (Key::DiagnosticParseDirectiveLanguage, name)
                }
                "@note" => {
                    self.notes.push(Note {
                        span: comment.span,
                        token: comment.token,
                        text: text(),
                    });
                    continue;
                }
                "@title" | "@heap" | "@proof" | "@design" if !is_head => {
                    (Key::DiagnosticParseDirectivePlace, directive)
                }
                "@title" => {
                    header.titles.push(text());
                    continue;
                }
                "@heap" => {
                    header.heap = bytes(value);
                    if header.heap.is_some() {
                        continue;
                    }
                    (Key::DiagnosticParseHeapSize, value)
                }
                "@proof" if value == "bounds" => {
                    header.proof_bounds = true;
                    continue;
                }
                "@proof" => (Key::DiagnosticParseProofValue, value),
                "@design" => (Key::DiagnosticParseDesign, value),
                // A capital letter: an annotation that somebody commented out.
                _ if name.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) => {
                    (Key::DiagnosticParseUnknownDirective, directive)
                }
                _ => continue,
            };
            let found = vec![("found", found.into())];
            self.push(match name {
                "@heap" | "@proof" | "@design" if is_head => {
                    Diagnostic::error(comment.span, key, found)
                }
                _ => Diagnostic::warning(comment.span, key, found),
            });
        }
        self.notes.reverse();
        header
    }

    /// Takes the notes before the statement that begins at the current token.
    pub(super) fn take_notes(&mut self) -> Vec<Localised> {
        let position = self.position;
        let mut taken = Vec::new();
        while let Some(note) = self.notes.pop_if(|note| note.token <= position) {
            if note.token == position {
                taken.push(note.text);
            } else {
                // It stands where no statement begins, and says nothing to anybody.
                let key = Key::DiagnosticParseNotePlace;
                self.push(Diagnostic::warning(note.span, key, Vec::new()));
            }
        }
        taken
    }
}

/// The text before the first such byte, which is ASCII, and the text behind it.
fn split(text: &str, is_end: fn(u8) -> bool) -> (&str, &str) {
    match text.bytes().position(is_end) {
        Some(end) => (&text[..end], text[end + 1..].trim_ascii()),
        None => (text, ""),
    }
}

/// `600MB` in bytes, if it is a size.
fn bytes(size: &str) -> Option<u64> {
    let (count, shift) = match size.as_bytes() {
        [count @ .., b'K', b'B'] => (count, 10),
        [count @ .., b'M', b'B'] => (count, 20),
        [count @ .., b'G', b'B'] => (count, 30),
        _ => return None,
    };
    let mut bytes: u32 = 0;
    for digit in count.trim_ascii_end() {
        let digit = char::from(*digit).to_digit(10)?;
        bytes = bytes.checked_mul(10)?.checked_add(digit)?;
    }
    (bytes > 0).then_some(u64::from(bytes) << shift)
}

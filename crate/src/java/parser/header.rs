//! The comments that speak to the lab: `// @title.en …`, `// @heap 600MB`,
//! `// @young 64MB`, `// @gc never`, `// @proof bounds`, `// @design keys=strong` at the head of the file, and `// @note.en …` and
//! `// @beat.en 3 …` before a statement.

use threadlocal_map::design::{BadSwitch, Design};

use super::Parser;
use crate::cut;
use crate::java::ast::{self, Localised, Span};
use crate::java::diagnostic::{Diagnostic, Severity};
use crate::java::lexer::Comment;
use crate::limits;
use crate::words::Key;

/// A note, until its statement comes: the index of the token behind it, its
/// place, and what it says.
pub(super) type Note = (usize, Span, ast::Note);

impl Parser<'_> {
    /// Reads all comments, and keeps the notes for their statements. The first
    /// member of the file begins at the current token.
    pub(super) fn read_header(&mut self, comments: &[Comment<'_>]) {
        for comment in comments {
            if let Some((severity, key, found)) = self.directive(comment) {
                self.push(Diagnostic {
                    severity,
                    span: comment.span,
                    key,
                    arguments: vec![("found", found.into())],
                });
            }
        }
        self.notes.reverse();
        self.check_young(comments);
    }

    /// The young generation is a part of the heap.
    fn check_young(&mut self, comments: &[Comment<'_>]) {
        let heap = self.header.heap.unwrap_or(limits::HEAP_BYTES);
        if self.header.young.is_none_or(|young| young < heap) {
            return;
        }
        let is_young = |comment: &&Comment<'_>| comment.text.starts_with("@young");
        if let Some(comment) = comments.iter().rfind(is_young) {
            let (_, value) = split(comment.text, |byte| byte.is_ascii_whitespace());
            self.push(Diagnostic::error(
                comment.span,
                Key::DiagnosticParseYoungTooLarge,
                vec![("found", value.into())],
            ));
        }
    }

    /// Reads one comment. Returns what is wrong with it, and the word in question.
    fn directive<'c>(&mut self, comment: &Comment<'c>) -> Option<(Severity, Key, &'c str)> {
        let (directive, value) = split(comment.text, |byte| byte.is_ascii_whitespace());
        let (name, language) = split(directive, |byte| byte == b'.');
        let is_title = name == "@title";
        if is_title || matches!(name, "@note" | "@beat") {
            if !matches!(language, "en" | "zh") {
                return Some((
                    Severity::Warning,
                    Key::DiagnosticParseDirectiveLanguage,
                    name,
                ));
            }
        } else if !matches!(name, "@heap" | "@young" | "@gc" | "@proof" | "@design") {
            // With a capital letter it is an annotation that somebody commented out.
            let is_meant = name.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase);
            let key = Key::DiagnosticParseUnknownDirective;
            return is_meant.then_some((Severity::Warning, key, directive));
        }
        let text = Localised {
            language: language.into(),
            text: value.into(),
        };
        if matches!(name, "@note" | "@beat") {
            let said = if name == "@note" {
                Some((0, value))
            } else {
                of_beat(value)
            };
            let Some((beat, value)) = said else {
                let key = Key::DiagnosticParseBeatNumber;
                return Some((Severity::Warning, key, directive));
            };
            let said = Localised {
                text: value.into(),
                ..text
            };
            let note = ast::Note { beat, said };
            self.notes.push((comment.token, comment.span, note));
            return None;
        }
        if comment.token > self.position {
            return Some((
                Severity::Warning,
                Key::DiagnosticParseDirectivePlace,
                directive,
            ));
        }
        let header = &mut self.header;
        let key = match name {
            "@heap" => {
                header.heap = bytes(value);
                if header.heap.is_some() {
                    return None;
                }
                Key::DiagnosticParseHeapSize
            }
            "@young" => {
                header.young = bytes(value);
                if header.young.is_some() {
                    return None;
                }
                Key::DiagnosticParseYoungSize
            }
            "@gc" => {
                header.never_collects = value.split_whitespace().next() == Some("never");
                if header.never_collects {
                    return None;
                }
                Key::DiagnosticParseGcValue
            }
            "@proof" => {
                // The bounds themselves are for whoever runs the proof.
                header.proof_bounds = value.split_whitespace().next() == Some("bounds");
                if header.proof_bounds {
                    return None;
                }
                Key::DiagnosticParseProofValue
            }
            "@design" => design(&mut header.design, value)?,
            _ => {
                header.titles.push(text);
                return None;
            }
        };
        Some((Severity::Error, key, value))
    }

    /// Takes the notes before the statement that begins at the current token.
    pub(super) fn take_notes(&mut self) -> Vec<ast::Note> {
        let position = self.position;
        let mut taken = Vec::new();
        while let Some((token, span, text)) = self.notes.pop_if(|note| note.0 <= position) {
            if token == position {
                taken.push(text);
            } else if self.last_error.is_none() {
                // It stands where no statement begins, and says nothing to anybody;
                // but behind an error, a statement may have been skipped.
                let key = Key::DiagnosticParseNotePlace;
                self.push(Diagnostic::warning(span, key, Vec::new()));
            }
        }
        taken
    }
}

/// The text before the first such byte, which is ASCII, and the text behind it.
fn split(text: &str, is_end: fn(u8) -> bool) -> (&str, &str) {
    match text.bytes().position(is_end) {
        Some(end) => (cut::up_to(text, end), cut::from(text, end + 1).trim_ascii()),
        None => (text, ""),
    }
}

/// `3 The walk ends` is said of beat 3.
fn of_beat(value: &str) -> Option<(u32, &str)> {
    let (number, text) = split(value, |byte| byte.is_ascii_whitespace());
    let number = number.parse().ok().filter(|&number| number > 0)?;
    Some((number, text)).filter(|(_, text)| !text.is_empty())
}

/// Sets the switches of a line; what is wrong with them, if anything is.
fn design(design: &mut Design, switches: &str) -> Option<Key> {
    if switches.is_empty() {
        return Some(Key::DiagnosticParseDesign);
    }
    for switch in switches.split_whitespace() {
        let (name, value) = switch.split_once('=').unwrap_or((switch, ""));
        if let Err(bad) = design.parse_switch(name, value) {
            return Some(match bad {
                BadSwitch::Absent => Key::DiagnosticDesignAbsent,
                BadSwitch::Name => Key::DiagnosticParseDesign,
                BadSwitch::Value(_) => Key::DiagnosticParseDesignValue,
            });
        }
    }
    None
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

//! What happens at a mistake: the diagnostic, and how the parser gets past it.

use super::Parser;
use crate::budget::Work;
use crate::java::ast::Span;
use crate::java::diagnostic::{Diagnostic, Severity};
use crate::java::lexer::Kind;
use crate::limits;
use crate::words::Key;

/// A token is shown in a message up to this many characters.
const SHOWN: usize = 30;

/// Diagnostics.
impl Parser<'_> {
    /// Adds a diagnostic in the order of the source.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        let mut at = self.diagnostics.len();
        let limit = match diagnostic.severity {
            Severity::Error => limits::DIAGNOSTICS,
            // Room for errors is left: a source with an error always has one.
            Severity::Warning => limits::DIAGNOSTICS / 2,
        };
        if at >= limit {
            return;
        }
        self.diagnostics.push(diagnostic);
        while at > 0 && self.diagnostics[at - 1].span.start > self.diagnostics[at].span.start {
            self.diagnostics.swap(at - 1, at);
            at -= 1;
        }
    }

    /// Gives an error, and goes on.
    pub(super) fn error(&mut self, span: Span, key: Key) {
        self.error_with(span, key, Vec::new());
    }

    /// The same with arguments beside `{found}`, which is what stands at `span`.
    pub(super) fn error_with(
        &mut self,
        span: Span,
        key: Key,
        mut arguments: Vec<(&'static str, String)>,
    ) {
        let is_echo = self.last_error == Some(span.start);
        if is_echo || self.failure.is_some() || self.is_aborted {
            return;
        }
        self.last_error = Some(span.start);
        arguments.push(("found", shown(self.text(span))));
        self.push(Diagnostic::error(span, key, arguments));
    }

    /// The current token is wrong: gives an error, and up to the next recovery
    /// there is nothing more to read.
    pub(super) fn fail(&mut self, key: Key) {
        self.fail_at(self.span(), key, Vec::new());
    }

    /// `expected` was expected, or the other one. A `;`, or what should have
    /// come on the line before, is missing where the token before ends; anything
    /// else, where something else stands.
    pub(super) fn fail_expected(&mut self, expected: Kind, other: Option<Kind>) {
        let found = self.token();
        let mut arguments = vec![
            ("expected", expected.text().into()),
            ("found", shown(self.text(found.span))),
        ];
        let mut key = Key::DiagnosticParseExpected;
        if let Some(other) = other {
            key = Key::DiagnosticParseExpectedEither;
            arguments.push(("other", other.text().into()));
        }
        let span = match expected == Kind::Semicolon || found.starts_line {
            true => self.behind_previous(),
            false => found.span,
        };
        self.fail_at(span, key, arguments);
    }

    fn fail_at(&mut self, span: Span, key: Key, arguments: Vec<(&'static str, String)>) {
        if self.failure.is_some() {
            return;
        }
        let is_echo = self.last_failure == Some(self.position);
        self.last_failure = Some(self.position);
        let current = self.kind();
        // The lexer has said what is wrong here.
        let is_known =
            current == Kind::Broken || current == Kind::End && self.previous().kind == Kind::Broken;
        if !is_echo && !is_known {
            match (current, key) {
                (Kind::End, Key::DiagnosticParseUnclosed) => self.error_with(span, key, arguments),
                (Kind::End, _) => {
                    let key = Key::DiagnosticParseUnexpectedEnd;
                    self.error(self.behind_previous(), key);
                }
                _ => self.error_with(span, key, arguments),
            }
        }
        self.failure = Some(self.position);
        self.position = self.end();
    }

    /// The file ends before the block that begins at `open` does.
    pub(super) fn fail_unclosed(&mut self, open: Span) {
        let before = self.source.bytes().take(open.start as usize);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        let arguments = vec![("line", line.to_string())];
        let key = Key::DiagnosticParseUnclosed;
        self.fail_at(self.behind_previous(), key, arguments);
    }

    /// The empty place behind the token before the current one.
    fn behind_previous(&self) -> Span {
        let end = self.previous().span.end;
        Span { start: end, end }
    }
}

/// The depth of the tree.
impl Parser<'_> {
    /// Goes one level deeper, until [`Parser::leave`].
    pub(super) fn enter(&mut self) {
        let looks = self.looks.take();
        self.spend(Work::Parsing, looks);
        self.depth += 1;
        self.reach(self.depth);
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Begins a chain, whose beginning moves a level down with each link. The
    /// result goes to [`Parser::end_chain`].
    pub(super) fn begin_chain(&mut self) -> u32 {
        std::mem::replace(&mut self.deepest, self.depth)
    }

    pub(super) fn lengthen_chain(&mut self) {
        self.reach(self.deepest + 1);
    }

    pub(super) fn end_chain(&mut self, outer: u32) {
        self.deepest = self.deepest.max(outer);
    }

    /// Too deep, the parser gives up for good.
    fn reach(&mut self, depth: u32) {
        self.deepest = self.deepest.max(depth);
        if depth > limits::NESTING {
            let limit = vec![("limit", limits::NESTING.to_string())];
            self.give_up(self.span(), Key::DiagnosticParseTooDeep, limit);
        }
    }

    /// Takes work from the budget; without any left, the parser gives up.
    pub(super) fn spend(&mut self, work: Work, amount: u64) {
        if self.budget.spend(work, amount).is_err() {
            self.give_up(self.span(), work.message(), Vec::new());
        }
    }

    /// Says why, and that nothing more is to be read.
    pub(super) fn give_up(&mut self, span: Span, key: Key, arguments: Vec<(&'static str, String)>) {
        self.error_with(span, key, arguments);
        self.is_aborted = true;
        self.position = self.end();
    }
}

/// Getting past a mistake.
impl Parser<'_> {
    /// If the statement or member that began at the token `first` has failed,
    /// skips the rest of it. Blocks in it are read for mistakes of their own.
    pub(super) fn recover(&mut self, first: usize) {
        let Some(position) = self.failure.take() else {
            return;
        };
        if self.is_aborted {
            return;
        }
        self.position = position;
        // A missing brace ends here: the member behind it is not at fault.
        if self.is_brace_missing_before_method() {
            return;
        }
        // Inside of a bracket that was opened and does get closed, nothing ends
        // the statement.
        let is_switch = self.kind_at(first) == Kind::Switch;
        let mut guard = 0;
        for index in first..position {
            guard = guard.max(self.close_of(index));
        }
        while !self.at(Kind::End) {
            let token = self.token();
            let is_inside = self.position <= guard;
            match token.kind {
                Kind::OpenBrace => {
                    self.skip_braces();
                    let goes_on = matches!(
                        self.kind(),
                        Kind::CloseParenthesis
                            | Kind::Comma
                            | Kind::Semicolon
                            | Kind::Dot
                            | Kind::Else
                            | Kind::Catch
                            | Kind::Finally
                    );
                    if self.position > guard && !goes_on {
                        return;
                    }
                    continue;
                }
                // The cases are read no further.
                Kind::CloseBrace if is_switch && self.position == guard => {
                    return self.advance(1);
                }
                Kind::Semicolon if !is_inside => return self.advance(1),
                Kind::CloseBrace if !is_inside => return,
                kind if !is_inside
                    && token.starts_line
                    && self.position > position
                    && begins_statement(kind) =>
                {
                    return;
                }
                _ => guard = guard.max(self.close_of(self.position)),
            }
            self.advance(1);
            if token.kind == Kind::Broken && self.token().starts_line {
                return;
            }
        }
    }

    /// The index of the token that closes the bracket at `index`, otherwise 0.
    fn close_of(&self, index: usize) -> usize {
        match self.token_at(index) {
            token if token.kind.is_symbol() => token.value as usize,
            _ => 0,
        }
    }

    /// Skips `{ … }`. If it holds statements and not the elements of an array,
    /// it is read for the mistakes in it.
    fn skip_braces(&mut self) {
        let before = self.previous().kind;
        let is_block = !before.is_symbol()
            || matches!(
                before,
                Kind::CloseParenthesis
                    | Kind::Arrow
                    | Kind::Semicolon
                    | Kind::OpenBrace
                    | Kind::CloseBrace
            );
        if !is_block {
            return self.skip_group();
        }
        self.enter();
        self.block();
        self.leave();
    }

    /// Skips a token, or a bracket with all that is in it.
    pub(super) fn skip_group(&mut self) {
        match self.close_of(self.position) {
            0 if self.at(Kind::OpenBrace) => self.position = self.end(),
            0 => self.advance(1),
            close => self.position = close + 1,
        }
    }

    /// Skips to the next `{` of this statement or member and over its block.
    pub(super) fn skip_body(&mut self) {
        while !matches!(
            self.kind(),
            Kind::OpenBrace | Kind::Semicolon | Kind::CloseBrace | Kind::End
        ) {
            self.skip_group();
        }
        if self.at(Kind::OpenBrace) {
            self.skip_group();
        }
    }
}

/// Whether a statement begins with this word: with one at the start of a line,
/// the broken statement before it is over.
pub(super) fn begins_statement(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::If
            | Kind::For
            | Kind::While
            | Kind::Do
            | Kind::Return
            | Kind::Throw
            | Kind::Try
            | Kind::Break
            | Kind::Continue
            | Kind::Final
            | Kind::Int
            | Kind::Long
            | Kind::Boolean
            | Kind::Switch
            | Kind::Synchronized
            | Kind::Assert
    )
}

/// The beginning of a token, for a message.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN || c < ' ' {
            shown.push('…');
            break;
        }
        shown.push(c);
    }
    shown
}

//! Builds the tree from the tokens, by recursive descent.
//!
//! Parsing never fails: a mistake becomes a diagnostic, and the parser goes on
//! behind the statement or member that it is in. From a failure until then the
//! current token reads as the end of the file, so that every loop and list ends
//! by itself and nothing more is said; what is built meanwhile is of no use.
//!
//! It looks ahead (`lookahead`) instead of trying and going back, so each token
//! is read into the tree once. What the lab does not support is recognised and
//! named (`unsupported`), not merely refused. The tree is never deeper than
//! [`limits::NESTING`] (two nodes more where that is an error), so whoever walks it
//! may recurse.
//!
//! This module knows nothing of names and types beyond their spelling; one
//! exception: a type parameter is replaced by its bound, as Java erases it.

mod classes;
mod creation;
mod declarations;
mod expressions;
mod header;
mod lookahead;
mod operators;
mod recovery;
mod statements;
mod switches;
mod types;
mod unsupported;

use std::cell::Cell;

use super::ast::{Header, Members, Name, Span, Type, Unit};
use super::diagnostic::Diagnostic;
use super::lexer::{self, Kind, Token};
use crate::budget::Budget;
use crate::cut;
use crate::limits;
use crate::words::Key;
use declarations::Body;
use header::Note;

/// Reads a scenario.
///
/// Returns its tree, and all that there is to say about it in the order of the
/// source. A tree that came with an error is incomplete and is not to be run.
pub fn parse(source: &str) -> (Unit, Vec<Diagnostic>) {
    if source.len() > limits::SOURCE {
        let length = vec![("bytes", source.len().to_string())];
        let key = Key::DiagnosticParseSourceTooLong;
        let diagnostic = Diagnostic::error(Span::default(), key, length);
        return (Unit::default(), vec![diagnostic]);
    }
    let mut lexed = lexer::lex(source);
    lexed.diagnostics.truncate(limits::DIAGNOSTICS);
    let is_open = |token: &Token| token.kind == Kind::OpenBrace && token.value == 0;
    let first_open = lexed.tokens.iter().position(is_open);
    let mut parser = Parser {
        first_open: first_open.unwrap_or(usize::MAX),
        source,
        tokens: lexed.tokens,
        texts: lexed.texts,
        header: Header::default(),
        package: None,
        members: Members::default(),
        body: Body::File,
        position: 0,
        failure: None,
        last_failure: None,
        is_aborted: false,
        is_lost: false,
        notes: Vec::new(),
        type_parameters: Vec::new(),
        depth: 0,
        deepest: 0,
        diagnostics: lexed.diagnostics,
        last_error: None,
        budget: Budget::default(),
        looks: Cell::new(0),
    };
    parser.unit(&lexed.comments);
    let unit = Unit {
        header: parser.header,
        package: parser.package,
        members: parser.members,
    };
    (unit, parser.diagnostics)
}

struct Parser<'s> {
    source: &'s str,
    /// The last one is the `End`; `position` never passes it.
    tokens: Vec<Token>,
    position: usize,
    texts: Vec<String>,
    /// The first `{` that is never closed.
    first_open: usize,
    header: Header,
    package: Option<Name>,
    /// What has been read so far of the file or class at hand.
    members: Members,
    /// Which of these it is.
    body: Body,
    /// Where the parser failed, until it recovers; it stands at the `End` then.
    failure: Option<usize>,
    /// The last failure: a second one at the same token is its echo.
    last_failure: Option<usize>,
    /// Whether the parser has given up: nothing more is worth a word.
    is_aborted: bool,
    /// Whether braces went astray, so that statements stand among the members.
    is_lost: bool,
    /// The last one comes first.
    notes: Vec<Note>,
    /// Those of the class and method at hand, with what their names mean.
    type_parameters: Vec<(Name, Type)>,
    /// How many constructs are open around the current token.
    depth: u32,
    /// The depth of the deepest node in the chain at hand, seen from the root.
    deepest: u32,
    diagnostics: Vec<Diagnostic>,
    /// Where the last error of the parser's own begins.
    last_error: Option<u32>,
    budget: Budget,
    /// Tokens that were looked at and are not on the budget yet.
    looks: Cell<u64>,
}

/// Tokens.
impl<'s> Parser<'s> {
    /// The token at `index`; behind the last one there is only the `End`.
    #[inline(never)]
    fn token_at(&self, index: usize) -> &Token {
        static BEHIND: Token = Token {
            kind: Kind::End,
            starts_line: true,
            span: Span { start: 0, end: 0 },
            value: 0,
        };
        self.looks.set(self.looks.get() + 1);
        self.tokens.get(index).unwrap_or(&BEHIND)
    }

    fn kind_at(&self, index: usize) -> Kind {
        self.token_at(index).kind
    }

    fn token(&self) -> Token {
        *self.token_at(self.position)
    }

    fn span(&self) -> Span {
        self.token_at(self.position).span
    }

    #[inline(never)]
    fn kind(&self) -> Kind {
        self.kind_at(self.position)
    }

    /// The kind of the token behind the current one.
    fn next_kind(&self) -> Kind {
        self.kind_at(self.position + 1)
    }

    /// The token before the current one.
    fn previous(&self) -> Token {
        *self.token_at(self.position.saturating_sub(1))
    }

    #[inline(never)]
    fn at(&self, kind: Kind) -> bool {
        self.kind() == kind
    }

    #[inline(never)]
    fn advance(&mut self, count: usize) {
        self.position = (self.position + count).min(self.end());
    }

    /// The position of the `End`.
    fn end(&self) -> usize {
        self.tokens.len() - 1
    }

    fn bump(&mut self) -> Token {
        let token = self.token();
        self.advance(1);
        token
    }

    fn eat(&mut self, kind: Kind) -> bool {
        let is_there = self.at(kind);
        if is_there {
            self.advance(1);
        }
        is_there
    }

    fn expect(&mut self, kind: Kind) {
        if !self.eat(kind) {
            self.fail_expected(kind, None);
        }
    }

    fn text(&self, span: Span) -> &'s str {
        cut::between(self.source, span.start as usize, span.end as usize)
    }

    /// The current token, whatever it is, as a name.
    fn any_name(&mut self) -> Name {
        let span = self.bump().span;
        let text = self.text(span).into();
        Name { text, span }
    }

    /// A name, as of a variable or method.
    fn name(&mut self) -> Name {
        let kind = self.kind();
        if !kind.is_name() {
            self.fail(match kind {
                Kind::Underscore => Key::DiagnosticParseUnderscore,
                _ if kind.is_reserved() => Key::DiagnosticParseReservedWord,
                _ => Key::DiagnosticParseExpectedName,
            });
        }
        self.any_name()
    }

    /// `item, item, …` up to `close`, which it takes.
    fn list<T>(&mut self, close: Kind, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        if self.eat(close) {
            return items;
        }
        loop {
            items.push(item(self));
            if self.eat(close) {
                return items;
            }
            if !self.eat(Kind::Comma) {
                self.fail_expected(Kind::Comma, Some(close));
                return items;
            }
        }
    }

    /// From `start` to the token before the current one.
    fn span_from(&self, start: Span) -> Span {
        let end = self.previous().span.end.max(start.end);
        Span { end, ..start }
    }
}

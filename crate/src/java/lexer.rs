//! Cuts a source into tokens, and keeps the comments that speak to the lab.
//!
//! Every text gives tokens: what is no token of Java is reported and becomes a
//! `Broken` one. This module knows no grammar.

mod literals;
mod token;

use threadlocal_map::memory::word_of;

use super::ast::Span;
use super::diagnostic::Diagnostic;
use crate::cut;
use crate::words::Key;
pub(super) use literals::integer;
pub(super) use token::{Kind, Token};

/// A comment `// @…`.
pub(super) struct Comment<'s> {
    /// From the `@` on.
    pub text: &'s str,
    pub span: Span,
    /// The index of the token behind it.
    pub token: usize,
}

/// All that a source holds.
#[derive(Default)]
pub(super) struct Lexed<'s> {
    /// The last one is the `End`.
    pub tokens: Vec<Token>,
    pub texts: Vec<String>,
    pub comments: Vec<Comment<'s>>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Characters that an input method or a word processor leaves in a source, and
/// in [`MEANT`], each at the same place, what is meant.
const LOOKALIKES: &str =
    "；，、。．：（）｛｝［］【】＝＋－–＜＞！？＠“”＂‘’＇\u{a0}\u{3000}\u{feff}";
const MEANT: &str = ";,,..:(){}[][]=+--<>!?@\"\"\"'''   ";

/// Cuts `source` into tokens.
pub(super) fn lex(source: &str) -> Lexed<'_> {
    let mut lexer = Lexer {
        source,
        position: 0,
        starts_line: true,
        lexed: Lexed::default(),
    };
    while let Some(first) = lexer.rest().chars().next() {
        lexer.scan(first);
    }
    lexer.push(Kind::End, 0, 0);
    pair(&mut lexer.lexed.tokens);
    lexer.lexed
}

/// Finds the closing bracket of each opening one. Braces hold stronger than the
/// others: a `}` leaves the `(` before it open, a `)` never closes a `{`.
fn pair(tokens: &mut [Token]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..tokens.len() {
        let kind = tokens[index].kind;
        let opening = match kind {
            Kind::OpenParenthesis | Kind::OpenBracket | Kind::OpenBrace => {
                open.push(index);
                continue;
            }
            Kind::CloseParenthesis => Kind::OpenParenthesis,
            Kind::CloseBracket => Kind::OpenBracket,
            Kind::CloseBrace => Kind::OpenBrace,
            _ => continue,
        };
        while let Some(last) = open.pop() {
            if tokens[last].kind == opening {
                tokens[last].value = word_of(index);
                break;
            }
            if kind != Kind::CloseBrace {
                open.push(last);
                break;
            }
        }
    }
}

struct Lexer<'s> {
    source: &'s str,
    position: usize,
    starts_line: bool,
    lexed: Lexed<'s>,
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        cut::from(self.source, self.position)
    }

    /// Makes a token of the next `length` bytes.
    fn push(&mut self, kind: Kind, length: usize, value: u32) {
        let span = self.ahead(0, length);
        self.lexed.tokens.push(Token {
            kind,
            starts_line: self.starts_line,
            span,
            value,
        });
        self.starts_line = false;
        self.position += length;
    }

    /// The span of the `length` bytes that begin `skip` bytes ahead.
    fn ahead(&self, skip: usize, length: usize) -> Span {
        let start = word_of(self.position + skip);
        let end = word_of(self.position + skip + length);
        Span { start, end }
    }

    /// An error that names what it found.
    fn error(&mut self, span: Span, key: Key, found: String) {
        let arguments = vec![("found", found)];
        let diagnostic = Diagnostic::error(span, key, arguments);
        self.lexed.diagnostics.push(diagnostic);
    }

    /// Nothing can be made of the next `length` bytes.
    fn broken(&mut self, length: usize, key: Key) {
        self.error(self.ahead(0, length), key, String::new());
        self.push(Kind::Broken, length, 0);
    }

    fn scan(&mut self, first: char) {
        let rest = self.rest();
        match (first, rest.as_bytes().get(1)) {
            ('\n' | '\r', _) => {
                self.starts_line = true;
                self.position += 1;
            }
            (' ' | '\t' | '\u{c}', _) => self.position += 1,
            ('"', _) if rest.starts_with("\"\"\"") => self.text_block(),
            ('"', _) => self.text(),
            ('\'', _) => self.character(),
            ('0'..='9', _) | ('.', Some(b'0'..=b'9')) => {
                self.push(Kind::Number, literals::number_length(rest), 0);
            }
            ('/', Some(b'/')) => self.line_comment(),
            ('/', Some(b'*')) => self.block_comment(),
            _ if is_name_start(first) => {
                let is_part = |c: &char| is_name_start(*c) || c.is_ascii_digit();
                let length = rest.chars().take_while(is_part).map(char::len_utf8).sum();
                self.push(Kind::of_word(cut::up_to(rest, length)), length, 0);
            }
            _ => match Kind::of_symbol(rest) {
                Some(symbol) => self.push(symbol, symbol.text().len(), 0),
                None => self.other(first),
            },
        }
    }

    fn line_comment(&mut self) {
        let line = literals::line(self.rest());
        let text = cut::from(line, 2).trim_ascii();
        if text.starts_with('@') {
            let span = self.ahead(0, line.trim_ascii_end().len());
            let token = self.lexed.tokens.len();
            self.lexed.comments.push(Comment { text, span, token });
        }
        self.position += line.len();
    }

    fn block_comment(&mut self) {
        let bytes = self.rest().as_bytes();
        let Some(length) = bytes[2..].windows(2).position(|pair| pair == b"*/") else {
            self.error(
                self.ahead(0, 2),
                Key::DiagnosticParseUnterminatedComment,
                String::new(),
            );
            return self.push(Kind::Broken, bytes.len(), 0);
        };
        self.starts_line |= bytes[..length + 2].contains(&b'\n');
        self.position += length + 4;
    }

    /// A character that Java has no use for.
    fn other(&mut self, found: char) {
        let length = found.len_utf8();
        let span = self.ahead(0, length);
        let mut pairs = LOOKALIKES.chars().zip(MEANT.chars());
        let Some((_, meant)) = pairs.find(|(like, _)| *like == found) else {
            // A run of such characters is one mistake.
            if let Some(last) = self.lexed.tokens.last_mut()
                && last.kind == Kind::Broken
                && last.span.end == span.start
            {
                last.span.end = span.end;
                self.position += length;
                return;
            }
            let key = Key::DiagnosticParseUnexpectedCharacter;
            self.error(span, key, shown(found));
            return self.push(Kind::Broken, length, 0);
        };
        let arguments = vec![("found", shown(found)), ("expected", meant.into())];
        let key = Key::DiagnosticParseLookalikeCharacter;
        let diagnostic = Diagnostic::error(span, key, arguments);
        self.lexed.diagnostics.push(diagnostic);
        match meant {
            ' ' => self.position += length,
            // Where the text ends is anybody's guess.
            '"' | '\'' => self.push(Kind::Broken, literals::line(self.rest()).len(), 0),
            symbol => {
                let kind = Kind::of_symbol(symbol.encode_utf8(&mut [0; 4]));
                self.push(kind.unwrap_or(Kind::Broken), length, 0);
            }
        }
    }
}

/// A character as a message names it: one that cannot be seen, by its number.
fn shown(found: char) -> String {
    let code = u32::from(found);
    let mut shown = String::new();
    match code {
        0..=0x20 | 0x7f..=0xa0 | 0x2000..=0x200f | 0x2028..=0x202f | 0x3000 | 0xfeff => {
            shown.push_str("U+");
            for shift in [12, 8, 4, 0] {
                let digit = b"0123456789ABCDEF"[(code >> shift) as usize & 15];
                shown.push(char::from(digit));
            }
        }
        _ => shown.push(found),
    }
    shown
}

/// Whether a name can begin with this character. Beyond ASCII this takes whole
/// blocks of letters, where Java knows each character: tables of the latter
/// would weigh more than they help.
fn is_name_start(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '_' | '$' => true,
        '×' | '÷' => false,
        '\u{c0}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' => true,
        '\u{3040}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{20000}'..='\u{3ffff}' => true,
        _ => false,
    }
}

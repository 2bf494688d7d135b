//! Texts, text blocks, characters and numbers: where each ends, and its value.

use threadlocal_map::memory::word_of;

use super::{Kind, Lexer};
use crate::cut;
use crate::java::ast::Literal;
use crate::words::Key;

/// What is wrong with a text, where in it, and what stands there.
type Wrong = (Key, usize, String);

impl Lexer<'_> {
    /// `"…"`
    pub(super) fn text(&mut self) {
        let line = line(cut::from(self.rest(), 1));
        let (length, is_closed, is_template) = quoted(line, b'"');
        if !is_closed {
            self.broken(length + 1, Key::DiagnosticParseUnterminatedString);
        } else if is_template {
            self.push(Kind::Template, length + 2, 0);
        } else {
            let text = decode(cut::up_to(self.rest(), length + 1));
            let text = self.or_report(text);
            self.push_text(text, length + 2);
        }
    }

    /// `'…'`
    pub(super) fn character(&mut self) {
        let rest = self.rest();
        let (quoted_length, is_closed, _) = quoted(line(cut::from(rest, 1)), b'\'');
        if !is_closed {
            return self.broken(quoted_length + 1, Key::DiagnosticParseCharacterLiteral);
        }
        // In `'''` the middle one is meant to be the character.
        let is_quote = rest.starts_with("'''");
        let length = if is_quote { 1 } else { quoted_length };
        let decoded = decode(cut::up_to(rest, length + 1));
        let is_wrong = decoded.is_err();
        let text = self.or_report(decoded);
        let mut characters = text.chars();
        // What has more than 16 bits is two characters to Java.
        let only = characters.next().filter(|c| u32::from(*c) < 1 << 16);
        if !is_wrong && (is_quote || only.is_none() || characters.next().is_some()) {
            let span = self.ahead(0, length + 2);
            self.error(span, Key::DiagnosticParseCharacterLiteral, String::new());
        }
        self.push(Kind::Char, length + 2, u32::from(only.unwrap_or('\0')));
    }

    /// `"""…"""`
    pub(super) fn text_block(&mut self) {
        let rest = self.rest();
        let body = cut::from(rest, 3);
        let Some(length) = text_block_length(body) else {
            let span = self.ahead(0, 3);
            let key = Key::DiagnosticParseUnterminatedTextBlock;
            self.error(span, key, String::new());
            return self.push(Kind::Broken, rest.len(), 0);
        };
        let body = cut::up_to(body, length);
        let text = match body.bytes().position(|byte| byte == b'\n') {
            Some(first) if cut::up_to(body, first).trim_ascii().is_empty() => {
                decode(&strip_indentation(cut::from(body, first + 1)))
            }
            _ => Err((Key::DiagnosticParseTextBlockStart, 0, String::new())),
        };
        // The places within the text are not those of the source.
        let text = text.unwrap_or_else(|(key, _, found)| {
            self.error(self.ahead(0, 3), key, found);
            String::new()
        });
        self.push_text(text, length + 6);
    }

    fn push_text(&mut self, text: String, length: usize) {
        let index = word_of(self.lexed.texts.len());
        self.lexed.texts.push(text);
        self.push(Kind::Text, length, index);
    }

    /// The text, or none after an error.
    fn or_report(&mut self, text: Result<String, Wrong>) -> String {
        text.unwrap_or_else(|(key, at, found)| {
            self.error(self.ahead(at, found.len()), key, found);
            String::new()
        })
    }
}

/// `text` up to the end of its first line.
pub(super) fn line(text: &str) -> &str {
    let length = text.bytes().position(|byte| byte == b'\n' || byte == b'\r');
    cut::up_to(text, length.unwrap_or(text.len()))
}

/// The bytes before the closing quote or the end of the line, whether there is
/// a closing quote, and whether `\{ … }` is in between.
fn quoted(line: &str, quote: u8) -> (usize, bool, bool) {
    let bytes = line.as_bytes();
    let mut is_template = false;
    // Quotes within `\{ … }` are those of another text.
    let mut depth = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if depth == 0 => {
                at += 1;
                if bytes.get(at) == Some(&b'{') {
                    is_template = true;
                    depth = 1;
                }
            }
            b'{' if depth > 0 => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            byte if *byte == quote && depth == 0 => return (at, true, is_template),
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), false, is_template)
}

/// Bytes before the closing `"""`.
fn text_block_length(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if bytes[at..].starts_with(b"\"\"\"") {
            return Some(at);
        }
        at += if *byte == b'\\' { 2 } else { 1 };
    }
    None
}

/// Takes away the indentation that all lines share, and blanks at their ends
/// (JLS 3.10.6). The line of the closing quotes counts even if it is blank. The
/// result begins with a quote, as any text does.
fn strip_indentation(content: &str) -> String {
    let mut shared = usize::MAX;
    for_each_line(content, |line, is_last| {
        let bare = line.trim_ascii_start();
        if !bare.is_empty() || is_last {
            shared = shared.min(line.len() - bare.len());
        }
    });
    let mut stripped = String::from('"');
    for_each_line(content, |line, is_last| {
        stripped.push_str(line.get(shared..).unwrap_or("").trim_ascii_end());
        if !is_last {
            stripped.push('\n');
        }
    });
    stripped
}

/// Hands over each line, and whether it is the last.
fn for_each_line(mut rest: &str, mut take: impl FnMut(&str, bool)) {
    while let Some(length) = rest.bytes().position(|byte| byte == b'\n') {
        take(cut::up_to(rest, length), false);
        rest = cut::from(rest, length + 1);
    }
    take(rest, true);
}

/// What a text means, which is given with its opening quote.
fn decode(raw: &str) -> Result<String, Wrong> {
    let quote = raw.as_bytes()[0];
    let mut text = String::new();
    let mut at = 1;
    while let Some(c) = cut::from(raw, at).chars().next() {
        if c != '\\' {
            text.push(c);
            at += c.len_utf8();
            continue;
        }
        let rest = cut::from(raw, at);
        match escape(rest.as_bytes(), quote) {
            Ok((c, length)) => {
                if let Some(c) = c {
                    text.push(c);
                }
                at += length;
            }
            Err(key) => return Err((key, at, rest.chars().take(2).collect())),
        }
    }
    Ok(text)
}

/// The letters that stand for another character behind a backslash, and at the
/// same places, those characters.
const LETTERS: &[u8] = b"nt\"'\\rsfb";
const CHARACTERS: &[u8] = b"\n\t\"'\\\r \x0c\x08";

/// The character that the escape sequence at the start of `bytes` means, if any,
/// and the length of the sequence.
fn escape(bytes: &[u8], quote: u8) -> Result<(Option<char>, usize), Key> {
    let second = *bytes.get(1).unwrap_or(&0);
    let mut letters = LETTERS.iter().zip(CHARACTERS);
    if let Some((_, character)) = letters.find(|(letter, _)| **letter == second) {
        return Ok((Some(char::from(*character)), 2));
    }
    match second {
        // Only a text block can have one: its line goes on.
        b'\n' => Ok((None, 2)),
        b'0'..=b'7' => {
            let count = if second <= b'3' { 3 } else { 2 };
            let (code, length) = digits(&bytes[1..], 8, count);
            Ok((char::from_u32(code), 1 + length))
        }
        b'u' => {
            let letters = bytes[1..].iter().take_while(|byte| **byte == b'u').count();
            let (code, length) = digits(&bytes[1 + letters..], 16, 4);
            match char::from_u32(code) {
                _ if length < 4 => Err(Key::DiagnosticParseUnicodeEscape),
                // Java puts the character in before it reads the text: these
                // would end the text or begin another escape.
                Some('\n' | '\r' | '\\') => Err(Key::DiagnosticParseUnicodeEscapeCharacter),
                _ if code == u32::from(quote) => Err(Key::DiagnosticParseUnicodeEscapeCharacter),
                None => Err(Key::DiagnosticParseSurrogate),
                c => Ok((c, 5 + letters)),
            }
        }
        _ => Err(Key::DiagnosticParseEscape),
    }
}

/// The number in up to `limit` digits, and how many there are.
fn digits(bytes: &[u8], radix: u32, limit: usize) -> (u32, usize) {
    let (mut number, mut length) = (0, 0);
    for byte in bytes.iter().take(limit) {
        let Some(digit) = char::from(*byte).to_digit(radix) else {
            break;
        };
        number = number * radix + digit;
        length += 1;
    }
    (number, length)
}

/// The bytes of the number that `rest` begins with: all that cannot be the next
/// token, so that a mistake in a number is one mistake.
pub(super) fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let exponent = match bytes {
        [b'0', b'x' | b'X', ..] => b'p',
        _ => b'e',
    };
    let mut before = 0;
    let goes_on = |byte: &&u8| {
        let follows_exponent = before == exponent;
        before = **byte | 0x20;
        match **byte {
            b'+' | b'-' => follows_exponent,
            b'.' | b'_' => true,
            byte => byte.is_ascii_alphanumeric(),
        }
    };
    bytes.iter().take_while(goes_on).count()
}

/// Reads a number, negated if a minus stands before it: 2147483648 and
/// 9223372036854775808L are numbers only then.
///
/// # Errors
/// The key of what is wrong: not an integer, malformed, or out of range.
pub(in crate::java) fn integer(text: &str, negative: bool) -> Result<Literal, Key> {
    let bytes = text.as_bytes();
    let (radix, rest) = match bytes {
        [b'0', b'x' | b'X', rest @ ..] => (16, rest),
        [b'0', b'b' | b'B', rest @ ..] => (2, rest),
        // The underscore of `0_7` stands between digits.
        [b'0', b'0'..=b'9' | b'_', ..] => (8, bytes),
        _ => (10, bytes),
    };
    let is_floating = |byte: &u8| match byte | 0x20 {
        b'p' => radix == 16,
        b'e' | b'f' | b'd' => radix != 16,
        _ => *byte == b'.',
    };
    if bytes.iter().any(is_floating) {
        return Err(Key::DiagnosticParseFloatingLiteral);
    }
    let (digits, is_long) = match rest {
        [digits @ .., b'l' | b'L'] => (digits, true),
        _ => (rest, false),
    };
    if matches!(digits, [] | [b'_', ..] | [.., b'_']) {
        return Err(Key::DiagnosticParseNumber);
    }
    let mut value: u64 = 0;
    let mut fits = true;
    for byte in digits.iter().filter(|byte| **byte != b'_') {
        let digit = char::from(*byte).to_digit(radix);
        let digit = u64::from(digit.ok_or(Key::DiagnosticParseNumber)?);
        let radix = u64::from(radix);
        fits &= value <= (u64::MAX - digit) / radix;
        value = value.wrapping_mul(radix).wrapping_add(digit);
    }
    // Of the other radixes, a literal gives all the bits.
    let all = if is_long {
        u64::MAX
    } else {
        u64::from(u32::MAX)
    };
    let limit = match radix {
        10 => all / 2 + u64::from(negative),
        _ => all,
    };
    if !fits || value > limit {
        return Err(match is_long {
            true => Key::DiagnosticParseLongRange,
            false => Key::DiagnosticParseIntegerRange,
        });
    }
    if negative {
        value = value.wrapping_neg();
    }
    Ok(match is_long {
        true => Literal::Long(value as i64),
        #[expect(clippy::cast_possible_truncation, reason = "it was seen to fit")]
        false => Literal::Int(value as i32),
    })
}

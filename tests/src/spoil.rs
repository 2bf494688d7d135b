//! Spoils sources: by letters, as a slip of the hand does, and by tokens, so
//! that much of what comes out is still Java and gets past the parser.
//!
//! A source and random numbers go in, another source comes out. It knows what
//! looks like a token, not what one means.

use std::ops::Range;

use crate::generate;
use crate::random::Random;

/// Cuts, doubles and overwrites pieces of a source, wherever they begin.
pub fn letters(source: &str, random: &mut Random) -> String {
    const PIECES: [&str; 12] = [
        "{",
        "}",
        "(",
        ")",
        ";",
        "null",
        "\"",
        "while (true) ",
        "new ",
        "槽",
        "\0",
        "-1",
    ];
    let mut letters: Vec<char> = source.chars().collect();
    for _ in 0..random.between(1, 4) {
        if letters.is_empty() {
            break;
        }
        let at = below(random, letters.len());
        let end = (at + random.below(20) as usize).min(letters.len());
        match random.below(3) {
            0 => {
                letters.drain(at..end);
            }
            1 => {
                let copy = letters[at..end].to_vec();
                letters.splice(at..at, copy);
            }
            _ => {
                letters.splice(at..at, one_of(random, &PIECES).chars());
            }
        }
    }
    letters.into_iter().collect()
}

/// Changes tokens, statements and groups in brackets; now and then it forgets
/// the source and makes a new program.
pub fn tokens(source: &str, random: &mut Random) -> String {
    if random.below(100) == 0 {
        return generate::program(random.word().into()).to_string();
    }
    let mut source = source.to_owned();
    for _ in 0..random.between(1, 4) {
        let tokens = split(&source);
        if tokens.is_empty() {
            return one_of(random, STATEMENTS).to_owned();
        }
        source = spoilt(&tokens, random);
    }
    source
}

/// One change.
fn spoilt(tokens: &[&str], random: &mut Random) -> String {
    let at = below(random, tokens.len());
    let piece = match random.below(3) {
        0 => statement(tokens, at),
        1 => group(tokens, at),
        _ => at..(at + random.between(1, 6) as usize).min(tokens.len()),
    };
    let text = tokens[piece.clone()].concat();
    let times = 1 << random.below(9);
    let (piece, text) = match random.below(10) {
        0 => (piece, String::new()),
        1 => (piece, text.repeat(2)),
        2 => {
            let (open, close) = one_of(random, WRAPPERS);
            (piece, format!("{open}{text}{close}"))
        }
        // The same around it many times.
        3 => {
            let (open, close) = one_of(random, WRAPPERS);
            let times = times.min(64);
            (
                piece,
                format!("{}{text}{}", open.repeat(times), close.repeat(times)),
            )
        }
        4 if text.len() * times < 1 << 13 => (piece, text.repeat(times)),
        5 => (piece.end..piece.end, one_of(random, STATEMENTS).to_owned()),
        6 => (piece, one_of(random, EXPRESSIONS).to_owned()),
        // What stands elsewhere in the source.
        7 => {
            let elsewhere = below(random, tokens.len());
            (piece, tokens[statement(tokens, elsewhere)].concat())
        }
        _ => {
            let alike = |token: &&&str| kind(token) == kind(tokens[at]);
            let likes: Vec<&&str> = tokens.iter().filter(alike).collect();
            let other = match kind(tokens[at]) {
                Kind::Number => one_of(random, NUMBERS),
                _ if random.chance(30) => one_of(random, WORDS),
                _ => likes
                    .get(below(random, likes.len()))
                    .map_or("", |token| token),
            };
            (at..at + 1, other.to_owned())
        }
    };
    [
        &tokens[..piece.start].concat(),
        &text,
        &tokens[piece.end..].concat(),
    ]
    .map(String::as_str)
    .concat()
}

/// What a token looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    Space,
    Text,
    Symbol,
}

fn kind(token: &str) -> Kind {
    match token.chars().next() {
        Some(letter) if letter.is_ascii_digit() => Kind::Number,
        Some(letter) if letter.is_alphanumeric() || letter == '_' => Kind::Word,
        Some(letter) if letter.is_whitespace() => Kind::Space,
        Some('"') => Kind::Text,
        _ => Kind::Symbol,
    }
}

/// The pieces of a source; together they are the source.
fn split(source: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let length = if is_word(first) {
            rest.find(|letter| !is_word(letter))
        } else if first.is_whitespace() {
            rest.find(|letter: char| !letter.is_whitespace())
        } else if first == '"' {
            rest[1..].find(['"', '\n']).map(|length| length + 2)
        } else {
            Some(first.len_utf8())
        };
        let (token, behind) = rest.split_at(length.unwrap_or(rest.len()));
        tokens.push(token);
        rest = behind;
    }
    tokens
}

/// From behind the statement or brace before a token to the next end of one.
fn statement(tokens: &[&str], at: usize) -> Range<usize> {
    let ends = |token: &&str| matches!(*token, ";" | "{" | "}");
    let start = tokens[..at].iter().rposition(ends);
    let end = tokens[at..].iter().position(ends);
    start.map_or(0, |start| start + 1)..end.map_or(tokens.len(), |end| at + end + 1)
}

/// From the next opening bracket to the one that closes it.
fn group(tokens: &[&str], at: usize) -> Range<usize> {
    let mut depth = 0;
    let mut start = at;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match *token {
            "(" | "{" | "[" => {
                if depth == 0 {
                    start = index;
                }
                depth += 1;
            }
            ")" | "}" | "]" if depth == 1 => return start..index + 1,
            ")" | "}" | "]" if depth > 1 => depth -= 1,
            _ => {}
        }
    }
    at..at + 1
}

fn below(random: &mut Random, end: usize) -> usize {
    let end = u32::try_from(end).unwrap_or(u32::MAX);
    random.below(end.max(1)) as usize
}

fn one_of<T: Copy>(random: &mut Random, choices: &[T]) -> T {
    choices[below(random, choices.len())]
}

const WRAPPERS: &[(&str, &str)] = &[
    ("(", ")"),
    ("{ ", " }"),
    ("while (true) { ", " }"),
    ("for (int again = 0; again < 1000; again++) { ", " }"),
    ("try { ", " } finally { Lab.dump(); }"),
    ("try { ", " } catch (RuntimeException caught) { }"),
    ("if (true) { ", " } else { }"),
    ("new Thread(() -> { ", " }).start();"),
    ("synchronized (new Object()) { ", " }"),
    ("List.of(", ")"),
    ("String.valueOf(", ")"),
    ("true ? ", " : null"),
    ("() -> ", ""),
    ("(Object) ", ""),
    ("\"\" + ", " + \"\""),
    ("switch (1) { case 1 -> ", " default -> { } }"),
    ("class Inner { void run() { ", " } }"),
];

const STATEMENTS: &[&str] = &[
    "System.gc();",
    "Lab.dump();",
    "new ThreadLocal<Object>().set(new Object());",
    "String long_ = \"a\"; while (true) { long_ = long_ + long_; }",
    "List<Object> self = new ArrayList<>(); self.add(self); System.out.println(self.hashCode());",
    "Map<Object, Object> map = new HashMap<>(); map.put(map, map); System.out.println(map);",
    "Object[] array = new Object[1 << 20]; System.out.println(array.length);",
    "byte[][] bytes = new byte[1000][1000];",
    "for (int n = 0; n < 100000; n++) { new Thread(() -> { }).start(); }",
    "ExecutorService pool = Executors.newFixedThreadPool(3); pool.submit(() -> Lab.dump());",
    "Integer boxed = null; int unboxed = boxed;",
    "var made = new Object() { int field = 1; };",
    "record Point(int x, Object y) { } System.out.println(new Point(1, new Point(2, null)));",
    "enum Colour { RED, GREEN } System.out.println(Colour.valueOf(\"RED\"));",
    "throw new IllegalStateException(\"thrown\", new RuntimeException());",
    "synchronized (this) { }",
    "return;",
    "break;",
    "int[] numbers = {1, 2, 3}; for (int number : numbers) { numbers[number] = number; }",
    "label: for (;;) { continue label; }",
];

const EXPRESSIONS: &[&str] = &[
    "null",
    "this",
    "new Object()",
    "new int[3]",
    "(() -> { })",
    "Object::new",
    "String::length",
    "\"text\"",
    "'c'",
    "1L << 63",
    "Integer.MAX_VALUE + 1",
    "new ThreadLocal<>() { @Override protected Object initialValue() { return this; } }",
    "new ArrayList<>(List.of(1, 2))",
    "Thread.currentThread()",
    "x instanceof String s",
    "super.toString()",
];

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "31",
    "32",
    "63",
    "64",
    "127",
    "128",
    "255",
    "256",
    "511",
    "512",
    "65535",
    "65536",
    "1000000",
    "134217727",
    "134217728",
    "268435456",
    "2147483647",
    "2147483648",
    "0x80000000",
    "0xFFFFFFFF",
    "9223372036854775807L",
    "0x8000000000000000L",
    "1.5",
    "0b1",
    "1_0",
];

const WORDS: &[&str] = &[
    "abstract",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extends",
    "final",
    "finally",
    "for",
    "if",
    "implements",
    "import",
    "instanceof",
    "int",
    "interface",
    "long",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "record",
    "return",
    "sealed",
    "short",
    "static",
    "super",
    "switch",
    "synchronized",
    "this",
    "throw",
    "throws",
    "try",
    "var",
    "void",
    "while",
    "yield",
    "ThreadLocal",
    "InheritableThreadLocal",
    "String",
    "Object",
    "Integer",
    "Long",
    "List",
    "Map",
    "HashMap",
    "ArrayList",
    "Thread",
    "WeakReference",
    "SoftReference",
    "PhantomReference",
    "ReferenceQueue",
    "Lab",
    "get",
    "set",
    "remove",
    "withInitial",
    "initialValue",
    "toString",
    "hashCode",
    "equals",
    "finalize",
    "main",
    "args",
    "->",
    "::",
    "++",
    "--",
    ">>>",
    ">>>=",
    "...",
    "@Override",
    "<>",
    "[]",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_the_sum_of_its_tokens() {
        for source in [
            "",
            "int x = 1;",
            "\"a\" + \"b",
            "槽(\u{0})'\n\t\"",
            "a_1->{}",
        ] {
            assert_eq!(split(source).concat(), source);
        }
        assert_eq!(
            split("f(\"a b\", 12)"),
            ["f", "(", "\"a b\"", ",", " ", "12", ")"]
        );
    }

    #[test]
    fn statements_and_groups_are_found_around_a_token() {
        let tokens = split("a; f(x, (y)); b");
        let of = |range: Range<usize>| tokens[range].concat();
        assert_eq!(of(statement(&tokens, 5)), " f(x, (y));");
        assert_eq!(of(group(&tokens, 2)), "(x, (y))");
        assert_eq!(of(group(&tokens, 12)), ";");
    }
}

//! Numbers, texts and characters.

use super::print;
use super::{clean, parse, shown};
use crate::java::ast::{ExprKind, Literal};

fn value(literal: &str) -> Literal {
    let unit = clean(&format!("Object x = {literal};"));
    let init = unit.members.fields[0]
        .init
        .as_ref()
        .expect("it was written");
    match &init.kind {
        ExprKind::Literal(value) => value.clone(),
        other => panic!("{literal} gave {other:?}"),
    }
}

#[test]
fn numbers() {
    let int = Literal::Int;
    let long = Literal::Long;
    for (source, expected) in [
        ("0", int(0)),
        ("00", int(0)),
        ("017", int(15)),
        ("0_17", int(15)),
        ("1_000__000", int(1_000_000)),
        ("0x1F", int(31)),
        ("0Xff_ff", int(0xffff)),
        ("0b1010", int(10)),
        ("0B1", int(1)),
        ("2147483647", int(i32::MAX)),
        ("-2147483648", int(i32::MIN)),
        ("- 2147483648", int(i32::MIN)),
        ("-1", int(-1)),
        ("0x61c88647", int(0x61c8_8647)),
        ("0x80000000", int(i32::MIN)),
        ("-0x80000000", int(i32::MIN)),
        ("0xFFFFFFFF", int(-1)),
        ("-0xFFFFFFFF", int(1)),
        ("037777777777", int(-1)),
        ("0L", long(0)),
        ("5l", long(5)),
        ("2147483648L", long(1 << 31)),
        ("9223372036854775807L", long(i64::MAX)),
        ("-9223372036854775808L", long(i64::MIN)),
        ("0xFFFFFFFFFFFFFFFFL", long(-1)),
        ("0x1EL", long(30)),
        ("0b11L", long(3)),
    ] {
        assert_eq!(value(source), expected, "of {source}");
    }
}

#[test]
fn texts_and_characters() {
    for (source, expected) in [
        (r#""""#, ""),
        (r#""a b""#, "a b"),
        (r#""\n\t\"\\\'\r\b\f\s""#, "\n\t\"\\'\r\u{8}\u{c} "),
        (r#""\u0041\uuu0042""#, "AB"),
        (r#""\\u0041""#, "\\u0041"),
        (r#""😀 中""#, "😀 中"),
        (r#""\0\7\12\101\477\78""#, "\0\u{7}\nA'7\u{7}8"),
        (r#""// no comment /* */""#, "// no comment /* */"),
        ("\"\"\"\n    a\n      b\n    \"\"\"", "a\n  b\n"),
        ("\"\"\"  \n    a  \n\n    b\"\"\"", "a\n\nb"),
        (
            "\"\"\"\r\n  \"x\" \\\r\n  y\\n \\\"\"\"\r\n  \"\"\"",
            "\"x\" y\n \"\"\"\n",
        ),
        ("\"\"\"\n  a\n\"\"\"", "  a\n"),
        ("\"\"\"\n\"\"\"", ""),
    ] {
        assert_eq!(
            value(source),
            Literal::String(expected.into()),
            "of {source}"
        );
    }
    for (source, expected) in [
        ("'a'", 97),
        ("'\"'", 34),
        (r"'\''", 39),
        (r"'\n'", 10),
        (r"'\u0041'", 65),
        (r"'\101'", 65),
        ("'中'", 0x4e2d),
    ] {
        assert_eq!(value(source), Literal::Char(expected), "of {source}");
    }
    for (source, expected) in [
        ("true", Literal::Boolean(true)),
        ("false", Literal::Boolean(false)),
        ("null", Literal::Null),
    ] {
        assert_eq!(value(source), expected, "of {source}");
    }
}

pub(super) const WRONG: &[(&str, &str)] = &[
    ("int x = 2147483648;", "1:9 integer-range"),
    ("int x = -2147483649;", "1:10 integer-range"),
    ("int x = -(2147483648);", "1:11 integer-range"),
    ("int x = 0x1_0000_0000;", "1:9 integer-range"),
    ("int x = 99999999999999999999999;", "1:9 integer-range"),
    ("int x = 9223372036854775808L;", "1:9 long-range"),
    ("int x = 0x1FFFFFFFFFFFFFFFFL;", "1:9 long-range"),
    ("int x = 1.5;", "1:9 floating-literal"),
    ("int x = .5;", "1:9 floating-literal"),
    ("int x = 1.;", "1:9 floating-literal"),
    ("int x = 1e10 + 2;", "1:9 floating-literal"),
    ("int x = 1.5e-3;", "1:9 floating-literal"),
    ("int x = 5f;", "1:9 floating-literal"),
    ("int x = 5D;", "1:9 floating-literal"),
    ("int x = 0x1.8p1;", "1:9 floating-literal"),
    ("int x = 09;", "1:9 number"),
    ("int x = 0x;", "1:9 number"),
    ("int x = 0b;", "1:9 number"),
    ("int x = 0b12;", "1:9 number"),
    ("int x = 0x_1;", "1:9 number"),
    ("int x = 1_;", "1:9 number"),
    ("int x = 1_L;", "1:9 number"),
    ("int x = 12ab;", "1:9 number"),
    ("int x = 5p3;", "1:9 number"),
    ("int x = \"a\\qb\";", "1:11 escape"),
    ("int x = \"a\\u00g0\";", "1:11 unicode-escape"),
    ("int x = \"\\u12\";", "1:10 unicode-escape"),
    ("int x = \"\\u0022\";", "1:10 unicode-escape-character"),
    ("int x = '\\u0027';", "1:10 unicode-escape-character"),
    ("int x = \"\\u000a\";", "1:10 unicode-escape-character"),
    ("int x = \"\\ud83d\\ude00\";", "1:10 surrogate"),
    ("int x = '\\ud83d';", "1:10 surrogate"),
    ("int x = \"\"\"x\"\"\";", "1:9 text-block-start"),
    ("int x = \"\"\"\n\\q\"\"\";", "1:9 escape"),
    ("int x = '';", "1:9 character-literal"),
    ("int x = ''';", "1:9 character-literal"),
    ("int x = 'ab';", "1:9 character-literal"),
    ("int x = '😀';", "1:9 character-literal"),
    ("int x = '\\q';", "1:10 escape"),
    ("int x = “abc”;", "1:9 lookalike-character"),
    ("int x = ‘a’;", "1:9 lookalike-character"),
];

#[test]
fn what_is_wrong_with_a_literal() {
    for (source, expected) in WRONG {
        let (_, diagnostics) = parse(source);
        assert_eq!(shown(source, &diagnostics), *expected, "of {source}");
    }
}

#[test]
fn a_number_belongs_to_its_minus() {
    let unit = clean("int x = a -1 - -2;");
    assert_eq!(print::unit(&unit), "int x = ((a - 1) - -2);");
}

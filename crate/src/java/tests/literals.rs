//! Numbers, texts and characters.

use super::print;
use super::{clean, parse, shown};
use crate::java::ast::{ExprKind, Literal};

fn value(literal: &str) -> Literal {
    let unit = clean(&format!("Object x = {literal};"));
    let init = unit.fields[0].init.as_ref().expect("it was written");
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
        (r#""\ud83d\ude00 😀 中""#, "😀 😀 中"),
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
        (r"'\ud83d'", 0xd83d),
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

/// Places are within the whole source `int x = …;`, where the literal begins at 9.
#[test]
fn what_is_wrong_with_a_literal() {
    for (source, expected) in [
        ("2147483648", "1:9 integer-range"),
        ("-2147483649", "1:10 integer-range"),
        ("-(2147483648)", "1:11 integer-range"),
        ("0x1_0000_0000", "1:9 integer-range"),
        ("99999999999999999999999", "1:9 integer-range"),
        ("9223372036854775808L", "1:9 long-range"),
        ("0x1FFFFFFFFFFFFFFFFL", "1:9 long-range"),
        ("1.5", "1:9 floating-literal"),
        (".5", "1:9 floating-literal"),
        ("1.", "1:9 floating-literal"),
        ("1e10 + 2", "1:9 floating-literal"),
        ("1.5e-3", "1:9 floating-literal"),
        ("5f", "1:9 floating-literal"),
        ("5D", "1:9 floating-literal"),
        ("0x1.8p1", "1:9 floating-literal"),
        ("09", "1:9 number"),
        ("0x", "1:9 number"),
        ("0b", "1:9 number"),
        ("0b12", "1:9 number"),
        ("0x_1", "1:9 number"),
        ("1_", "1:9 number"),
        ("1_L", "1:9 number"),
        ("12ab", "1:9 number"),
        ("\"a\\qb\"", "1:11 escape"),
        ("\"a\\u00g0\"", "1:11 unicode-escape"),
        ("\"\\u12\"", "1:10 unicode-escape"),
        ("\"\\u0022\"", "1:10 unicode-escape-character"),
        ("'\\u0027'", "1:10 unicode-escape-character"),
        ("\"\\u000a\"", "1:10 unicode-escape-character"),
        ("\"\\ud800\"", "1:9 lone-surrogate"),
        ("\"\"\"x\"\"\"", "1:9 text-block-start"),
        ("\"\"\"\n\\q\"\"\"", "1:9 escape"),
        ("''", "1:9 character-literal"),
        ("'''", "1:9 character-literal"),
        ("'ab'", "1:9 character-literal"),
        ("'😀'", "1:9 character-literal"),
        ("'\\q'", "1:10 escape"),
        ("“abc”", "1:9 lookalike-character"),
        ("‘a’", "1:9 lookalike-character"),
    ] {
        let source = format!("int x = {source};");
        let (_, diagnostics) = parse(&source);
        assert_eq!(shown(&source, &diagnostics), expected, "of {source}");
    }
}

#[test]
fn a_number_belongs_to_its_minus() {
    let unit = clean("int x = a -1 - -2;");
    assert_eq!(print::unit(&unit), "int x = ((a - 1) - -2);");
}

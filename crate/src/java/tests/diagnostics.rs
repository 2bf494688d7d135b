//! What the parser says: each case is a source, and all that there is to say
//! about it as `line:column key`, a warning with `?` behind it.

use super::unsupported::UNSUPPORTED;
use super::{parse, shown};
use crate::words::{Key, Language, sentence};

/// Mistakes.
const SYNTAX: &[(&str, &str)] = &[
    // A missing semicolon is missing at the end of the token before.
    ("void f() {\n    int x = 1\n    g();\n}", "2:14 expected"),
    ("int x = 1", "1:10 unexpected-end"),
    ("void f() { g() }", "1:15 expected"),
    (
        "void f() { int x = 1 2; int y = 1.5; }",
        "1:21 expected, 1:33 floating-literal",
    ),
    ("void f() { return\n}", "1:18 expected"),
    (
        "void f() { g(;\n h(1.5); }",
        "1:14 expected-expression, 2:4 floating-literal",
    ),
    (
        "void f() { g(a b); h(1.5); }",
        "1:16 expected-either, 1:22 floating-literal",
    ),
    ("void f() { g(a\n h(); }", "1:15 expected-either"),
    ("void f() { g(1)); }", "1:16 expected"),
    (
        "void f() { if (x { g() } h(1.5); }",
        "1:18 expected, 1:23 expected, 1:28 floating-literal",
    ),
    (
        "void f() { if x) { g(); } else { h(1.5); } }",
        "1:15 expected, 1:36 floating-literal",
    ),
    ("void f() { if (x) }", "1:19 unexpected"),
    (
        "void f() { while () { g(1.5); } }",
        "1:19 expected-expression, 1:25 floating-literal",
    ),
    (
        "void f() { for (int i = 0, i < 5; i++) { g(1.5); } h(2.5); }",
        "1:29 expected, 1:44 floating-literal, 1:54 floating-literal",
    ),
    (
        "void f() { for (int i = 0; i < 5 i++) { g(1.5); } }",
        "1:33 expected, 1:43 floating-literal",
    ),
    ("void f() { do { } g(1.5); }", "1:19 expected"),
    (
        "void f() { else { g(1.5); } case 1: h(2.5); }",
        "1:12 unexpected, 1:21 floating-literal, 1:29 unexpected",
    ),
    ("void f() { try { } g(1.5); }", "1:20 expected-either"),
    (
        "void f() { try { } catch (E) { } finally { g(1.5); } }",
        "1:28 expected-name, 1:46 floating-literal",
    ),
    (
        "void f() { a + b; 5; (c()); x -> y; this; \"a\"; new int[1]; }",
        "1:12 not-a-statement, 1:19 not-a-statement, 1:22 not-a-statement, 1:29 not-a-statement, 1:37 not-a-statement, \
      1:43 not-a-statement, 1:48 not-a-statement",
    ),
    (
        "void f() { 5 = x; a + b += c; g()++; --h(); }",
        "1:12 not-assignable, 1:19 not-assignable, 1:31 not-assignable, 1:40 not-assignable",
    ),
    (
        "void f() { if (a) int x = 1; else var y = 2; for (;;) String z; }",
        "1:19 declaration-needs-block, 1:35 declaration-needs-block, 1:55 declaration-needs-block",
    ),
    (
        "void f() { var a; var b = 1, c = 2; var d = {1}; var e[] = g; var[] h = i; }",
        "1:12 var, 1:19 var, 1:37 var, 1:50 var, 1:63 var",
    ),
    (
        "var x = 1; var f(var y) { List<var> z; }",
        "1:1 var, 1:12 var, 1:18 var, 1:32 var",
    ),
    (
        "void x; void f(void y) { void z = 1; List<void> w; Object o = (void) p; }",
        "1:1 void, 1:16 void, 1:26 void, 1:43 void, 1:64 void",
    ),
    (
        "List<int> a; Map<String, boolean> b = new HashMap<String, boolean>(); List<int[]> c;",
        "1:6 primitive-argument, 1:26 primitive-argument, 1:59 primitive-argument",
    ),
    (
        "int[] a = new int[]; int[] b = new int[] 1; Object c = new D;",
        "1:20 array-length, 1:42 array-length, 1:61 expected-either",
    ),
    (
        "int[] a = {1, 2 3}; int b = 1.5; Object c = f({1, 2}); int d = 2.5;",
        "1:17 expected-either, 1:29 floating-literal, 1:47 expected-expression, 1:64 floating-literal",
    ),
    ("Object a = (int b, c) -> d;", "1:12 lambda-parameters"),
    (
        "int class = 1; int 2x; int if;",
        "1:5 reserved-word, 1:20 expected-name, 1:28 reserved-word",
    ),
    (
        "void f(int) { } void g(x) { } void h(int x,) { int y = 1.5; }",
        "1:11 expected-name, 1:25 expected-name, 1:44 expected-type, 1:56 floating-literal",
    ),
    (
        "List<String a; int b = 1.5;",
        "1:13 expected-either, 1:24 floating-literal",
    ),
    (
        "void f() { List<String b = c; int d = 1.5; }",
        "1:23 expected, 1:39 floating-literal",
    ),
    (
        "void f() { g(1 2\n return h(1.5); }",
        "1:16 expected-either, 2:11 floating-literal",
    ),
    ("int x = a > > b;", "1:13 expected-expression"),
    (
        "void f() { int x = 1 /*\n*/ g(1.5); }",
        "1:21 expected, 2:6 floating-literal",
    ),
    (
        "static <T> void f() { if (a) T x = b; }",
        "1:30 declaration-needs-block",
    ),
    (
        "class A { void f( }\nint x = 1.5;",
        "1:19 expected-type, 2:9 floating-literal",
    ),
    (
        "void f() { break\n g(1.5); }",
        "1:17 expected, 2:4 floating-literal",
    ),
    (
        "void f() { a\n return 1.5; }",
        "1:13 expected, 2:9 floating-literal",
    ),
    (
        "int x = new int(3); int y = new boolean;",
        "1:16 array-length, 1:40 array-length",
    ),
    (
        "void f() { if (x { g(); }\n // @note.en a\n h(); switch (a) {\n // @note.en b\n case 1: } }",
        "1:18 expected",
    ),
    // Members.
    (
        "main() { int x = 1.5; }",
        "1:1 missing-result-type, 1:18 floating-literal",
    ),
    (
        "void f();\nint x = 1.5;",
        "1:9 method-body, 2:9 floating-literal",
    ),
    ("System.gc();\nvoid f() { }\nf();", "1:1 statement-outside"),
    (
        "if (a) b();\nint x = 1.5;",
        "1:1 statement-outside, 2:9 floating-literal",
    ),
    (
        "int x = 1; extends y; import a.B; int z = 1.5;",
        "1:12 unexpected, 1:23 unexpected, 1:43 floating-literal",
    ),
    ("@ int x;", "1:3 reserved-word"),
    (
        "void f() {\n    void g() { int x = 1.5; }\n    h(2.5);\n}",
        "2:10 local-method, 2:24 floating-literal, 3:7 floating-literal",
    ),
    // Braces.
    (
        "void f() {\n    g();\nvoid h() { i(1.5); }\nvoid j() { }",
        "3:6 local-method, 3:14 floating-literal",
    ),
    (
        "void f() {\n    if (a) {\n        try {\n    b(() -> {\nstatic <T extends A> List<T> h(int c) throws D { }\nint x = 1.5;",
        "5:30 local-method, 6:9 floating-literal",
    ),
    (
        "void f() {\n    if (a) {\n        g();\n}\n",
        "4:2 unclosed",
    ),
    ("void f() { g(() -> { h(", "1:24 unexpected-end"),
    (
        "void f() { } }\nint x = 1.5;\n}",
        "1:14 stray-brace, 2:9 floating-literal",
    ),
    (
        "void f() { if (a) } g(); }\nvoid h() { i(1.5); }",
        "1:19 unexpected, 1:21 statement-outside, 2:14 floating-literal",
    ),
    // Characters.
    (
        "int x = 1 # 2; int y = 1.5;",
        "1:11 unexpected-character, 1:24 floating-literal",
    ),
    (
        "int x; ### `\u{1}\nint y = 1.5;",
        "1:8 unexpected-character, 1:12 unexpected-character, 2:9 floating-literal",
    ),
    (
        "int x = 1；int y\u{3000}= 2，z（；",
        "1:10 lookalike-character, 1:16 lookalike-character, 1:20 lookalike-character, \
      1:22 lookalike-character, 1:22 expected, 1:23 lookalike-character",
    ),
    (
        "void f() { g(“a”);\n h(1.5); }",
        "1:14 lookalike-character, 2:4 floating-literal",
    ),
    (
        "void f() { g(\"abc);\n h(1.5); }",
        "1:14 unterminated-string, 2:4 floating-literal",
    ),
    (
        "void f() { g(\"abc\\\n\"); }",
        "1:14 unterminated-string, 2:1 unterminated-string",
    ),
    (
        "void f() { g('a);\n h(1.5); }",
        "1:14 character-literal, 2:4 floating-literal",
    ),
    (
        "void f() { g(\"\"\"\nabc); }",
        "1:14 unterminated-text-block",
    ),
    ("void f() { /* g(); }", "1:12 unterminated-comment"),
    ("\u{feff}int x;", "1:1 lookalike-character"),
];

const COMMENTS: &[(&str, &str)] = &[
    (
        "// @title no\n// @title.fr non\n// @note ?\n",
        "1:1 directive-language?, 2:1 directive-language?, 3:1 directive-language?",
    ),
    (
        "// @tilte.en x\n// @Test void f()\n// @\n",
        "1:1 unknown-directive?",
    ),
    (
        "// @heap 600\n// @heap MB\n// @heap 0MB\n// @heap 1.5GB\n// @heap 99999999999KB\n// @heap",
        "1:1 heap-size, 2:1 heap-size, 3:1 heap-size, 4:1 heap-size, 5:1 heap-size, 6:1 heap-size",
    ),
    (
        "// @young 16\n// @young\n// @gc\n// @gc always\n// @gc never\n",
        "1:1 young-size, 2:1 young-size, 3:1 gc-value, 4:1 gc-value",
    ),
    ("// @young 64MB\n// @heap 64MB\n", "1:1 young-too-large"),
    ("// @young 2GB\n// @heap 4GB\n", ""),
    (
        "// @proof\n// @proof bound\n",
        "1:1 proof-value, 2:1 proof-value",
    ),
    (
        "// @design keys=strong table=queued\n// @design keys=none\n// @design size=3\n// @design\nvoid main() { }",
        "2:1 design-value, 3:1 design, 4:1 design",
    ),
    (
        "int x;\n// @title.en Late\n// @heap 1MB\n",
        "2:1 directive-place?, 3:1 directive-place?",
    ),
    (
        "// @note.en a\nint x; void f() {\n g(1, // @note.en b\n 2);\n // @note.en c\n}\n// @note.en d",
        "1:1 note-place?, 3:7 note-place?, 5:2 note-place?, 7:1 note-place?",
    ),
    (
        "void f() {\n // @beat.en a\n // @beat.en 0 a\n // @beat.en 2\n // @beat 2 a\n // @beat.zh 2 a\n g(); }\n// @beat.en 1 b",
        "2:2 beat-number?, 3:2 beat-number?, 4:2 beat-number?, 5:2 directive-language?, 8:1 note-place?",
    ),
];

/// All keys of the parser's messages that a table names.
fn check(cases: &[(&str, &str)]) -> Vec<Key> {
    let mut keys = Vec::new();
    for (source, expected) in cases {
        let (_, diagnostics) = parse(source);
        assert_eq!(shown(source, &diagnostics), *expected, "of {source}");
        for diagnostic in diagnostics {
            keys.push(diagnostic.key);
            for language in [Language::En, Language::ZhCn] {
                let text = sentence(language, diagnostic.key, &diagnostic.arguments);
                for argument in ["found", "expected", "other", "line", "limit", "bytes"] {
                    let open = format!("{{{argument}}}");
                    assert!(!text.contains(&open), "{text} lacks {argument}");
                }
            }
        }
    }
    keys
}

#[test]
fn what_is_not_supported_is_named() {
    check(UNSUPPORTED);
}

#[test]
fn mistakes_are_reported_once_and_in_their_place() {
    check(SYNTAX);
}

#[test]
fn comments_to_the_lab() {
    check(COMMENTS);
}

#[test]
fn every_message_has_a_case() {
    let mut keys = [check(UNSUPPORTED), check(SYNTAX), check(COMMENTS)].concat();
    keys.extend(check(super::literals::WRONG));
    let long = " ".repeat(crate::limits::SOURCE + 1);
    let deep = format!("int x = {};", "(".repeat(1000));
    keys.extend(check(&[
        (&long, "1:1 source-too-long"),
        (&deep, "1:109 too-deep"),
    ]));
    for key in Key::ALL {
        let is_ours = key.name().starts_with("diagnostic.parse.");
        assert!(
            !is_ours || keys.contains(&key),
            "{} has no case",
            key.name()
        );
    }
}

#[test]
fn messages_name_what_they_found() {
    for (source, expected) in [
        ("void f() { g() }", "Expected `;`, found `}`."),
        ("int[] a = {1 2};", "Expected `,` or `}`, found `2`."),
        (
            "int x = 99999999999;",
            "99999999999 does not fit into an `int`. For a `long`, write an `L` behind it.",
        ),
        (
            "List<int> x;",
            "A type argument cannot be primitive. Write `Integer` instead of `int`.",
        ),
        (
            "int x = 1；",
            "`；` looks like `;` but is another character. Write `;`.",
        ),
        (
            "int\u{a0}x = 1;",
            "`U+00A0` looks like ` ` but is another character. Write ` `.",
        ),
        (
            "void f() {\n{\n",
            "The file ends before the block that begins on line 2 does. Write the missing `}`.",
        ),
        (
            "int \"0123456789012345678901234567890123456789\";",
            "Expected a name, found `\"01234567890123456789012345678…`.",
        ),
    ] {
        let (_, diagnostics) = parse(source);
        let first = &diagnostics[0];
        assert_eq!(
            sentence(Language::En, first.key, &first.arguments),
            expected
        );
    }
}

/// However many mistakes: an error is always among what is said.
#[test]
fn diagnostics_are_limited() {
    let warnings = "// @unknown\n".repeat(200);
    let (_, diagnostics) = parse(&format!("{warnings}int 2;"));
    assert_eq!(diagnostics.len(), 51);
    let (_, diagnostics) = parse(&"int 2;\n".repeat(200));
    assert_eq!(diagnostics.len(), 100);
    let (_, diagnostics) = parse(&"# ;\n".repeat(200));
    assert_eq!(diagnostics.len(), 100);
}

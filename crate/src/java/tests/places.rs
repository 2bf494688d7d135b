//! What the tree says beside its shape: comments, and where things stand.

use super::{clean, print};
use crate::java::ast::{ExprKind, Span, StmtKind};

#[test]
fn comments_speak_to_the_lab() {
    let source = "\
// @title.en set() doesn't clean slot 5
//@title.zh   set() 清不到 5 号槽
import a.B;
// @heap 600MB
// @proof bounds
// @Override void gone() { }
/* @note.en no */ static int x;
void main() {
    // @note.en First.
    // nothing
    // @note.zh 第一。
    // @beat.en 2  Second beat.
    /* also nothing */ f();
    g(); // @note.en Behind.
    if (a) // @note.en Inner.
        h();
    Runnable r = () -> {
        // @note.en Deep.
        i();
    };
}
";
    let unit = clean(source);
    let titles: Vec<_> = unit
        .header
        .titles
        .iter()
        .map(|t| (&t.language[..], &t.text[..]))
        .collect();
    assert_eq!(
        titles,
        [
            ("en", "set() doesn't clean slot 5"),
            ("zh", "set() 清不到 5 号槽")
        ]
    );
    assert_eq!(unit.header.heap, Some(600 << 20));
    assert!(unit.header.proof_bounds);
    let expected = "static int x; void main() { \n// @note.en First.\n\n// @note.zh 第一。\n\n// @beat.en 2 Second beat.\nf(); g(); \
                    \n// @note.en Behind.\nif (a) \n// @note.en Inner.\nh(); \
                    Runnable r = (() -> { \n// @note.en Deep.\ni(); }); }";
    assert_eq!(print::unit(&unit), expected);
}

#[test]
fn heap_sizes() {
    for (size, bytes) in [("1KB", 1 << 10), ("20 MB", 20 << 20), ("3GB", 3 << 30)] {
        let unit = clean(&format!("// @heap {size}\n"));
        assert_eq!(unit.header.heap, Some(bytes), "of {size}");
    }
    assert_eq!(clean("").header.heap, None);
}

#[test]
fn spans_cover_what_was_written() {
    let source = "void main() { int x = (a + b).c((d) * 2); }";
    let unit = clean(source);
    let method = &unit.members.methods[0];
    let cut = |span: Span| &source[span.start as usize..span.end as usize];
    assert_eq!(cut(method.span), source);
    assert_eq!(cut(method.body.span), "{ int x = (a + b).c((d) * 2); }");
    assert_eq!(
        cut(method.body.statements[0].span),
        "int x = (a + b).c((d) * 2);"
    );
    let StmtKind::Local {
        ty, declarators, ..
    } = &method.body.statements[0].kind
    else {
        panic!("a declaration was expected");
    };
    assert_eq!(cut(ty.span), "int");
    assert_eq!(cut(declarators[0].name.span), "x");
    let call = declarators[0].init.as_ref().expect("it was written");
    assert_eq!(cut(call.span), "(a + b).c((d) * 2)");
    let ExprKind::Call {
        target: Some(target),
        name,
        arguments,
    } = &call.kind
    else {
        panic!("a call was expected");
    };
    assert_eq!(
        (cut(target.span), cut(name.span), cut(arguments[0].span)),
        ("(a + b)", "c", "(d) * 2")
    );
    let source = "static  int a, b = 2 ;";
    let field = &clean(source).members.fields[1];
    assert_eq!(
        &source[field.span.start as usize..field.span.end as usize],
        source
    );
}

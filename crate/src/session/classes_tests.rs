//! Sessions of files with classes: what they print, and what is appended.

use super::Session;
use crate::words::Key;

/// What a source prints; nothing is to be said about it.
fn printed(source: &str) -> String {
    let mut session = Session::new(source);
    assert_eq!(session.diagnostics(), [], "of {source}");
    session
        .finished_at_end()
        .map_or(String::new(), |run| run.world.output())
}

#[test]
fn classes_print_what_the_jdk_prints() {
    let cases = [
        // Static initialisers run at the first use, constants need none.
        (
            "static class A { static { System.out.println(\"A\"); } static final int C = 1; static int v = 2; }
            void main() { System.out.println(A.C); System.out.println(A.v); }",
            "1\nA\n2\n",
        ),
        // Virtual calls, `super` and the order of initialisation.
        (
            "static class A { int x = 1; A() { hook(); } void hook() { } String s() { return \"a\" + x; } }
            static class B extends A { int y = 2; void hook() { System.out.println(y); } String s() { return super.s() + y; } }
            void main() { A a = new B(); System.out.println(a.s()); }",
            "0\na12\n",
        ),
        // A private method is nobody's to override, a hidden field is still there.
        (
            "static class A { String t = \"A\"; private void p() { System.out.println(\"A.p\"); } void q() { p(); this.p(); } }
            static class B extends A { String t = \"B\"; public void p() { System.out.println(\"B.p\"); } String m() { return super.t + t; } }
            void main() { new B().q(); System.out.println(new B().m()); }",
            "A.p\nA.p\nAB\n",
        ),
        // Two kinds of numbers in boxes widen in a conditional.
        (
            "void main() { boolean b = true; Object o = b ? Integer.valueOf(1) : Long.valueOf(2); System.out.println(o.equals(1L)); }",
            "true\n",
        ),
        // Records.
        (
            "record P(int x, Object o) { P { x++; } }
            void main() { ThreadLocal<P> k = new ThreadLocal<>(); k.set(new P(1, new P(2, null))); Lab.dump();
            System.out.println(k.get().equals(new P(1, new P(2, null)))); }",
            "[main] length=16 size=1 threshold=10 | 0 #0 P[x=2, o=P[x=3, o=null]]\ntrue\n",
        ),
        // What an anonymous class captures stays, what a resource was does not.
        (
            "static class R implements AutoCloseable { public void close() { System.out.println(\"closed\"); } }
            static ThreadLocal<Object> key(Object o) { return new ThreadLocal<>() { protected Object initialValue() { return o; } }; }
            void main() { Object o = new Object(); java.lang.ref.WeakReference<Object> w = new WeakReference<>(o);
            ThreadLocal<Object> k = key(o); o = null; System.gc(); System.out.println(w.get() == null);
            k = null; try (R r = new R()) { System.gc(); } System.out.println(w.get() == null); }",
            "false\nclosed\ntrue\n",
        ),
        // A redeployed class is another class; its value keeps its loader.
        (
            "static class App implements Runnable { static int n; static final ThreadLocal<Object> K = new ThreadLocal<>();
            public void run() { n++; K.set(this); System.out.println(n); } }
            static class Tidy implements Runnable { static final ThreadLocal<Object> K = new ThreadLocal<>();
            public void run() { K.set(new String(\"text\")); } }
            void main() { Lab.deploy(App.class).run(); Lab.deploy(App.class).run(); Lab.deploy(Tidy.class).run();
            System.gc(); Lab.dump(); }",
            "1\n1\n[main] length=16 size=3 threshold=10 | 0 #0 App | 7 #1 App | 14 stale text\n",
        ),
    ];
    for (source, expected) in cases {
        assert_eq!(printed(source), expected, "of {source}");
    }
}

#[test]
fn a_statement_goes_before_the_end_of_a_classic_main() {
    let source = "import java.util.*;
public class Main {
    static final ThreadLocal<String> KEY = new ThreadLocal<>();
    public static void main(String[] args) {
        KEY.set(\"a\");
    }
}
class Other { }
";
    let mut session = Session::new(source);
    session.seek(u32::MAX);
    let offered = session.actions("", 0).actions;
    assert!(offered.iter().any(|action| action.java == "KEY.remove();"));
    session.run("Lab.dump();").expect("the statement is fine");
    assert!(
        session
            .source()
            .contains("KEY.set(\"a\");\n    Lab.dump();\n}")
    );
    let run = session.finished_at_end().expect("it has run");
    let line = "[main] length=16 size=1 threshold=10 | 0 #0 a\n";
    assert_eq!(run.world.output(), line);
}

#[test]
fn a_hidden_reference_of_jdk_17_is_told() {
    let source =
        "static class A { Runnable r() { return new Runnable() { public void run() { } }; } }
        void main() { new A().r().run(); }";
    let keys: Vec<Key> = Session::new(source)
        .diagnostics()
        .iter()
        .map(|diagnostic| diagnostic.key)
        .collect();
    assert_eq!(keys, [Key::WarningOuterThis]);
}

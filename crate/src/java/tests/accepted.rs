//! What the parser takes, and the shape of what it makes of it.

use super::{clean, print};

#[track_caller]
fn check(wrap: fn(&str) -> String, cut: fn(String) -> String, cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        let printed = cut(print::unit(&clean(&wrap(source))));
        assert_eq!(printed, *expected, "of {source}");
        let again = cut(print::unit(&clean(&wrap(&printed))));
        assert_eq!(again, *expected, "of the print of {source}");
    }
}

#[track_caller]
fn expressions(cases: &[(&str, &str)]) {
    check(
        |source| format!("Object x = {source};"),
        |printed| printed["Object x = ".len()..printed.len() - 1].into(),
        cases,
    );
}

#[track_caller]
fn statements(cases: &[(&str, &str)]) {
    check(
        |source| format!("void main() {{ {source} }}"),
        |printed| printed["void main() { ".len()..printed.len() - 2].into(),
        cases,
    );
}

#[track_caller]
fn units(cases: &[(&str, &str)]) {
    check(str::to_string, |printed| printed, cases);
}

#[test]
fn precedence_and_associativity() {
    expressions(&[
        ("a + b * c - d", "((a + (b * c)) - d)"),
        ("a - b - c", "((a - b) - c)"),
        ("a % b / c", "((a % b) / c)"),
        (
            "a || b && c | d ^ e & f == g < h << i + j * k",
            "(a || (b && (c | (d ^ (e & (f == (g < (h << (i + (j * k))))))))))",
        ),
        (
            "a * b + c << d < e == f & g ^ h | i && j || k",
            "((((((((((a * b) + c) << d) < e) == f) & g) ^ h) | i) && j) || k)",
        ),
        ("i >> 1", "(i >> 1)"),
        ("i >>> 1 >> 2", "((i >>> 1) >> 2)"),
        ("a > b", "(a > b)"),
        ("a >= b != c <= d", "((a >= b) != (c <= d))"),
        ("a == b == c", "((a == b) == c)"),
        ("-a + +b", "((-a) + (+b))"),
        ("!a && ~b == c", "((!a) && ((~b) == c))"),
        ("- -a", "(-(-a))"),
        ("-a.b(c)[d]", "(-a.b(c)[d])"),
        ("a++ + ++b", "((a++) + (++b))"),
        ("a-- - --b", "((a--) - (--b))"),
        ("(a + b) * c", "((a + b) * c)"),
        ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
        ("a ? b ? c : d : e", "(a ? (b ? c : d) : e)"),
        ("a || b ? c + 1 : d", "((a || b) ? (c + 1) : d)"),
        ("a = b = c", "(a = (b = c))"),
        ("a += b -= c", "(a += (b -= c))"),
        ("a[i] = b ? c : d", "(a[i] = (b ? c : d))"),
        ("a *= 2", "(a *= 2)"),
        ("a /= 2", "(a /= 2)"),
        ("a %= 2", "(a %= 2)"),
        ("a <<= 2", "(a <<= 2)"),
        ("a >>= 2", "(a >>= 2)"),
        ("a >>>= 2", "(a >>>= 2)"),
        ("a &= b", "(a &= b)"),
        ("a |= b", "(a |= b)"),
        ("a ^= b", "(a ^= b)"),
        ("this.a.b = c", "(this.a.b = c)"),
    ]);
}

#[test]
fn calls_and_members() {
    expressions(&[
        ("f()", "f()"),
        ("f(a, b + 1, g(c))", "f(a, (b + 1), g(c))"),
        ("a.b.c(d).e[f][g]", "a.b.c(d).e[f][g]"),
        ("this.f(this)", "this.f(this)"),
        ("(a).b", "a.b"),
        ("\"x\".length()", "\"x\".length()"),
        ("Lab.<String>atSlot(3)", "Lab.atSlot(3)"),
        ("Lab.<Map<String, List<Integer>>>atSlot(3)", "Lab.atSlot(3)"),
        ("new T()", "new T()"),
        ("new ArrayList<>()", "new ArrayList()"),
        (
            "new HashMap<String, List<int[]>>(4)",
            "new HashMap<String, List<int[]>>(4)",
        ),
        (
            "new java.util.ArrayList<String>().size()",
            "new java.util.ArrayList<String>().size()",
        ),
        ("new int[3]", "(new int[3])"),
        ("new int[3][n + 1][]", "(new int[3][(n + 1)][])"),
        ("new String[] { \"a\", b, }", "(new String[] {\"a\", b})"),
        (
            "new int[][] {{1}, {}, {2, 3}}",
            "(new int[][] {{1}, {}, {2, 3}})",
        ),
        ("new byte[1024].length", "(new byte[1024]).length"),
        (
            "var + record + yield + module + sealed",
            "((((var + record) + yield) + module) + sealed)",
        ),
        ("f(yield)", "f(yield)"),
        ("变量.值", "变量.值"),
        ("$a_1", "$a_1"),
    ]);
}

#[test]
fn casts_are_told_from_parentheses() {
    expressions(&[
        ("(Type) expr", "((Type) expr)"),
        ("(a) - b", "(a - b)"),
        ("(a) + b", "(a + b)"),
        ("(a) * b", "(a * b)"),
        ("(int) -b", "((int) (-b))"),
        ("(int) + b", "((int) (+b))"),
        ("(long) ~b", "((long) (~b))"),
        ("(Integer) (b)", "((Integer) b)"),
        ("(String) o + x", "(((String) o) + x)"),
        ("(String) o.p(q)", "((String) o.p(q))"),
        ("((String) o).p", "((String) o).p"),
        ("(List<String>) o", "((List<String>) o)"),
        ("(Map.Entry<K, V>[]) o", "((Map.Entry<K, V>[]) o)"),
        ("(int[]) o", "((int[]) o)"),
        ("(A) (B) !c", "((A) ((B) (!c)))"),
        ("(A) \"x\"", "((A) \"x\")"),
        ("(A) this", "((A) this)"),
        ("(A) new B()", "((A) new B())"),
        ("(A) null == b", "(((A) null) == b)"),
        ("(char) 65", "((char) 65)"),
        ("(byte) 'x'", "((byte) 'x')"),
        ("(a < b) ? c : d", "((a < b) ? c : d)"),
        ("(a) ? b : c", "(a ? b : c)"),
        ("(a) == (b)", "(a == b)"),
        ("(Runnable) () -> f()", "((Runnable) (() -> f()))"),
        ("(F<T>) x -> x", "((F<T>) ((x) -> x))"),
        ("(a)", "a"),
        ("(a.b)", "a.b"),
        ("(i)++", "(i++)"),
    ]);
}

#[test]
fn lambdas_and_method_references() {
    expressions(&[
        ("x -> y -> x + y", "((x) -> ((y) -> (x + y)))"),
        ("() -> {}", "(() -> {  })"),
        ("() -> { return 1; }", "(() -> { return 1; })"),
        ("(x, y) -> x", "((x, y) -> x)"),
        (
            "(int x, List<String> y) -> x",
            "((int x, List<String> y) -> x)",
        ),
        ("(final var x, @A var y) -> x", "((var x, var y) -> x)"),
        ("(int[] x, int y[]) -> x", "((int[] x, int[] y) -> x)"),
        ("f(() -> a, b -> c)", "f((() -> a), ((b) -> c))"),
        ("a ? () -> b : c -> d", "(a ? (() -> b) : ((c) -> d))"),
        ("r = () -> a ? b : c", "(r = (() -> (a ? b : c)))"),
        ("String::valueOf", "(String::valueOf)"),
        ("this::f", "(this::f)"),
        ("ArrayList::new", "(ArrayList::new)"),
        ("ArrayList<Map<K, V>>::new", "(ArrayList::new)"),
        ("int[]::new", "(int[]::new)"),
        ("String[][]::new", "(String[][]::new)"),
        ("a.b().c::d", "(a.b().c::d)"),
        ("List::<String>of", "(List::of)"),
        (
            "f(Object::new, \"x\"::length)",
            "f((Object::new), (\"x\"::length))",
        ),
        (
            "ThreadLocal.withInitial(() -> new int[] {1})",
            "ThreadLocal.withInitial((() -> (new int[] {1})))",
        ),
    ]);
}

#[test]
fn less_than_is_told_from_generics() {
    statements(&[
        ("b = a < c;", "b = (a < c);"),
        ("b = a < c && d > e;", "b = ((a < c) && (d > e));"),
        ("f(a < b, c > d);", "f((a < b), (c > d));"),
        (
            "List<Map<String, Integer>> x;",
            "List<Map<String, Integer>> x;",
        ),
        (
            "List<List<List<String>>> x = y;",
            "List<List<List<String>>> x = y;",
        ),
        (
            "Map<String, int[]>[] x[] = y, z;",
            "Map<String, int[]>[] x[] = y, z;",
        ),
        (
            "List<?> a; List<? extends List<A>> b; List<? super A> c;",
            "List<Object> a; List<List<A>> b; List<Object> c;",
        ),
        (
            "Map.Entry<A, B> e; java.util.List<A>.B f;",
            "Map.Entry<A, B> e; java.util.List.B f;",
        ),
        ("while (i<n) i++;", "while ((i < n)) i++;"),
        (
            "if (a<b) c(); else if (d>e) f();",
            "if ((a < b)) c(); else if ((d > e)) f();",
        ),
    ]);
}

#[test]
fn every_statement() {
    statements(&[
        ("", ""),
        (";;", "; ;"),
        ("{ { } a(); }", "{ {  } a(); }"),
        ("int a = 1, b[] = {2, 3}, c;", "int a = 1, b[] = {2, 3}, c;"),
        (
            "final int a = 1; @SuppressWarnings(\"x\") final @A int b = 2;",
            "final int a = 1; final int b = 2;",
        ),
        (
            "var x = f(); var y = x -> x;",
            "var x = f(); var y = ((x) -> x);",
        ),
        (
            "int var = 1; var = 2; var.f(); String record = yield;",
            "int var = 1; var = 2; var.f(); String record = yield;",
        ),
        (
            "yield = 3; yield++; yield.f(); record.f(); int yield = 1;",
            "yield = 3; yield++; yield.f(); record.f(); int yield = 1;",
        ),
        (
            "a = 1; a++; --a; a(); new A(); a.b -= 1;",
            "a = 1; a++; --a; a(); new A(); a.b -= 1;",
        ),
        ("if (a) b(); else { c(); }", "if (a) b(); else { c(); }"),
        (
            "if (a) if (b) c(); else d();",
            "if (a) if (b) c(); else d();",
        ),
        ("while (true) { break; }", "while (true) { break; }"),
        (
            "a: while (b) { break a; } c: { continue a; }",
            "a: while (b) { break a; } c: { continue a; }",
        ),
        (
            "switch (a) { case 1, 2: b(); case B: break; default: { } } yield a; yield -1; yield (a) + 1;",
            "switch (a) { case 1, 2: b(); case B: break; default: {  } } yield a; yield -1; yield (a + 1);",
        ),
        (
            "switch (a) { case \"x\" -> b(); case C -> { } default -> throw c; }",
            "switch (a) { case \"x\" -> b(); case C -> {  } default -> throw c; }",
        ),
        (
            "int x = switch (a) { case 'b' -> y -> y; default -> { yield 2; } };",
            "int x = (switch (a) { case 'b' -> ((y) -> y); default -> { yield 2; } });",
        ),
        (
            "synchronized (a) { b(); } assert a : b; assert (c);",
            "synchronized (a) { b(); } assert a : b; assert c;",
        ),
        (
            "if (!(a instanceof B) && c instanceof final D.E<F>[] g) h(a.new B(1));",
            "if (((!(a instanceof B)) && (c instanceof D.E<F>[] g))) h(a.new B(1));",
        ),
        (
            "do { continue; } while (a < b);",
            "do { continue; } while ((a < b));",
        ),
        ("do x(); while (y);", "do x(); while (y);"),
        ("for (;;) ;", "for (; ; ) ;"),
        (
            "for (int i = 0, n = 3; i < n; i++, n--) { }",
            "for (int i = 0, n = 3; (i < n); i++, n--) {  }",
        ),
        (
            "for (i = 0, f(); ; i += 2) x();",
            "for (i = 0, f(); ; i += 2) x();",
        ),
        ("for (final var x : xs) f(x);", "for (var x : xs) f(x);"),
        (
            "for (Map.Entry<A, B> e : m.entrySet()) { }",
            "for (Map.Entry<A, B> e : m.entrySet()) {  }",
        ),
        ("return;", "return;"),
        ("return a + b;", "return (a + b);"),
        ("throw new E(\"x\");", "throw new E(\"x\");"),
        (
            "try { a(); } catch (A | java.io.B e) { b(); } catch (final C e) { } finally { c(); }",
            "try { a(); } catch (A | java.io.B e) { b(); } catch (C e) {  } finally { c(); }",
        ),
        ("try { } finally { }", "try {  } finally {  }"),
        (
            "Runnable r = () -> { int x = 1; f(x); };",
            "Runnable r = (() -> { int x = 1; f(x); });",
        ),
    ]);
}

#[test]
fn whole_files() {
    units(&[
        ("", ""),
        ("void main() { }", "void main() {  }"),
        (
            "import java.util.*; import static a.b.C.d;\nvoid main() { }",
            "void main() {  }",
        ),
        (
            "public static void main(String[] args) throws A, b.C { }",
            "static void main(String[] args) {  }",
        ),
        (
            "static int a = 1, b[] = {2};; private final long[] c;",
            "static int a = 1; static int[] b = {2}; final long[] c;",
        ),
        (
            "@Deprecated @SuppressWarnings({\"a\", \"b\"}) protected volatile String s;",
            "String s;",
        ),
        (
            "static <T> T f(T x, List<T> y, T[] z) { T t = x; return (T) t; } T g() { }",
            "static Object f(Object x, List<Object> y, Object[] z) { Object t = x; return ((Object) t); } T g() {  }",
        ),
        (
            "static <K extends A<K> & B, V> Map<K, V> f() { }",
            "static Map<A<K>, Object> f() {  }",
        ),
        (
            "int f(int a[], final int[] b)[] { }",
            "int[] f(int[] a, int[] b) {  }",
        ),
        (
            "void record() { record(); } int var() { } int yield;",
            "int yield; void record() { record(); } int var() {  }",
        ),
        (
            "final ThreadLocal<Integer> K = ThreadLocal.withInitial(() -> 1);",
            "final ThreadLocal<Integer> K = ThreadLocal.withInitial((() -> 1));",
        ),
    ]);
}

#[test]
fn classes() {
    units(&[
        (
            "public class A<T extends B> extends C<T> implements D, E.F { @X int x = 1, y; static { f(); } { g(); } \
             private A(T t) throws G { super(t); x++; } A() { this(null); } abstract synchronized void h(); }",
            "class A extends C<B> implements D, E.F { int x = 1; int y; static { f(); } { g(); } \
             A(B t) { super(t); x++; } A() { this(null); } abstract void h(); }",
        ),
        (
            "record P<T>(T x, final int y) implements R { P { f(); } static class Q<U> { T t; U u; } int z() { return x; } }",
            "record P(Object x, int y) implements R { P { f(); } int z() { return x; } \
             static class Q { T t; Object u; } }",
        ),
        (
            "interface I extends J, K { int X = 1; void f(int x) throws E; default void g() { } static void h() { } class L { } }",
            "interface I extends J, K { static final int X = 1; abstract void f(int x); void g() {  } static void h() {  } \
             static class L {  } }",
        ),
        (
            "void f() { new A<>(b) { int x; C g() { return A.this.d; } }.h(); Object o = new E[] { new F() { } }; }",
            "void f() { new A(b) { int x; C g() { return A.this.d; } }.h(); Object o = (new E[] {new F() {  }}); }",
        ),
        (
            "void f() { super.g(); super.x = 1; h(super::g, A.B.class); try (var x = g(); this.y) { } try (z;) { } finally { } }",
            "void f() { super.g(); super.x = 1; h((super::g), A.B.class); try (var x = g(); this.y) {  } \
             try (z) {  } finally {  } }",
        ),
        (
            "package a.b; enum E implements F { A, B(1), @X C(); private final int x; E(int... x) { } }",
            "enum E implements F { A(), B(1), C(); final int x; E(int... x) {  } }",
        ),
        ("enum E { A, B }", "enum E { A(), B(); }"),
        (
            "sealed interface I permits A, B { } public non-sealed class A implements I { int sealed; }",
            "interface I {  } class A implements I { int sealed; }",
        ),
        (
            "interface I { default void f() { J.super.f(); } } void g() { enum E { A } record R(int x) { } }",
            "void g() { ; ; } interface I { void f() { J.super.f(); } } static enum E { A(); } static record R(int x) {  }",
        ),
        (
            "static void main(String... args) { }",
            "static void main(String... args) {  }",
        ),
    ]);
}

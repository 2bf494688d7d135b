//! Constructs of Java that the lab does not support, each in its place, and all
//! that there is to say about the source.

pub(super) const UNSUPPORTED: &[(&str, &str)] = &[
    (
        "class A { double x; void f() { } }\ndouble y;",
        "1:11 floating-type, 2:1 floating-type",
    ),
    ("public class A { int x = 1.5; }", "1:26 floating-literal"),
    (
        "record P(double x, int... y) { float z() { } }",
        "1:10 floating-type, 1:32 floating-type",
    ),
    (
        "enum E { A, B { void f() { } }, C(1.5); double x; }",
        "1:15 enum-body, 1:35 floating-literal, 1:41 floating-type",
    ),
    ("@interface I { }", "1:1 annotation-type"),
    (
        "void f() { class A { } record R(int x) { } enum E { } final class B { } interface I { } }",
        "1:12 local-class, 1:61 local-class",
    ),
    (
        "void f() { Object o = new T() { float g() { } }; int x = 1.5; }",
        "1:33 floating-type, 1:58 floating-literal",
    ),
    ("package a.b;\nvoid f() { }", "1:9 package"),
    (
        "import module java.base;\nvoid f() { }",
        "1:8 module-import",
    ),
    (
        "static { f(1.5); }",
        "1:1 static-block, 1:12 floating-literal",
    ),
    ("{ f(); }\nint x;", "1:1 initializer-block"),
    (
        "void f() { g(this(1)); int x = super(); }",
        "1:14 constructor-call, 1:32 constructor-call",
    ),
    ("void f() { a.super.f(); g(A.super); }", "1:29 super"),
    (
        "interface I { { f(); } static { g(); } }",
        "1:15 initializer-block, 1:24 static-block",
    ),
    (
        "void f(String... a, int b) { }\nvoid g() { h((int... x, int y) -> x); }",
        "1:18 varargs, 2:22 varargs",
    ),
    (
        "native int f(int x) { }\nvoid g() { static int x; private int y = 1; }",
        "1:1 modifier, 2:12 modifier, 2:26 modifier",
    ),
    (
        "void f(static int x) { for (static int i : x) { } }",
        "1:8 modifier, 1:29 expected-expression",
    ),
    (
        "void f() { try (g(); int x) { } }",
        "1:17 resource, 1:27 expected",
    ),
    (
        "void f() { switch (x) { case A b: break; default: } switch (y) { case null -> g(); } }",
        "1:30 switch-pattern, 1:71 switch-pattern",
    ),
    (
        "int x = switch (y) { case 1 -> 2; default -> { yield 3; } } + 1.5;",
        "1:63 floating-literal",
    ),
    (
        "void f() { if (a instanceof B b && c instanceof D(int e)) g(); boolean h = a instanceof final I i; }",
        "1:50 instanceof",
    ),
    ("void f() { a instanceof B; }", "1:12 not-a-statement"),
    (
        "float a; double[] b; double f(float c) { List<double[]> d; return (double) e; }",
        "1:1 floating-type, 1:10 floating-type, 1:22 floating-type, 1:31 floating-type, 1:47 floating-type, 1:68 floating-type",
    ),
    (
        "Object a = f(A.b.C.class, int.class, int[].class, B[].class, void.class, List<C>.class, g().class);",
        "1:31 class-literal, 1:44 class-literal, 1:55 class-literal, 1:62 class-literal, 1:82 class-literal, 1:93 class-literal",
    ),
    (
        "String a = STR.\"x \\{y.get(\"z\")} w\" + \"\\{b}\"; Object c = RAW.\"d\";",
        "1:16 string-template, 1:38 string-template, 1:61 string-template",
    ),
    ("Object a = b.new C(1.5);", "1:20 floating-literal"),
    (
        "int _ = 1; void f(int _) { g(_ -> 1); }",
        "1:5 underscore, 1:23 underscore, 1:30 underscore",
    ),
    (
        "int goto; void f() { int const = 1; goto a; }",
        "1:5 reserved-word, 1:26 reserved-word, 1:37 unexpected",
    ),
];

import java.util.function.Function;
import java.util.function.Supplier;

public class InitOrder {
    static int note(String what) { System.out.println("  init " + what); return what.length(); }

    static class Helper { static int n = note("Helper"); static int help(String text) { return text.length(); } }
    static class Bound { static int n = note("Bound"); int own() { return n; } }
    interface Shape { int S = note("Shape"); int area(); default int twice() { return 2 * area(); } }
    static class Square { int side = 3; int area() { return side * side; } }
    enum Colour { RED, GREEN; static { note("Colour"); } }
    enum Size { S, M; static { note("Size"); } static Size of() { return M; } }

    static class First { static int a = note("First"); static int b = Second.c + 1; static int d = 9; }
    static class Second { static int c = First.d + note("Second"); }

    static class Base {
        static int count = note("Base");
        Base() { show(); }
        void show() { System.out.println("base"); }
    }
    static class Derived extends Base {
        static { note("Derived"); }
        final int constant = 7;
        final String text = "text";
        int plain = 7;
        void show() { System.out.println(constant + text + plain); }
    }
    static class Outer {
        static { note("Outer"); }
        static class Nested { static { note("Nested"); } static int x = 1; }
        static int y = 2;
    }
    interface Registry { Registry DEFAULT = make(); static Registry make() { note("Registry"); return new Registry() { }; } }
    static class Lazy { private static class Holder { static final Lazy INSTANCE = new Lazy(); } Lazy() { note("Lazy"); } static Lazy get() { return Holder.INSTANCE; } }
    static class Order { static { note("block 1"); } static int a = note("field a"); static { note("block 2"); } static int b = note("field b"); }
    static class Generic<T> { static int made = note("Generic"); T value; Generic(T value) { this.value = value; made++; } }
    static class Args { static { note("Args"); } Args(int n) { System.out.println("new Args " + n); } static int call(int n) { return n; } static int field; }
    static class Thrown extends RuntimeException { static { note("Thrown"); } }
    static class Locked { static { note("Locked"); } }
    static class FieldOnly { static int n; static int m() { return n; } }
    static class BelowFieldOnly extends FieldOnly { static { note("BelowFieldOnly"); } static int k; }

    static int arg(String s) { System.out.println("  arg " + s); return 1; }
    static Args none() { System.out.println("  none()"); return null; }

    public static void main(String[] args) throws Exception {
        System.out.println("static method reference");
        Function<String, Integer> f = Helper::help;
        System.out.println("apply");
        System.out.println(f.apply("abcd"));
        System.out.println("bound");
        Supplier<Integer> s = new Bound()::own;
        System.out.println(s.get());
        System.out.println("method reference of an interface with a default method");
        Shape shape = new Square()::area;
        System.out.println("used");
        System.out.println(shape.twice());
        System.out.println("circle");
        System.out.println(First.b + " " + Second.c);
        System.out.println("derived");
        new Derived();
        System.out.println("nested only");
        System.out.println(Outer.Nested.x);
        System.out.println(Outer.y);
        System.out.println("registry");
        Registry r = Registry.DEFAULT;
        System.out.println(r == Registry.DEFAULT);
        System.out.println("holder");
        System.out.println(Lazy.get() == Lazy.get());
        System.out.println("order");
        System.out.println(Order.a);
        System.out.println("generic");
        System.out.println(new Generic<>("x").value + Generic.made);
        System.out.println(new Generic<String>("y") { }.value + Generic.made);
        System.out.println("arguments");
        new Args(arg("1"));
        System.out.println("enum values");
        System.out.println(Colour.values().length);
        System.out.println("valueOf");
        System.out.println(Size.valueOf("S"));
        System.out.println("catch");
        try { arg("x"); } catch (Thrown t) { System.out.println("never"); }
        System.out.println("throw");
        try { throw new Thrown(); } catch (Thrown t) { System.out.println("caught"); }
        System.out.println("class literal as lock");
        synchronized (Locked.class) { System.out.println(Locked.class.getName().length() > 3); }

        System.out.println("static of superclass does not init subclass");
        System.out.println(BelowFieldOnly.m() + BelowFieldOnly.n);
        BelowFieldOnly.n = 3;
        System.out.println(BelowFieldOnly.k);
    }
}

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What initialises a class, what does not, and in which order. */
public class InitTriggers {
    static int note(String what) {
        System.out.println("  init " + what);
        return what.length();
    }

    static void begin(String what) {
        System.out.println(what);
    }

    // --- instance creation
    static class Plain { static int n = note("Plain"); }
    static abstract class Template { static int n = note("Template"); abstract int go(); }
    static class Above { static int n = note("Above"); }
    static class Middle extends Above { }
    static class Below extends Middle { static int n = note("Below"); }
    record Point(int x) { static int n = note("Point"); Point { note("Point.new"); } }
    enum Level { LOW, HIGH; static int n = note("Level"); Level() { note("constant"); } }
    class Inner { static int n = note("Inner"); int own = note("Inner.own"); }
    class Bare { static int n = note("Bare"); }

    // --- interfaces
    interface Constants { int A = note("Constants"); }
    interface WithDefault { int A = note("WithDefault"); default int twice() { return 2; } }
    interface WithPrivate { int A = note("WithPrivate"); private int hidden() { return 1; } }
    interface WithStatic { int A = note("WithStatic"); static int help() { return 1; } }
    interface BelowDefault extends WithDefault { int B = note("BelowDefault"); }
    interface Two { int C = note("Two"); default int two() { return 2; } }
    static class Implements extends Above2 implements Constants, WithPrivate, BelowDefault, WithStatic, Two { static int n = note("Implements"); }
    static class Above2 { static int n = note("Above2"); }

    // --- static members
    static class Owner { static int count = note("Owner"); static int next() { return ++count; } }
    static class Heir extends Owner { static int n = note("Heir"); }
    interface Source { int VALUE = note("Source"); }
    static class Reader implements Source { static int n = note("Reader"); }
    static class Written { static int n = note("Written"); static int value; }
    static class ByInstance { static int n = note("ByInstance"); static int value = 4; static int call() { return value; } }

    // --- constants
    static class Values {
        static final int NUMBER = 40 + 2;
        static final String TEXT = "con" + "stant";
        static final Integer BOX = 7;
        static final String NONE = null;
        static { note("Values"); }
    }

    static class Later {
        static final int NUMBER;
        static { NUMBER = note("Later"); }
    }

    // --- nothing
    static class Silent { static int n = note("Silent"); static void quiet() { } }
    static class SilentBelow extends Silent { static int n = note("SilentBelow"); }

    // --- lambdas and method references
    static class Made { static int n = note("Made"); final int id; Made() { id = 3; } static int help(String text) { return text.length(); } int own() { return id; } }
    interface Job { int START = note("Job"); int run(); default int again() { return run() + run(); } }
    interface Plainly { int START = note("Plainly"); int run(); }

    static ThreadLocal<Integer> key;
    static class Key extends ThreadLocal<Integer> { static int made = 100; final int id = ++made; static { note("Key"); } }

    public static void main(String[] args) {
        begin("new");
        new Plain();
        new Plain();
        begin("anonymous of an abstract class");
        System.out.println(new Template() { int go() { return n; } }.go());
        begin("anonymous of a subclass");
        Object below = new Below() { };
        begin("anonymous of an interface");
        Object anonymous = new Constants() { };
        begin("anonymous of an interface with a default method");
        System.out.println(new BelowDefault() { }.twice());
        begin("record");
        System.out.println(new Point(3).x());
        begin("enum");
        System.out.println(Level.HIGH.ordinal());
        begin("inner");
        InitTriggers outer = new InitTriggers();
        outer.new Inner();
        outer.new Bare();
        begin("superclass, then interfaces with default methods");
        new Implements();
        begin("inherited static method");
        System.out.println(Heir.next());
        begin("inherited static field");
        System.out.println(Heir.count);
        begin("subclass itself");
        System.out.println(Heir.n);
        begin("field of an interface through a class");
        System.out.println(Reader.VALUE);
        System.out.println(Reader.n);
        begin("write");
        Written.value = 5;
        begin("through an instance expression");
        ByInstance none = null;
        System.out.println(none.call() + none.value);
        begin("constants");
        System.out.println(Values.NUMBER + Values.TEXT);
        begin("no constants");
        System.out.println(Values.BOX);
        System.out.println(Values.NONE);
        System.out.println(Later.NUMBER);
        begin("nothing");
        Silent[] array = new Silent[2];
        Silent[] filled = { null };
        Object nothing = null;
        System.out.println(nothing instanceof Silent);
        Silent cast = (Silent) nothing;
        System.out.println(Silent.class.getSimpleName());
        List<Silent> list = new ArrayList<>();
        System.out.println(array.length + filled.length + list.size());
        Runnable unused = Silent::quiet;
        Runnable unusedLambda = () -> Silent.quiet();
        begin("run it");
        unused.run();
        unusedLambda.run();
        begin("constructor reference");
        Supplier<Made> maker = Made::new;
        begin("used");
        System.out.println(maker.get().id);
        begin("lambda of an interface with a default method");
        Job job = () -> 4;
        begin("used");
        System.out.println(job.again());
        begin("lambda of an interface without one");
        Plainly plainly = () -> 4;
        System.out.println(plainly.run());
        begin("anonymous key");
        key = new Key() { protected Integer initialValue() { return id; } };
        System.out.println(key.get() + " " + Key.made);
    }
}

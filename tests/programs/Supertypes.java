import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

// What the library's classes are instances of, and what has to run before a class.
public class Supertypes {
    static int said(String text) {
        System.out.println(text);
        return 1;
    }

    interface Silent { int QUIET = said("Silent"); void f(); }
    interface Above { int TOP = said("Above"); default void g() { } }
    interface Loud extends Above { int LOUD = said("Loud"); default void h() { } }
    interface Between extends Loud { int BETWEEN = said("Between"); }
    static class Base { static int base = said("Base"); }
    static class Made extends Base implements Silent, Between {
        static int made = said("Made");
        public void f() { }
    }
    static class Circle { static int first = said("Circle"); }
    static class Inner extends Circle { static int second = said("Inner"); }

    static class Resource implements AutoCloseable {
        public void close() { System.out.println("close"); }
    }


    public static void main(String[] args) {
        Object[] all = { "text", 1, 2L, 'c', true, new ArrayList<String>(), new HashMap<String, String>(),
            new IllegalStateException("x"), TimeUnit.SECONDS, new int[1], new Object() };
        for (Object one : all) {
            System.out.println((one instanceof Serializable) + " " + (one instanceof Cloneable) + " "
                + (one instanceof Comparable<?>) + " " + (one instanceof Collection<?>) + " " + (one instanceof Number));
        }
        Serializable same = (Serializable) all[0];
        System.out.println(same);
        new Made();
        System.out.println(Made.made + Between.BETWEEN + Silent.QUIET);
        System.out.println(Inner.second);
        System.out.println("text".getClass().getName() + " " + new ArrayList<String>().getClass().getName()
            + " " + new Made().getClass().getName());
        System.out.println(new Resource() { }.getClass().getSimpleName().isEmpty());
        Runnable named = () -> System.out.println(own());
        named.run();
        new Supertypes().hold();
    }

    static String own() { return Supertypes.class.getSimpleName(); }

    // A lambda keeps what an assert in it names, although nothing looks at that.
    void hold() {
        Object big = new Object();
        WeakReference<Object> seen = new WeakReference<>(big);
        Runnable task = () -> { assert big != null : "gone " + big; };
        Runnable self = () -> System.out.println(getClass().getSimpleName());
        keep(task, seen);
        self.run();
        Supertypes held = new Supertypes();
        Runnable checks = held.checking();
        WeakReference<Object> around = new WeakReference<>(held);
        held = null;
        System.gc();
        System.out.println(around.get() != null);
        checks.run();
    }

    int field = 3;
    Runnable checking() { return () -> { assert field > 0; }; }

    static Runnable kept;
    static void keep(Runnable task, WeakReference<Object> seen) {
        kept = task;
        System.gc();
        System.out.println(seen.get() != null);
    }
}

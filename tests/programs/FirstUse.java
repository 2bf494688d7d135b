import java.lang.ref.WeakReference;

// When a class is initialised: an assignment to its field comes after the value.
public class FirstUse {
    static int said(String text, int value) {
        System.out.println(text);
        return value;
    }

    static class Plain { static int field = said("Plain", 1); }
    static class Added { static int field = said("Added", 2); }
    static class Counted { static int field = said("Counted", 3); }
    static class Read { static int field = said("Read", 4); }
    static class Boxed { static Integer field = said("Boxed", 5); }

    public static void main(String[] args) throws Exception {
        Plain.field = said("value of Plain", 10);
        Added.field += said("value of Added", 20);
        System.out.println(Added.field);
        System.out.println(Counted.field++ + Counted.field);
        System.out.println(Read.field + said("value of Read", 40));
        Boxed.field = said("value of Boxed", 50);
        System.out.println(Boxed.field--);
        names();
    }

    // A thread keeps its name: the String that it was given, or one of its own.
    static void names() throws Exception {
        Thread main = Thread.currentThread();
        WeakReference<String> own = new WeakReference<>(main.getName());
        Thread given = new Thread(() -> { }, new String("given"));
        WeakReference<String> kept = new WeakReference<>(given.getName());
        System.gc();
        System.out.println(own.get() + " " + (own.get() == main.getName()) + " " + kept.get());
        given.setName(new String("another"));
        System.gc();
        System.out.println(kept.get() + " " + given.getName() + " " + (given.getName() == given.getName()));
        WeakReference<String> renamed = new WeakReference<>(given.getName());
        given.start();
        given.join();
        System.gc();
        System.out.println(renamed.get() + " " + (new Thread("literal").getName() == "literal"));
        given = null;
        System.gc();
        System.out.println(renamed.get());
    }
}

import java.lang.ref.WeakReference;

// A constant that is loaded from the pool can trap for HotSpot: behind a catch,
// a slot counts as it was before that.
public class Traps {
    static WeakReference<Object> seen;

    static void watched(Object object) { seen = new WeakReference<>(object); }

    static void told(String what) {
        System.gc();
        System.out.println(what + " " + (seen.get() != null));
    }

    static void longConstant(boolean always) {
        try {
            long n = 40L;
            Object none = null;
            throw new IllegalStateException();
        } catch (IllegalStateException x) {
        }
        long behind = 1;
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("40L");
    }

    static void smallConstant(boolean always) {
        try {
            long n = 1L;
            RuntimeException none = null;
            throw none;
        } catch (NullPointerException x) {
        }
        long behind = 1;
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("1L");
    }

    static void largeInt(boolean always) {
        try {
            int n = 32768;
            RuntimeException none = null;
            throw none;
        } catch (NullPointerException x) {
        }
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("32768");
    }

    static void smallInt(boolean always) {
        try {
            int n = -32768;
            RuntimeException none = null;
            throw none;
        } catch (NullPointerException x) {
        }
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("-32768");
    }

    static void largeChar(boolean always) {
        try {
            char n = '\uffff';
            RuntimeException none = null;
            throw none;
        } catch (NullPointerException x) {
        }
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("char");
    }

    static void folded(boolean always) {
        try {
            long n = (true ? 5L : 6L) - 4;
            RuntimeException none = null;
            throw none;
        } catch (NullPointerException x) {
        }
        long behind = 1;
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("folded to 1");
    }

    static void minus(boolean always) {
        try {
            long n = -1L;
            RuntimeException none = null;
            throw none;
        } catch (NullPointerException x) {
        }
        long behind = 1;
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("-1L");
    }

    static void widened(boolean always) {
        try {
            long n = 7;
            RuntimeException none = null;
            throw none;
        } catch (NullPointerException x) {
        }
        long behind = 1;
        Object held;
        if (always) { held = new Object(); watched(held); }
        told("7 as a long");
    }

    public static void main(String[] args) {
        longConstant(true);
        smallConstant(true);
        largeInt(true);
        smallInt(true);
        largeChar(true);
        folded(true);
        minus(true);
        widened(true);
    }
}

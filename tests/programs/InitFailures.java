public class InitFailures {
    static int fail(String why) { System.out.println("  failing " + why); throw new IllegalStateException(why); }
    static class Bad { static int n = fail("Bad"); static void call() { } static final int K = 3; }
    static class Below extends Bad { static int k = 1; static { System.out.println("  Below"); } }
    static class Err { static { if (true) throw new StackOverflowError("own"); } static int k; }
    static class Chain { static int n = Bad.n; }
    static class Outer { static int n = Inner.n; static class Inner { static int n = fail("Inner"); } }
    static class Tries { static int n; static { try { n = Sub.n; } catch (ExceptionInInitializerError e) { n = 5; } } static class Sub { static int n = fail("Sub"); } }
    interface Face { int N = fail("Face"); default void m() { } }
    static class Impl implements Face { static { System.out.println("  Impl"); } }
    enum E { A, B; static { fail("E"); } }
    static class Leaked { static Leaked it; int v = 4; static int s = 1; static { it = new Leaked(); fail2(it); } int own() { return v; } int stat() { return s; } }
    static Leaked kept;
    static void fail2(Leaked l) { kept = l; throw new RuntimeException("leaked"); }

    static void tell(Throwable t) {
        String tab = "";
        while (t != null) {
            System.out.println(tab + t);
            System.out.println(tab + "message " + t.getMessage());
            t = t.getCause();
            tab += "  ";
        }
    }

    interface Act { void go(); }
    static void attempt(String what, Act act) {
        System.out.println(what);
        try { act.go(); System.out.println("fine"); } catch (Throwable t) { tell(t); }
    }

    public static void main(String[] args) {
        attempt("first", () -> Bad.call());
        attempt("second", () -> Bad.call());
        attempt("field", () -> System.out.println(Bad.n));
        attempt("new", () -> new Bad());
        attempt("constant", () -> System.out.println(Bad.K));
        attempt("below", () -> System.out.println(Below.k));
        attempt("below again", () -> System.out.println(Below.k));
        attempt("anonymous", () -> new Bad() { });
        attempt("error", () -> Err.k++);
        attempt("error again", () -> Err.k++);
        attempt("chain", () -> System.out.println(Chain.n));
        attempt("chain again", () -> System.out.println(Chain.n));
        attempt("outer", () -> System.out.println(Outer.n));
        attempt("outer again", () -> System.out.println(Outer.n));
        attempt("inner again", () -> System.out.println(Outer.Inner.n));
        attempt("tries", () -> System.out.println(Tries.n));
        attempt("impl", () -> new Impl());
        attempt("impl again", () -> new Impl());
        attempt("face", () -> System.out.println(Face.N));
        attempt("enum", () -> System.out.println(E.A));
        attempt("enum again", () -> System.out.println(E.valueOf("A")));
        attempt("leaked", () -> new Leaked());
        attempt("leaked own", () -> System.out.println(kept.own()));
        attempt("leaked stat", () -> System.out.println(kept.stat()));
        attempt("thrown by hand", () -> { throw new ExceptionInInitializerError("by hand"); });
        attempt("thrown by hand", () -> { throw new ExceptionInInitializerError(new RuntimeException("inner")); });
        attempt("thrown by hand", () -> { throw new NoClassDefFoundError("none"); });
        try { new Bad(); } catch (LinkageError e) { System.out.println(e instanceof NoClassDefFoundError); }
        Thread t = new Thread(() -> attempt("other thread", () -> Bad.call()), "other");
        t.start();
        try { t.join(); } catch (InterruptedException e) { }
    }
}

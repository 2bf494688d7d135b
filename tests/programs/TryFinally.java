// refused: StringBuilder
public class TryFinally {
    static final ThreadLocal<StringBuilder> TRACE = ThreadLocal.withInitial(StringBuilder::new);

    static void t(String s) { TRACE.get().append(s).append(' '); }

    @SuppressWarnings("finally")
    static int overriding() {
        try {
            t("try");
            throw new RuntimeException("lost");
        } finally {
            return 1;
        }
    }

    static int value() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
            t("fin" + x);
        }
    }

    static String nested(int n) {
        try {
            try {
                if (n == 0) throw new IllegalArgumentException("zero");
                if (n == 1) return "one";
                Object o = "s";
                Integer i = (Integer) o;
                return "never" + i;
            } catch (IllegalArgumentException e) {
                t("caught " + e.getMessage());
                throw new IllegalStateException("wrapped", e);
            } finally {
                t("inner" + n);
            }
        } catch (IllegalStateException e) {
            return e.getMessage() + "<" + e.getCause().getMessage();
        } catch (ClassCastException e) {
            return "cce";
        } finally {
            t("outer" + n);
        }
    }

    static class Res implements AutoCloseable {
        final String n;
        Res(String n) { this.n = n; t("open" + n); }
        public void close() throws Exception {
            t("close" + n);
            if (n.equals("b")) throw new Exception("close " + n);
        }
    }

    public static void main(String[] args) {
        System.out.println(overriding() + " " + value());
        for (int i = 0; i < 3; i++) System.out.println(nested(i));
        try (Res a = new Res("a"); Res b = new Res("b"); Res c = new Res("c")) {
            t("body");
            throw new RuntimeException("body");
        } catch (Exception e) {
            System.out.println(e.getMessage() + " suppressed " + e.getSuppressed().length + " " + e.getSuppressed()[0].getMessage());
        }
        int i = 0;
        while (true) {
            try {
                if (i++ < 2) continue;
                break;
            } finally {
                t("loop" + i);
            }
        }
        System.out.println(TRACE.get().toString().trim());
        TRACE.remove();
    }
}

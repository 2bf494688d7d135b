// refused: StringBuilder
public class FinallyPitfalls {
    private static final ThreadLocal<StringBuilder> TRACE = ThreadLocal.withInitial(StringBuilder::new);

    @SuppressWarnings("finally")
    static int overriding() {
        try {
            throw new RuntimeException("lost");
        } finally {
            return 42;
        }
    }

    static int keepsValue() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
            TRACE.get().append("f").append(x);
        }
    }

    static String nested(int depth) {
        try {
            TRACE.get().append(depth);
            if (depth == 0) throw new ArithmeticException("bottom");
            return nested(depth - 1);
        } catch (ArithmeticException e) {
            if (depth == 2) return "caught " + e.getMessage() + " at " + depth;
            throw e;
        } finally {
            TRACE.get().append('/').append(depth);
        }
    }

    static int loop() {
        int total = 0;
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < 5; j++) {
                try {
                    if (j == 3) continue outer;
                    if (i == 3) break outer;
                    total += i * j;
                } finally {
                    total++;
                }
            }
        }
        return total;
    }

    static class Res implements AutoCloseable {
        private final String name;
        private final boolean fails;

        Res(String name, boolean fails) {
            this.name = name;
            this.fails = fails;
            TRACE.get().append("+").append(name);
        }

        @Override
        public void close() {
            TRACE.get().append("-").append(name);
            if (fails) throw new IllegalStateException("close " + name);
        }
    }

    static String resources(boolean bodyFails) {
        try (Res a = new Res("a", true); Res b = new Res("b", true)) {
            if (bodyFails) throw new IllegalArgumentException("body");
            return "returned";
        } catch (IllegalArgumentException | IllegalStateException e) {
            StringBuilder sb = new StringBuilder(e.getMessage());
            for (Throwable t : e.getSuppressed()) {
                sb.append(" | ").append(t.getMessage());
            }
            return sb.toString();
        }
    }

    public static void main(String[] args) {
        System.out.println(overriding());
        System.out.println(keepsValue());
        System.out.println(nested(4));
        System.out.println(loop());
        System.out.println(resources(false));
        System.out.println(resources(true));
        System.out.println(TRACE.get().reverse());
        int[] data = {1, 2, 3};
        try {
            data[data.length] = data[0] / (data[1] - 2);
        } catch (ArithmeticException | ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        Object o = data;
        try {
            String s = (String) o;
            System.out.println(s.length());
        } catch (ClassCastException e) {
            System.out.println("CCE");
        }
        long l = Integer.MAX_VALUE;
        l++;
        int i = (int) l;
        short s = (short) 70000;
        System.out.println(l + " " + i + " " + s + " " + (byte) 200 + " " + (char) ('a' + 1) + " " + (5 / -2) + " " + (-5 % 3) + " " + (-1 >>> 28));
    }
}

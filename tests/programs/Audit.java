import java.util.*;

public class Audit {

    static abstract class Service {
        protected final String name = getClass().getSimpleName();
        private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

        public final String execute(String arg) {
            int depth = DEPTH.get();
            DEPTH.set(depth + 1);
            log(depth, "enter", arg);
            String result = null;
            try {
                before();
                return result = doExecute(arg);
            } catch (UnsupportedOperationException e) {
                return result = "unsupported";
            } finally {
                log(depth, "leave", result);
                if (depth == 0) DEPTH.remove(); else DEPTH.set(depth);
            }
        }

        protected void before() {}

        protected abstract String doExecute(String arg);

        private void log(int depth, String what, Object detail) {
            System.out.println(depth + " " + what + " " + name + ": " + detail);
        }
    }

    static class Upper extends Service {
        @Override
        protected String doExecute(String arg) {
            return arg + "^";
        }
    }

    static class Composite extends Service {
        private final Service[] parts;

        Composite(Service... parts) {
            this.parts = parts;
        }

        @Override
        protected String doExecute(String arg) {
            String text = arg;
            for (Service part : parts) text = part.execute(text);
            return text;
        }
    }

    static class Twice extends Composite {
            Twice(Service service) {
                super(service, service);
            }
        }

    public static void main(String[] args) {
        Service anonymous = new Service() {
            private int uses;

            @Override
            protected void before() {
                if (++uses % 2 == 0) throw new UnsupportedOperationException();
            }

            @Override
            protected String doExecute(String arg) {
                return "<" + arg + ">";
            }
        };
        Service all = new Composite(new Upper(), new Twice(anonymous), anonymous);
        System.out.println(all.execute("abc"));
        Lab.dump();
    }
}

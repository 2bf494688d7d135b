import java.util.*;
import java.util.function.Supplier;

public class Scopes {
    @FunctionalInterface
    interface ThrowingRunnable {
        void run() throws Exception;
    }

    interface Scope {
        <T> T get(String name, Supplier<T> factory);
        void end();
        static Scope current() { return SCOPES.get(); }
    }

    static class MapScope implements Scope {
        private final Map<String, Object> beans = new HashMap<>();
        private final List<Runnable> callbacks = new ArrayList<>();

        @SuppressWarnings("unchecked")
        @Override
        public <T> T get(String name, Supplier<T> factory) {
            Object bean = beans.get(name);
            if (bean == null) {
                bean = factory.get();
                beans.put(name, bean);
                if (bean instanceof AutoCloseable closeable) {
                    callbacks.add(() -> {
                        try {
                            closeable.close();
                        } catch (Exception e) {
                            System.out.println("ignored " + e);
                        }
                    });
                }
            }
            return (T) bean;
        }

        @Override
        public void end() {
            callbacks.forEach(Runnable::run);
            beans.clear();
        }
    }

    static final ThreadLocal<Scope> SCOPES = ThreadLocal.withInitial(MapScope::new);

    static class Connection implements AutoCloseable {
        private static int opened = 0;
        private final int number;

        {
            number = ++opened;
        }

        int query(String sql) {
            return sql.length() + number;
        }

        @Override
        public void close() throws Exception {
            if (number > 1) throw new Exception("connection " + number + " lost");
            System.out.println("closed " + number);
        }
    }

    static void request(String name, ThrowingRunnable body) {
        System.out.println("> " + name);
        try {
            body.run();
        } catch (RuntimeException e) {
            System.out.println("runtime " + e.getMessage());
        } catch (Exception e) {
            System.out.println("checked " + e.getMessage());
        } finally {
            Scope.current().end();
            SCOPES.remove();
        }
    }

    public static void main(String[] args) {
        request("one", () -> {
            Connection c = Scope.current().get("connection", Connection::new);
            Connection same = Scope.current().get("connection", () -> { throw new IllegalStateException(); });
            System.out.println((c == same) + " " + c.query("select 1"));
        });
        request("two", () -> {
            Scope.current().get("connection", Connection::new);
            throw new InterruptedException("pipe");
        });
        request("three", () -> {
            Scope.current().get("text", () -> "a text");
            Integer wrong = Scope.current().get("text", () -> 1);
            System.out.println(wrong);
        });
        Lab.dump();
    }
}

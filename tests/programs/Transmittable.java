// refused: identity hash codes
import java.util.*;
import java.util.concurrent.*;
import java.util.function.Supplier;

public class Transmittable {
    static class TTL<T> extends InheritableThreadLocal<T> {
        private static final List<TTL<?>> holder = new ArrayList<>();

        TTL() {
            holder.add(this);
        }

        static Map<TTL<?>, Object> capture() {
            Map<TTL<?>, Object> captured = new HashMap<>();
            for (TTL<?> ttl : holder) {
                captured.put(ttl, ttl.get());
            }
            return captured;
        }

        @SuppressWarnings("unchecked")
        static Map<TTL<?>, Object> replay(Map<TTL<?>, Object> captured) {
            Map<TTL<?>, Object> backup = capture();
            for (Map.Entry<TTL<?>, Object> e : captured.entrySet()) {
                ((TTL<Object>) e.getKey()).set(e.getValue());
            }
            return backup;
        }
    }

    static class TtlRunnable implements Runnable {
        private final Map<TTL<?>, Object> captured = TTL.capture();
        private final Runnable runnable;

        private TtlRunnable(Runnable runnable) {
            this.runnable = runnable;
        }

        static TtlRunnable get(Runnable r) {
            return r == null ? null : new TtlRunnable(r);
        }

        @Override
        public void run() {
            Map<TTL<?>, Object> backup = TTL.replay(captured);
            try {
                runnable.run();
            } finally {
                TTL.replay(backup);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        TTL<String> user = new TTL<>();
        TTL<Integer> count = new TTL<>();
        user.set("main-user");
        count.set(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Runnable show = () -> System.out.println(user.get() + " " + count.get());
        pool.submit(show).get();
        user.set("second");
        count.set(count.get() + 1);
        pool.submit(show).get();
        pool.submit(TtlRunnable.get(show)).get();
        pool.submit(show).get();
        pool.shutdown();
    }
}

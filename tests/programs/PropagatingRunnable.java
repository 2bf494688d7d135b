import java.util.concurrent.*;

public class PropagatingRunnable {
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    static Runnable wrap(Runnable task) {
        final String tenant = TENANT.get();
        return () -> {
            String previous = TENANT.get();
            TENANT.set(tenant);
            try {
                task.run();
            } finally {
                if (previous == null) {
                    TENANT.remove();
                } else {
                    TENANT.set(previous);
                }
            }
        };
    }

    static <V> Callable<V> wrap(Callable<V> task) {
        String tenant = TENANT.get();
        return () -> {
            TENANT.set(tenant);
            try {
                return task.call();
            } finally {
                TENANT.remove();
            }
        };
    }

    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(1, r -> {
            Thread t = new Thread(r);
            t.setName("tenant-worker");
            t.setDaemon(true);
            return t;
        });
        TENANT.set("acme");
        executor.submit(wrap(() -> System.out.println(Thread.currentThread().getName() + " " + TENANT.get()))).get();
        Future<Integer> length = executor.submit(wrap(() -> TENANT.get().length()));
        System.out.println(length.get() + 1);
        Future<String> none = executor.submit(() -> TENANT.get());
        System.out.println(none.get());
        try {
            executor.submit(wrap((Callable<Object>) () -> { throw new IllegalStateException("no " + TENANT.get()); })).get();
        } catch (ExecutionException e) {
            System.out.println(e.getMessage() + " / " + e.getCause().getMessage());
        }
        executor.shutdown();
    }
}

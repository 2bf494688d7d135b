import java.util.concurrent.*;
import java.util.*;

public class Limits {
    private static final Map<String, Integer> LIMITS = new HashMap<>();
    static {
        LIMITS.put("read", 3);
    }
    private static final ThreadLocal<Map<String, int[]>> COUNTS = ThreadLocal.withInitial(HashMap::new);

    static boolean allow(String action) {
        int limit = LIMITS.getOrDefault(action, 1);
        int[] count = COUNTS.get().get(action);
        if (count == null) {
            COUNTS.get().put(action, count = new int[1]);
        }
        return count[0]++ < limit;
    }

    static class Worker implements Callable<String> {
        private final String[] actions;

        Worker(String... actions) {
            this.actions = actions;
        }

        @Override
        public String call() throws Exception {
            String joined = "";
            try {
                for (String action : actions) {
                    joined += action + (allow(action) ? "+" : "-");
                }
                if (actions.length == 0) throw new TimeoutException("nothing to do");
                return joined;
            } finally {
                if (actions.length > 2) COUNTS.remove();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor(r -> {
            Thread t = new Thread(r);
            t.setName("limiter");
            return t;
        });
        List<Future<String>> futures = new ArrayList<>();
        futures.add(executor.submit(new Worker("read", "write")));
        futures.add(executor.submit(new Worker("read", "write", "read", "read")));
        futures.add(executor.submit(new Worker("write")));
        futures.add(executor.submit(new Worker()));
        for (Future<String> f : futures) {
            try {
                System.out.println(f.get());
            } catch (ExecutionException e) {
                System.out.println(e.getCause().getClass().getSimpleName() + " " + e.getCause().getMessage());
            }
        }
        executor.shutdown();
        System.out.println(executor.isShutdown() + " " + executor.awaitTermination(1, TimeUnit.SECONDS));
        COUNTS.remove();
    }
}

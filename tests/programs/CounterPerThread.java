// refused: AtomicLong
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class CounterPerThread {
    private static final AtomicLong TOTAL = new AtomicLong();
    private static final ConcurrentHashMap<String, Integer> results = new ConcurrentHashMap<>();
    private static final ThreadLocal<int[]> COUNTER = ThreadLocal.withInitial(() -> new int[1]);

    static void work(int n) {
        for (int i = 0; i < n; i++) {
            COUNTER.get()[0]++;
            COUNTER.get()[0] += 2;
            TOTAL.incrementAndGet();
        }
        results.put(Thread.currentThread().getName(), COUNTER.get()[0]);
        COUNTER.remove();
    }

    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int n = i;
            threads.add(new Thread(() -> work(n), "t" + i));
        }
        for (Thread t : threads) {
            t.start();
            t.join();
        }
        System.out.println(TOTAL.get() + " " + new TreeMap<>(results));
        CountDownLatch latch = new CountDownLatch(2);
        new Thread(latch::countDown).start();
        new Thread(latch::countDown).start();
        latch.await();
        System.out.println(latch.getCount());
        AtomicReference<String> ref = new AtomicReference<>("a");
        ref.set(ref.get() + "b");
        System.out.println(ref.get() + ref.compareAndSet("x", "y"));
    }
}

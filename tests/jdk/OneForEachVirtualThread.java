// refused: newVirtualThreadPerTaskExecutor
// from: 21
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

public class OneForEachVirtualThread {
    static final AtomicInteger MADE = new AtomicInteger();
    static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> {
        MADE.incrementAndGet();
        return new byte[1024];
    });

    public static void main(String[] args) {
        System.out.println("4 pooled threads, 10000 tasks: buffers " + made(Executors.newFixedThreadPool(4)));
        System.out.println("10000 virtual threads: buffers " + made(Executors.newVirtualThreadPerTaskExecutor()));
    }

    static int made(ExecutorService executor) {
        MADE.set(0);
        try (executor) { // waits for all tasks @zh 等所有任务做完
            for (int i = 0; i < 10_000; i++) {
                executor.submit(() -> BUFFER.get()[0]++);
            }
        }
        return MADE.get();
    }
}

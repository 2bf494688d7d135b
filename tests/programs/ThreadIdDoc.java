import java.util.concurrent.atomic.AtomicInteger;

class ThreadId {
    private static final AtomicInteger nextId = new AtomicInteger(0);

    private static final ThreadLocal<Integer> threadId =
        new ThreadLocal<Integer>() {
            @Override protected Integer initialValue() {
                return nextId.getAndIncrement();
            }
        };

    public static int get() {
        return threadId.get();
    }
}

public class ThreadIdDoc implements Runnable {
    public void run() {
        System.out.println("Thread " + Thread.currentThread().getName() + " id " + ThreadId.get() + " again " + ThreadId.get());
    }

    public static void main(String[] args) throws Exception {
        Runnable r = new ThreadIdDoc();
        for (int i = 0; i < 3; i++) {
            Thread t = new Thread(r, "worker-" + i);
            t.start();
            t.join();
        }
        r.run();
    }
}

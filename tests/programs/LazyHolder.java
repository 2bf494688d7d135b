// refused: AtomicLong
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

public class LazyHolder {
    private static final AtomicInteger NEXT_ID = new AtomicInteger(0);
    private static volatile LazyHolder instance;
    private final ThreadLocal<Integer> threadId = new ThreadLocal<Integer>() {
        @Override
        protected Integer initialValue() {
            return NEXT_ID.getAndIncrement();
        }
    };
    private int calls;

    private static class Holder {
        static {
            System.out.println("Holder initialised");
        }
        static final LazyHolder INSTANCE = new LazyHolder();
    }

    static LazyHolder get() {
        return Holder.INSTANCE;
    }

    static LazyHolder getChecked() {
        LazyHolder local = instance;
        if (local == null) {
            synchronized (LazyHolder.class) {
                local = instance;
                if (local == null) {
                    instance = local = new LazyHolder();
                }
            }
        }
        return local;
    }

    synchronized int call() {
        return ++calls * 100 + threadId.get();
    }

    public static void main(String[] args) throws InterruptedException {
        System.out.println("start");
        System.out.println(get() == get());
        System.out.println(getChecked() == getChecked());
        System.out.println(get() != getChecked());
        Thread[] threads = new Thread[3];
        AtomicLong sum = new AtomicLong();
        for (int i = 0; i < threads.length; ++i) {
            threads[i] = new Thread(() -> {
                int n = get().call();
                sum.addAndGet(n);
                System.out.println(Thread.currentThread().getName() + ": " + n);
            });
            threads[i].start();
            threads[i].join();
        }
        System.out.println(sum.get() + " " + get().call() + " " + NEXT_ID);
    }
}

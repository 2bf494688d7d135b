import java.util.*;
import java.util.concurrent.*;

public class LeakDemo {
    static class LocalVariable {
        private byte[] a = new byte[1024 * 1024];
    }

    final static ThreadPoolExecutor poolExecutor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES,
            new LinkedBlockingQueue<>());
    final static ThreadLocal<LocalVariable> localVariable = new ThreadLocal<LocalVariable>();

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 10; ++i) {
            poolExecutor.execute(new Runnable() {
                public void run() {
                    localVariable.set(new LocalVariable());
                    System.out.println("use local varaible");
                }
            });
        }
        Future<?> last = poolExecutor.submit(() -> Lab.dump());
        last.get();
        System.out.println("pool execute over");
        poolExecutor.shutdown();
    }
}

import java.util.concurrent.*;

public class InheritableInPool {
    static final InheritableThreadLocal<String> ITL = new InheritableThreadLocal<>();
    static final ThreadLocal<String> TL = ThreadLocal.withInitial(() -> "init-" + Thread.currentThread().getName());

    static String both() { return ITL.get() + "/" + TL.get(); }

    public static void main(String[] args) throws Exception {
        ITL.set("first");
        ExecutorService es = Executors.newFixedThreadPool(1);
        System.out.println(es.submit(InheritableInPool::both).get());
        ITL.set("second");
        System.out.println(es.submit(InheritableInPool::both).get());
        System.out.println(both());
        Callable<String> c = () -> { ITL.set("mine"); return both(); };
        System.out.println(es.submit(c).get());
        es.shutdown();
        ITL.remove();
        Thread t = new Thread(() -> System.out.println(both()));
        t.start();
        t.join();
    }
}

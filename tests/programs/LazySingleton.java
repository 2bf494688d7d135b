public class LazySingleton {
    private static volatile LazySingleton instance;
    private static final Object LOCK = new Object();
    private static int created = 0;
    private final ThreadLocal<Integer> perThread = ThreadLocal.withInitial(() -> 0);

    private LazySingleton() { created++; }

    public static LazySingleton getInstance() {
        if (instance == null) {
            synchronized (LOCK) {
                if (instance == null) {
                    instance = new LazySingleton();
                }
            }
        }
        return instance;
    }

    public synchronized int increment() {
        perThread.set(perThread.get() + 1);
        return perThread.get();
    }

    static class Task extends Thread {
        Task(String name) { super(name); }

        @Override
        public void run() {
            for (int i = 0; i < 3; i++) {
                System.out.println(getName() + ":" + LazySingleton.getInstance().increment());
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Thread a = new Task("A");
        Thread b = new Task("B");
        a.start();
        a.join();
        b.start();
        b.join();
        new Task("C").run();
        System.out.println(created);
    }
}

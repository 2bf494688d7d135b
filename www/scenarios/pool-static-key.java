// @title.en A hundred tasks on five threads and one static ThreadLocal
// @title.zh 五个线程、100 个任务，共用一个静态 ThreadLocal
// @proof bounds alive 1..5
static final int TASKS = 100;
static final int COLLECT_EVERY = 10; // 0: no GC before the end @zh 0：结束之前不 GC
static final ThreadLocal<byte[]> KEY = new ThreadLocal<>();
List<WeakReference<byte[]>> values = new ArrayList<>();

void task() {
    byte[] value = new byte[1024 * 1024];
    values.add(new WeakReference<>(value));
    KEY.set(value);
}

void main() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(5);
    for (int i = 1; i <= TASKS; i++) {
        // @note.en set overwrites: each thread has one entry for the one key, with the value of its last task.
        // @note.zh set 只是覆盖：每个线程对这个唯一的 key 只有一个 Entry，里面是它最后一个任务的 value。
        pool.submit(() -> task()).get();
        if (COLLECT_EVERY > 0 && i % COLLECT_EVERY == 0) {
            System.gc();
        }
    }
    System.gc();
    int alive = 0;
    for (WeakReference<byte[]> value : values) {
        if (value.get() != null) {
            alive++;
        }
    }
    // @note.en One on each thread: five. They are not leaked, they linger: the next task on that thread can read them.
    // @note.zh 每个线程一个，共五个。它们没有泄漏，而是滞留：同一线程上的下一个任务还能读到。
    System.out.println("alive " + alive);
    pool.shutdown();
}

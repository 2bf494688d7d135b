// @title.en A hundred tasks on five threads, and each value refers to its key
// @title.zh 五个线程、100 个任务，每个 value 都引用自己的 key
// @proof bounds alive 100..100
static final int TASKS = 100;
static final int COLLECT_EVERY = 10; // 0: no GC before the end @zh 0：结束之前不 GC
List<WeakReference<Object[]>> values = new ArrayList<>();

void task() {
    ThreadLocal<Object[]> key = new ThreadLocal<>();
    Object[] value = {key, new byte[1024 * 1024]};
    values.add(new WeakReference<>(value));
    key.set(value);
}

void main() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(5);
    for (int i = 1; i <= TASKS; i++) {
        // @note.en The Entry holds the value strongly, and the value holds the key: no GC can clear it, and without a cleared key nothing is ever expunged.
        // @note.zh Entry 强引用 value，value 又引用 key：没有哪次 GC 能清除这个 key；key 不清除，就永远不会有清理。
        pool.submit(() -> task()).get();
        if (COLLECT_EVERY > 0 && i % COLLECT_EVERY == 0) {
            System.gc();
        }
    }
    System.gc();
    int alive = 0;
    for (WeakReference<Object[]> value : values) {
        if (value.get() != null) {
            alive++;
        }
    }
    // @note.en All hundred stay, pinned.
    // @note.zh 100 个全部留下，被自己钉住。
    System.out.println("alive " + alive);
    pool.shutdown();
}

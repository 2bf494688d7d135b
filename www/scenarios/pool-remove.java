// @title.en A hundred tasks on five threads, each with its own ThreadLocal and remove()
// @title.zh 五个线程、100 个任务，每个任务新建 ThreadLocal 并调用 remove()
// @proof bounds alive 0..0
static final int TASKS = 100;
static final int COLLECT_EVERY = 1; // 0: no GC before the end @zh 0：结束之前不 GC
List<WeakReference<byte[]>> values = new ArrayList<>();

void task() {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    try {
        byte[] value = new byte[1024 * 1024];
        values.add(new WeakReference<>(value));
        key.set(value);
    } finally {
        key.remove();
    }
}

void main() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(5);
    for (int i = 1; i <= TASKS; i++) {
        // @note.en remove in finally: the entry is gone before the task is over.
        // @note.zh 在 finally 里 remove：任务还没结束，Entry 就已经没有了。
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
    // @note.en None stays, however many tasks and collections there were.
    // @note.zh 无论多少任务、多少次 GC，一个也不留。
    System.out.println("alive " + alive);
    pool.shutdown();
}

// @title.en A hundred tasks on five threads, each with a ThreadLocal of its own
// @title.zh 五个线程、100 个任务，每个任务新建一个 ThreadLocal
// @proof bounds alive 5..30
static final int TASKS = 100;
static final int COLLECT_EVERY = 1; // 0: no GC before the end @zh 0：结束之前不 GC
List<WeakReference<byte[]>> values = new ArrayList<>();

void task() {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    byte[] value = new byte[1024 * 1024];
    values.add(new WeakReference<>(value));
    key.set(value);
}

void main() throws Exception {
    // @note.en Five workers. Each keeps its map for as long as it lives.
    // @note.zh 五个工作线程。只要线程活着，它的 map 就在。
    ExecutorService pool = Executors.newFixedThreadPool(5);
    for (int i = 1; i <= TASKS; i++) {
        pool.submit(() -> task()).get();
        if (COLLECT_EVERY > 0 && i % COLLECT_EVERY == 0) {
            System.gc();
        }
    }
    // @note.en Every key is dead by now. The values of the stale entries are not: they stay until something expunges them.
    // @note.zh 此时每个 key 都已死去。过期 Entry 的 value 却没有：它们会一直留着，直到有操作清理。
    System.gc();
    int alive = 0;
    for (WeakReference<byte[]> value : values) {
        if (value.get() != null) {
            alive++;
        }
    }
    // @note.en Not one, not five, not a hundred: with a GC after each task, and tasks that go round the workers in turn, 25 stay, five on each thread. With no GC before the end all hundred stay.
    // @note.zh 不是一个，不是五个，也不是 100 个：每个任务后都做 GC，任务又轮流分给各个线程，就会留下 25 个，每个线程五个。最后才做 GC，则 100 个全部留下。
    System.out.println("alive " + alive);
    pool.shutdown();
}

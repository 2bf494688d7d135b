// @title.en A hundred tasks, each with a new ThreadLocal; no GC before the end
// @title.zh 100 个任务各建一个 ThreadLocal，最后才做 GC
// @proof bounds alive 100..100
static final int TASKS = 100;
List<WeakReference<byte[]>> values = new ArrayList<>();

void task() {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    // @note.en 1 KB only: a hundred of them give a JVM no reason to collect by itself, which would clear keys.
    // @note.zh 只有 1 KB：100 个也不会让 JVM 自行 GC，否则会有 key 被清除。
    byte[] value = new byte[1024];
    values.add(new WeakReference<>(value));
    key.set(value);
}

void main() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(5);
    // @note.en Every task leaves a dead key behind, but only a GC clears keys. So no set ever meets a stale entry, and the tables grow.
    // @note.zh 每个任务都留下一个死去的 key，但只有 GC 才清除 key。所以没有哪次 set 碰得到过期的 Entry，table 只会变大。
    for (int i = 1; i <= TASKS; i++) {
        pool.submit(() -> task()).get();
    }
    // @note.en Now all hundred keys are cleared, and a hundred stale entries hold their values.
    // @note.zh 这时 100 个 key 全部被清除，100 个过期的 Entry 各自持有 value。
    System.gc();
    int alive = 0;
    for (WeakReference<byte[]> value : values) {
        if (value.get() != null) {
            alive++;
        }
    }
    // @note.en All hundred stay, in the lab and on JDK 17 and 25, whichever worker took which task: no call has come to these tables since.
    // @note.zh 100 个全部留下，无论在模拟器还是 JDK 17、25 上，也无论哪个线程接到哪个任务：此后再没有操作来过这些 table。
    System.out.println("alive " + alive);
    pool.shutdown();
}

// @title.en Thought experiment: an Entry that holds its key strongly
// @title.zh 思想实验：Entry 强引用 key
// @design keys=strong
List<WeakReference<byte[]>> values = new ArrayList<>();

void task() {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    byte[] value = new byte[1024];
    values.add(new WeakReference<>(value));
    key.set(value);
}

void main() {
    // @note.en Twenty tasks on one thread, each with a key of its own, and a GC after each.
    // @note.zh 同一个线程上 20 个任务，每个任务新建一个 key，之后做一次 GC。
    for (int i = 0; i < 20; i++) {
        task();
        System.gc();
    }
    int alive = 0;
    for (WeakReference<byte[]> value : values) {
        if (value.get() != null) {
            alive++;
        }
    }
    // @note.en All twenty stay: no key is ever cleared, so no Entry is ever stale and nothing can be expunged. With the JDK's weak keys 2 stay.
    // @note.zh 20 个全部留下：key 永远不会被清除，Entry 也就不会过期，没有东西可清。JDK 用弱引用的 key，只留下 2 个。
    System.out.println("alive " + alive);
    // @note.en The table has grown to 32 slots, for keys that nobody can use.
    // @note.zh 表扩大到 32 个槽，装的却是谁也用不上的 key。
    Lab.dump();
}

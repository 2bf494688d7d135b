// @title.en The same big arrays with remove(): memory lasts
// @title.zh 同样的大数组，加上 remove() 内存就够用
// @heap 64MB
static final int BIG = 18 * 1024 * 1024;
static final ExecutorService POOL = Executors.newSingleThreadExecutor();
void task() {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    byte[] value = new byte[BIG];
    // @note.en finally takes the entry out while the key is still there. When the frame is gone, nothing holds the array.
    // @note.zh 趁 key 还在，finally 就把 Entry 移除。栈帧一消失，就没有谁再持有这个数组。
    try {
        key.set(value);
    } finally {
        key.remove();
    }
}
void main() throws Exception {
    int tasks = 0;
    // @note.en 20 tasks of 18 MB in a heap of 64 MB: when an array doesn't fit, a GC finds the earlier ones free to go.
    // @note.zh 64 MB 的堆，20 个各占 18 MB 的任务：放不下时做一次 GC，之前的数组都能回收。
    while (tasks < 20) {
        POOL.submit(() -> task()).get();
        tasks++;
    }
    System.out.println("tasks " + tasks);
    // @note.en The worker's map is there, and it is empty.
    // @note.zh 工作线程的 map 还在，里面是空的。
    POOL.submit(() -> Lab.dump()).get();
    POOL.shutdown();
}

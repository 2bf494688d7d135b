// @title.en A queued task holds the key that it captured
// @title.zh 排队的任务持有它捕获的 key
static final ExecutorService POOL = Executors.newSingleThreadExecutor();
void show(String when) {
    System.out.println(when);
    System.gc();
    Lab.dump();
}
void request() {
    ThreadLocal<String> key = new ThreadLocal<>();
    // @note.en The worker is busy with the task that calls this, so the new task waits in the queue. Its lambda has captured the key.
    // @note.zh 工作线程正忙着执行当前任务，新任务只好排队。它的 lambda 捕获了 key。
    POOL.submit(() -> System.out.println("read " + key.get()));
    key.set(new String("Ada"));
}
void first() {
    request();
    // @note.en The frame of request is gone, but queue, task and lambda lead to the key: the GC leaves it alone.
    // @note.zh request 的栈帧没有了，但从队列经任务和 lambda 能到达 key：GC 不会动它。
    show("queued");
}
void main() throws Exception {
    POOL.submit(() -> first()).get();
    // @note.en The queued task has read the value and is over. Nothing holds the key any longer: the next GC makes the entry stale.
    // @note.zh 排队的任务读到了 value，然后结束。再没有谁持有 key：下一次 GC 之后，Entry 过期。
    POOL.submit(() -> show("over")).get();
}

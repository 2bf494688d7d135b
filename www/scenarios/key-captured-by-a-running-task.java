// @title.en A running task holds the key that it captured
// @title.zh 运行中的任务持有它捕获的 key
static final ExecutorService POOL = Executors.newSingleThreadExecutor();
void task(ThreadLocal<String> key) {
    key.set(new String("Ada"));
    // @note.en The frame of request, where the key was created, is gone. The task is running and holds the key: the entry survives the GC.
    // @note.zh 创建 key 的 request 栈帧已经没有了。任务正在运行，由它持有 key：这个 Entry 经得起 GC。
    System.gc();
    Lab.dump();
}
Runnable request() {
    ThreadLocal<String> key = new ThreadLocal<>();
    // @note.en The lambda captures the key and takes it along.
    // @note.zh lambda 捕获了 key，把它带了出去。
    return () -> task(key);
}
void after() {
    System.gc();
    Lab.dump();
}
void main() throws Exception {
    Future<?> future = POOL.submit(request());
    future.get();
    // @note.en The task is over. The variable still holds the Future, but a Future that is done has let go of its lambda. Nothing else held the key: stale.
    // @note.zh 任务结束了。变量还持有 Future，但 Future 完成之后不再引用 lambda，再没有谁持有 key：Entry 过期。
    POOL.submit(() -> after()).get();
    System.out.println(future.get());
}

// @title.en remove() on the wrong thread does nothing
// @title.zh 在别的线程上 remove() 不起作用
static final ThreadLocal<String> USER = new ThreadLocal<>();
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> USER.set(new String("Ada"))).get();
    // @note.en remove looks in the map of the thread that calls it. main has none.
    // @note.zh remove 只看调用它的线程的 map，而 main 连 map 都没有。
    USER.remove();
    Lab.dump();
    // @note.en The worker's entry is untouched.
    // @note.zh 工作线程的 Entry 原封不动。
    pool.submit(() -> Lab.dump()).get();
    // @note.en Handed over as a task, the same call runs on the worker, and there it takes the entry out.
    // @note.zh 把同样的调用作为任务交出去，它就在工作线程上执行，Entry 才被移除。
    pool.submit(() -> USER.remove()).get();
    pool.submit(() -> Lab.dump()).get();
    pool.shutdown();
}

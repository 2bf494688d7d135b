// @title.en A trace id that stops at the pool
// @title.zh 链路追踪的 traceId，进了线程池就没了
static final ThreadLocal<String> TRACE = new ThreadLocal<>();
static void log(String text) {
    System.out.println("[" + TRACE.get() + "] " + text);
}
static Runnable carrying(Runnable task) {
    String trace = TRACE.get();                          // on the thread that submits @zh 在提交任务的线程上读
    return () -> {
        TRACE.set(trace);                                // on the worker @zh 在工作线程上写
        try {
            task.run();
        } finally {
            TRACE.remove();
        }
    };
}
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    TRACE.set(new String("t-1"));
    log("request");
    // @note.en The worker has a map of its own, without this key: the log line has no trace id.
    // @note.zh 工作线程有自己的 map，里面没有这个 key：这行日志没有 traceId。
    pool.submit(() -> log("task")).get();
    // @note.en Read before it is submitted, set before it runs, removed after: the value travels with the task.
    // @note.zh 提交之前读，运行之前 set，运行之后 remove：value 跟着任务走。
    pool.submit(carrying(() -> log("carried"))).get();
    // @note.en Nothing of it stays for the next task.
    // @note.zh 什么也没留给下一个任务。
    pool.submit(() -> log("next")).get();
    pool.submit(() -> Lab.dump()).get();
    pool.shutdown();
}

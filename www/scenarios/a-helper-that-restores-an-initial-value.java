// @title.en A helper that restores what get() returned leaves an entry
// @title.zh 把 get() 的结果还回去，会留下一个 Entry
static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[1024]);
static void with(byte[] buffer, Runnable work) {
    // @note.en Nothing was set, and get() returns something all the same: it has just asked for the initial value and added an entry for it.
    // @note.zh 之前什么也没 set，get() 照样返回了东西：它刚刚要来初始值，还为它添了一个 Entry。
    byte[] before = BUFFER.get();
    BUFFER.set(buffer);
    try {
        work.run();
    } finally {
        // @note.en With an initial value, before is never null: this never removes.
        // @note.zh 有了初始值，before 就永远不是 null：这里永远走不到 remove。
        if (before == null) {
            BUFFER.remove();
        } else {
            BUFFER.set(before);
        }
    }
}
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> Lab.dump()).get();
    pool.submit(() -> with(new byte[16], () -> System.out.println("works with " + BUFFER.get().length))).get();
    // @note.en The call is over, and the worker keeps an entry that it did not have before.
    // @note.zh 调用结束了，工作线程却多了一个原来没有的 Entry。
    pool.submit(() -> Lab.dump()).get();
    pool.shutdown();
}

// @title.en A helper that cannot forget to remove
// @title.zh 不会忘记 remove 的辅助方法
static final ThreadLocal<String> USER = new ThreadLocal<>();
static void with(String user, Runnable work) {
    String before = USER.get();
    USER.set(user);
    // @note.en Whatever the work does, what was there before comes back; if there was nothing, nothing stays.
    // @note.zh 不管里面做了什么，最后都恢复原状：原来有的还回去，原来没有的不留下。
    try {
        work.run();
    } finally {
        if (before == null) {
            USER.remove();
        } else {
            USER.set(before);
        }
    }
}
static void show(String where) {
    System.out.println(where + ": " + USER.get());
}
void request() {
    show("request");
    // @note.en A nested call: the other user is there inside, and gone after it.
    // @note.zh 嵌套调用：里面是另一个用户，出来就没有了。
    with(new String("Grace"), () -> show("inside"));
    show("request");
}
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> with(new String("Ada"), () -> request())).get();
    // @note.en The same thread, the next task: nobody is left.
    // @note.zh 同一个线程，下一个任务：什么人也没留下。
    pool.submit(() -> Lab.dump()).get();
    pool.shutdown();
}

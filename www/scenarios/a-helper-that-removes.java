// @title.en A helper that cannot forget to remove
// @title.zh 不会忘记 remove 的辅助方法
record Binding(String user, Binding outer) {
}
static final ThreadLocal<Binding> BINDING = new ThreadLocal<>();
static String user() {
    Binding binding = BINDING.get();
    // @note.en Nobody is bound: the default is given here, not as an initial value of the variable. The get has added an entry for its null, which goes again.
    // @note.zh 没有绑定谁：默认值在这里给出，而不是变量的初始值。get 为 null 添的那个 Entry 也顺手移除。
    if (binding == null) {
        BINDING.remove();
        return "guest";
    }
    return binding.user();
}
static void with(String user, Runnable work) {
    Binding outer = BINDING.get();
    BINDING.set(new Binding(user, outer));
    // @note.en Whatever the work does, what was there before comes back. A binding is never null: so null says that there was no entry, and none stays.
    // @note.zh 不管里面做了什么，最后都恢复原状。绑定从来不是 null，所以 null 就表示原来没有 Entry，那就一个也不留。
    try {
        work.run();
    } finally {
        if (outer == null) {
            BINDING.remove();
        } else {
            BINDING.set(outer);
        }
    }
}
static void show(String where) {
    System.out.println(where + ": " + user());
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
    // @note.zh 同一个线程，下一个任务：谁也没留下。
    pool.submit(() -> show("next")).get();
    pool.submit(() -> Lab.dump()).get();
    pool.shutdown();
}

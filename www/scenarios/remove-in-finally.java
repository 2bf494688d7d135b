// @title.en remove() in finally: the next request finds nothing
// @title.zh 在 finally 里 remove()：下一个请求什么也读不到
static final ThreadLocal<String> USER = new ThreadLocal<>();
void request(String login) {
    // @note.en Whatever happens in the request, the thread goes back to the pool without an entry.
    // @note.zh 请求里无论发生什么，线程回到池里时都不再带着 Entry。
    try {
        if (login != null) {
            USER.set(new String(login));
        }
        System.out.println(Thread.currentThread().getName() + " serves " + USER.get());
        if (login != null) {
            throw new IllegalStateException("the request fails");
        }
    } finally {
        USER.remove();
    }
}
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    // @note.en Ada's request ends with an exception. Even then finally has removed the entry.
    // @note.zh Ada 的请求抛出了异常。即使这样，finally 也已移除 Entry。
    try {
        pool.submit(() -> request("Ada")).get();
    } catch (ExecutionException failed) {
        System.out.println(failed.getCause().getMessage());
    }
    pool.submit(() -> Lab.dump()).get();
    // @note.en The same thread again, and it serves null: nothing is left of Ada.
    // @note.zh 还是同一个线程，读到的是 null：Ada 什么也没留下。
    pool.submit(() -> request(null)).get();
    // @note.en get has added an entry for its null, and remove has taken that out as well. The map itself stays with the thread.
    // @note.zh get 为它的 null 加过一个 Entry，remove 也一并移除了。map 本身仍留在线程上。
    pool.submit(() -> Lab.dump()).get();
    pool.shutdown();
}

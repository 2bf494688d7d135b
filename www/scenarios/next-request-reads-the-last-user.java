// @title.en The next request reads the previous user
// @title.zh 下一个请求读到上一个用户
static final ThreadLocal<String> USER = new ThreadLocal<>();
void request(String login) {
    // @note.en An anonymous request sets nothing. So get returns whatever this thread has.
    // @note.zh 匿名请求什么也不 set，于是 get 返回这个线程上现有的 value。
    if (login != null) {
        USER.set(new String(login));
    }
    System.out.println(Thread.currentThread().getName() + " serves " + USER.get());
}
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> request("Ada")).get();
    // @note.en The task is over, but its thread lives on, with its map. The key is static, so this GC leaves the entry alone.
    // @note.zh 任务结束了，线程和它的 map 却还在。key 是静态的，这次 GC 动不了这个 Entry。
    System.gc();
    // @note.en Nobody has logged in here, and yet the request is served as Ada's.
    // @note.zh 这里没有人登录，这个请求却当作 Ada 的来处理。
    pool.submit(() -> request(null)).get();
    pool.submit(() -> Lab.dump()).get();
}

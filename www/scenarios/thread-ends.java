// @title.en A thread that ends takes everything along
// @title.zh 线程一结束，什么都释放
static final ThreadLocal<byte[]> KEY = new ThreadLocal<>();
static final List<WeakReference<byte[]>> WATCHED = new ArrayList<>();
static byte[] watched() {
    byte[] value = new byte[1024];
    WATCHED.add(new WeakReference<>(value));
    return value;
}
static int alive() {
    System.gc();
    int count = 0;
    for (WeakReference<byte[]> each : WATCHED) {
        if (each.get() != null) {
            count++;
        }
    }
    return count;
}
void work() {
    KEY.set(watched());
    ThreadLocal<byte[]> local = new ThreadLocal<>();
    local.set(watched());
    // @note.en Two values, neither is removed. While the thread lives, its map holds both.
    // @note.zh 两个 value，都没有 remove。线程还活着，它的 map 就持有这两个。
    System.out.println("alive " + alive());
    Lab.dump();
}
void main() throws Exception {
    Thread thread = new Thread(() -> work());
    thread.start();
    thread.join();
    // @note.en The thread has ended. Its Thread object is still in a variable, but it no longer has a map: both values are collected, the one of the static key too.
    // @note.zh 线程结束了。变量里还有 Thread 对象，但它已没有 map：两个 value 都被回收，静态 key 的那个也不例外。
    System.out.println("alive " + alive());
    System.out.println(thread.getName());
}

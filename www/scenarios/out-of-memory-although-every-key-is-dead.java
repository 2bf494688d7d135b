// @title.en OutOfMemoryError, although every key is dead
// @title.zh 所有 key 都已死去，还是 OutOfMemoryError
// @heap 64MB
static final int BIG = 18 * 1024 * 1024;
static final ExecutorService POOL = Executors.newSingleThreadExecutor();
static final List<WeakReference<byte[]>> VALUES = new ArrayList<>();
void task(int bytes) {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    // @note.en The allocation comes first. When the heap is full, it fails, and the set below, which might have cleaned, never runs.
    // @note.zh 先分配。堆满时分配就失败，下面那个本可能清理的 set 根本没有机会运行。
    byte[] value = new byte[bytes];
    VALUES.add(new WeakReference<>(value));
    key.set(value);
}
int succeeding(int limit) throws Exception {
    int tasks = 0;
    try {
        while (tasks < limit) {
            POOL.submit(() -> task(BIG)).get();
            tasks++;
        }
    } catch (ExecutionException failed) {
        System.out.println(failed.getCause().getMessage());
    }
    return tasks;
}
int alive() {
    System.gc();
    int count = 0;
    for (WeakReference<byte[]> value : VALUES) {
        byte[] array = value.get();
        if (array != null && array.length == BIG) {
            count++;
        }
    }
    return count;
}
void main() throws Exception {
    // @note.en 18 MB a task in a heap of 64 MB, and only two succeed: 16 MB are set aside for young objects, and no such array fits there.
    // @note.zh 每个任务 18 MB，堆 64 MB，却只成功两次：有 16 MB 留给年轻代，这么大的数组放不进去。
    System.out.println("tasks " + succeeding(100));
    // @note.en No key is left: before it gave up, the JVM has collected them all. But each stale entry holds its array strongly.
    // @note.zh key 一个都不剩：JVM 在认输之前已把它们全部回收。但每个过期的 Entry 都强引用着自己的数组。
    POOL.submit(() -> Lab.dump()).get();
    System.out.println("before " + alive());
    // @note.en Ten tasks with small arrays: their sets do run, and one after the other they come upon every stale entry.
    // @note.zh 10 个只用小数组的任务：它们的 set 能运行，一个接一个，把过期的 Entry 全都碰到了。
    for (int i = 0; i < 10; i++) {
        POOL.submit(() -> task(1024)).get();
    }
    POOL.submit(() -> Lab.dump()).get();
    System.out.println("after " + alive());
    // @note.en There is room for a big array again.
    // @note.zh 又放得下一个大数组了。
    System.out.println("again " + succeeding(1));
    POOL.shutdown();
}

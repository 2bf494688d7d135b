// @title.en withInitial makes an object for each thread
// @title.zh withInitial 为每个线程各造一个对象
static final ThreadLocal<int[]> COUNTER = ThreadLocal.withInitial(() -> new int[1]);
void count() {
    // @note.en This thread has no entry yet: get calls the supplier and stores a new array in this thread's map.
    // @note.zh 本线程还没有 Entry：get 调用 supplier，把新数组存进本线程的 map。
    COUNTER.get()[0]++;
    System.out.println(COUNTER.get()[0]);
}
void main() throws Exception {
    // @note.en The first get on this thread adds an entry; the second finds it.
    // @note.zh 本线程第一次 get 会加一个 Entry，第二次就找到它。
    COUNTER.get()[0]++;
    COUNTER.get()[0]++;
    Thread other = new Thread(() -> count());
    other.start();
    other.join();
    // @note.en The other thread printed 1, this one prints 2: two arrays, each counted on its own.
    // @note.zh 另一个线程输出 1，这里输出 2：两个数组，各数各的。
    System.out.println(COUNTER.get()[0]);
    Lab.dump();
}

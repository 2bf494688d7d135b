// @title.en One object, set in two threads: shared, not copied
// @title.zh 同一个对象 set 进两个线程：是共享，不是副本
static final ThreadLocal<int[]> COUNTER = new ThreadLocal<>();
void count(int[] counter) {
    // @note.en set stores the reference that it is given. Nothing is copied.
    // @note.zh set 存的就是传进来的引用，什么也没有复制。
    COUNTER.set(counter);
    COUNTER.get()[0]++;
}
void main() throws Exception {
    int[] counter = new int[1];
    COUNTER.set(counter);
    Thread other = new Thread(() -> count(counter));
    other.start();
    other.join();
    // @note.en Two entries in two maps, one array: main sees what the other thread has added.
    // @note.zh 两个 map、两个 Entry，数组却是同一个：另一个线程加的 1，main 也看得到。
    System.out.println(COUNTER.get()[0]);
    // @note.en The very same object. ThreadLocal keeps threads apart only if each puts in an object of its own.
    // @note.zh 正是同一个对象。只有每个线程各放各的对象，ThreadLocal 才隔得开线程。
    System.out.println(COUNTER.get() == counter);
}

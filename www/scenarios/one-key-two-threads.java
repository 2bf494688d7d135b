// @title.en One static ThreadLocal, two threads, two values
// @title.zh 一个静态 ThreadLocal，两个线程，两个 value
static final ThreadLocal<String> USER = new ThreadLocal<>();
void greet(String name) {
    // @note.en A thread starts without a map, so get finds nothing here, although main has set a value.
    // @note.zh 新线程还没有 map：虽然 main 已经 set 过，这里的 get 什么也拿不到。
    System.out.println(USER.get());
    USER.set(new String(name));
    Lab.dump();
}
void main() throws Exception {
    USER.set(new String("Ada"));
    Thread other = new Thread(() -> greet("Grace"));
    // @note.en The other thread sets the same key, in its own map.
    // @note.zh 另一个线程用同一个 key，写的却是自己的 map。
    other.start();
    other.join();
    Lab.dump();
    // @note.en One key object, two maps, one entry in each: main still reads its own value.
    // @note.zh key 只有一个，map 有两个，各有一个 Entry：main 读到的仍是自己的 value。
    System.out.println(USER.get());
}

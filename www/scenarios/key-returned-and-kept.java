// @title.en The method returns its key, and the caller keeps it
// @title.zh 方法返回 key，调用者留着它
ThreadLocal<String> open(String name) {
    ThreadLocal<String> key = new ThreadLocal<>();
    key.set(new String(name));
    return key;
}
void main() {
    // @note.en The frame of open is gone, but a variable of main holds the key now.
    // @note.zh open 的栈帧没有了，但现在 main 的一个变量持有 key。
    ThreadLocal<String> kept = open("Ada");
    System.gc();
    Lab.dump();
    // @note.en No GC can take a key that somebody can still use: get finds its entry.
    // @note.zh 还用得到的 key，GC 拿不走：get 找得到它的 Entry。
    System.out.println(kept.get());
    // @note.en And whoever can reach the key can also remove the entry.
    // @note.zh 拿得到 key，也就能把 Entry 移除。
    kept.remove();
    Lab.dump();
}

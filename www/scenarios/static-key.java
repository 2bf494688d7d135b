// @title.en A static key: no GC clears it
// @title.zh 静态的 key：GC 清不掉
static final ThreadLocal<String> USER = new ThreadLocal<>();
void request(String name) {
    USER.set(new String(name));
}
void main() {
    request("Ada");
    // @note.en The frame is gone, but the class holds the key: three GCs, and the entry is as it was.
    // @note.zh 栈帧没有了，但类持有 key：做三次 GC，Entry 还是原样。
    System.gc();
    System.gc();
    System.gc();
    Lab.dump();
    // @note.en The next set finds the same key and overwrites: one entry for ever, with the last value in it.
    // @note.zh 下一次 set 找到同一个 key，只是覆盖：始终一个 Entry，里面是最后的 value。
    request("Grace");
    Lab.dump();
    // @note.en No GC takes this value while the class holds the key; remove does.
    // @note.zh 只要类还持有 key，GC 就拿不走这个 value；remove 可以。
    USER.remove();
    Lab.dump();
}

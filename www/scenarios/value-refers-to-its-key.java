// @title.en A value that refers to its own key is never freed
// @title.zh 引用自己 key 的 value，永远不会释放
static void plain() {
    ThreadLocal<Object[]> key = Lab.atSlot(3);
    key.set(new Object[1]);
}
static void pinned() {
    ThreadLocal<Object[]> key = Lab.atSlot(8);
    Object[] value = {new byte[1024], key};              // the value leads back to its key @zh value 又引用回它的 key
    key.set(value);
}
void main() {
    plain();
    pinned();
    // @note.en Both methods have returned: no variable refers to either key.
    // @note.zh 两个方法都已返回：再没有变量引用这两个 key。
    System.gc();
    // @note.en Slot 3 turned stale. Slot 8 did not: the Entry holds its value and the value holds the key, so the weak reference doesn't help.
    // @note.zh 3 号槽过期了，8 号槽却没有：Entry 强引用 value，value 又强引用 key。对 key 的引用是弱的，也无济于事。
    Lab.dump();
    ThreadLocal<String> k2 = Lab.atSlot(2);
    // @note.en A new key at home 2 scans slots 3 and 4 and, after its find, on from there. It passes slot 8, and sees a live key.
    // @note.zh home 槽为 2 的新 key 会往后扫描，清掉 3 号槽后继续往前，也看到了 8 号槽：那里的 key 还活着。
    k2.set(new String("two"));
    Lab.dump();
}

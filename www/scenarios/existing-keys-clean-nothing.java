// @title.en Two thousand calls on existing keys clean nothing
// @title.zh 对已有的 key 调用 2,000 次，什么也没清掉
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void drop(int home) {
    filled(home, "dropped");                             // the only reference to the key ends here @zh 对 key 的唯一引用到此为止
}
void main() {
    ThreadLocal<String> k4 = filled(4, "four");
    ThreadLocal<String> k12 = filled(12, "twelve");
    drop(1);
    drop(3);
    drop(5);
    drop(7);
    drop(9);
    drop(11);
    System.gc();                                         // six slots turn stale @zh 六个槽过期
    Lab.dump();
    // @note.en Each call finds its key in its home slot and is done. Nothing is in its way, so nothing is cleaned.
    // @note.zh 每次调用都在 home 槽直接找到 key，立刻结束：路上什么也没碰到，也就什么也没清理。
    for (int i = 0; i < 1000; i++) {
        k4.set(k12.get());
    }
    // @note.en A thousand get, a thousand set: all six stale entries are still there, right beside the two keys.
    // @note.zh get 1,000 次，set 1,000 次：六个过期的 Entry 都还在，就在这两个 key 的旁边。
    Lab.dump();
    // @note.en One new key: its set looks at four cells, 3 to 6. Each find starts the count again, and the scan gets round to every stale slot.
    // @note.zh 来一个新 key：它的 set 往后看四格，3 到 6 号；每发现一个过期 Entry 就重新计数，一路清了个遍。
    filled(2, "new");
    Lab.dump();
}

// @title.en Thought experiment: a sweep of the whole table with every call
// @title.zh 思想实验：每次调用都全量清理
// @design cleaning=full
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k2  = filled(2, "two");
    ThreadLocal<String> k5  = filled(5, "five");
    ThreadLocal<String> k9  = filled(9, "nine");
    ThreadLocal<String> k10 = filled(10, "ten");
    ThreadLocal<String> k11 = filled(11, "eleven");
    ThreadLocal<String> k13 = filled(13, "thirteen");
    ThreadLocal<String> k14 = filled(14, "fourteen");
    ThreadLocal<String> k15 = filled(15, "fifteen");
    ThreadLocal<String> k9b = filled(9, "old");          // 9, 10 and 11 are taken: lands in 12 @zh 9、10、11 号都占了：落在 12 号
    k14.remove();                                        // somebody tidies up: slot 14 is null @zh 有人顺手清理：14 号槽变成 null
    k5 = null;
    k10 = null;                                          // the last strong references go @zh 最后的强引用没了
    System.gc();                                         // slots 5 and 10 turn stale @zh 5、10 号槽过期
    // @note.en expungeStaleEntries runs first and visits all sixteen slots. On a JDK this call cleans slot 10 and leaves slot 5.
    // @note.zh 先运行 expungeStaleEntries，16 个槽全看一遍。换成 JDK，这次调用清掉 10 号，留下 5 号。
    k9b.set(new String("new"));
    // @note.en Nothing is stale any more, and k9b has moved to 10.
    // @note.zh 表里再没有过期的 Entry，k9b 移到了 10 号。
    Lab.dump();
}

// @title.en Thought experiment: a chained table with a reference queue
// @title.zh 思想实验：带引用队列的链表表
// @design table=queued
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
    // @note.en The GC has put both stale entries into the queue, as it does for WeakHashMap. set empties the queue first: whatever bucket they are in, they go.
    // @note.zh GC 已把两个过期的 Entry 放进队列，就像对 WeakHashMap 那样。set 先清空队列：不管它们在哪个桶里，都会被摘下。
    k9b.set(new String("new"));
    // @note.en Nothing is stale any more. The JDK leaves slot 5 after this call.
    // @note.zh 表里再没有过期的 Entry。换成 JDK，这次调用之后 5 号槽还留着。
    Lab.dump();
}

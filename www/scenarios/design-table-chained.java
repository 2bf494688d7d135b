// @title.en Thought experiment: a chained table, as in HashMap
// @title.zh 思想实验：像 HashMap 那样用链表的表
// @design table=chained
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
    // @note.en set passes bucket 9 only, which k9 and k9b share, and the stale entry in 10 is not in it. The JDK cleans slot 10 with this call.
    // @note.zh k9 和 k9b 同在 9 号桶，set 只经过这个桶，10 号桶里过期的 Entry 不在路上。换成 JDK，这次调用会清掉 10 号槽。
    k9b.set(new String("new"));
    Lab.dump();
    // @note.en A new key in bucket 5 passes the stale entry there, and unlinks it. Bucket 10 keeps its own.
    // @note.zh 新 key 进 5 号桶，路过那里过期的 Entry，把它摘下。10 号桶里的那个还在。
    ThreadLocal<String> k5b = filled(5, "five b");
    Lab.dump();
}

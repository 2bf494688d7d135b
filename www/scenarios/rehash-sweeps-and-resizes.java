// @title.en Ten entries, two of them stale: rehash sweeps, then resizes anyway
// @title.zh 10 个 Entry 里两个过期：rehash 清完，照样扩容
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k0  = filled(0, "zero");
    ThreadLocal<String> k2  = filled(2, "two");
    ThreadLocal<String> k3  = filled(3, "three");
    ThreadLocal<String> k5  = filled(5, "five");
    ThreadLocal<String> k7  = filled(7, "seven");
    ThreadLocal<String> k9  = filled(9, "nine");
    ThreadLocal<String> k10 = filled(10, "ten");
    ThreadLocal<String> k12 = filled(12, "twelve");
    ThreadLocal<String> k14 = filled(14, "fourteen");
    k12 = null;
    k14 = null;
    System.gc();                                         // slots 12 and 14 turn stale @zh 12、14 号槽过期
    Lab.dump();
    // @note.en The tenth entry goes to 4, and cleanSomeSlots finds nothing in 5 to 8. size is at the threshold of 10: rehash sweeps the whole table.
    // @note.zh 第 10 个 Entry 放进 4 号槽，cleanSomeSlots 在 5 到 8 号里什么也没发现。size 达到阈值 10，于是 rehash 全量清理。
    ThreadLocal<String> k4 = filled(4, "four");
    // @note.en Eight are left, and 8 is 10 − 10/4: enough for a resize. The table doubles to 32, for eight entries.
    // @note.zh 还剩八个，正好是 10 − 10/4 = 8，够扩容的了：为了这八个 Entry，表扩大到 32。
    Lab.dump();
}

// @title.en Ten entries, three of them stale: rehash sweeps, and does not resize
// @title.zh 10 个 Entry 里三个过期：rehash 清完，不再扩容
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
    k9 = null;
    k12 = null;
    k14 = null;
    System.gc();                                         // slots 9, 12 and 14 turn stale @zh 9、12、14 号槽过期
    Lab.dump();
    // @note.en The tenth entry goes to 4. cleanSomeSlots looks at 5 to 8 and finds nothing, size is at the threshold of 10: rehash sweeps the whole table.
    // @note.zh 第 10 个 Entry 放进 4 号槽。cleanSomeSlots 看 5 到 8 号，什么也没发现；size 达到阈值 10，于是 rehash 全量清理。
    ThreadLocal<String> k4 = filled(4, "four");
    // @note.en Seven are left, and to double it would take 10 − 10/4 = 8. The table keeps its 16 slots.
    // @note.zh 还剩七个，而要到 10 − 10/4 = 8 个才扩容。表仍是 16 个槽。
    Lab.dump();
}

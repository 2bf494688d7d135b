// @title.en One slot more in the run, and set() cleans slot 5
// @title.zh 连续段多占一个槽，set() 就清到了 5 号槽
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
    k5 = null;
    k10 = null;                                          // the last strong references go @zh 最后的强引用没了
    System.gc();                                         // slots 5 and 10 turn stale; k14 is still there @zh 5、10 号槽过期；k14 还在
    Lab.dump();
    // @note.en With slot 14 occupied the run goes on through 15, and its null is slot 0. There expungeStaleEntry stops, and cleanSomeSlots looks at the next five cells: 1 to 5.
    // @note.zh 14 号槽还占着，连续段就一直连到 15 号槽，末尾的 null 在 0 号槽。expungeStaleEntry 停在那里，cleanSomeSlots 再看后面五格：1 到 5 号。
    k9b.set(new String("new"));
    // @note.en Slot 5 is the last cell of the scan: it just made it.
    // @note.zh 5 号槽恰好是扫描的最后一格：刚刚够得着。
    Lab.dump();
}

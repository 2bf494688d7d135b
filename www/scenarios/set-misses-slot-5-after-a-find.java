// @title.en A find at slot 15 does not take set() to slot 5
// @title.zh 在 15 号槽有所发现，set() 还是清不到 5 号槽
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
    k10 = null;
    k15 = null;                                          // the last strong references go @zh 最后的强引用没了
    System.gc();                                         // slots 5, 10 and 15 turn stale @zh 5、10、15 号槽过期
    Lab.dump();
    // @note.en The first cell of the scan, slot 15, is stale: n starts again from 16. Expunging stops at the null in 0, and four more cells follow: 1, 2, 3, 4.
    // @note.zh 扫描的第一格 15 号槽就已过期，n 重新从 16 算起。清理停在 0 号槽的 null，后面还看四格：1、2、3、4。
    k9b.set(new String("new"));
    // @note.en One cell short: slot 5 stays stale.
    // @note.zh 只差一格：5 号槽仍是过期的。
    Lab.dump();
}

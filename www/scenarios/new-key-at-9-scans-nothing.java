// @title.en A new key at home 9 takes slot 10 and scans nothing
// @title.zh home 槽为 9 的新 key：占下 10 号，不再扫描
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
    Lab.dump();
    // @note.en From home 9 the new key meets the stale slot 10. replaceStaleEntry finds neither the key nor another stale entry in the run: it fills slot 10 and is done.
    // @note.zh 新 key 从 home 槽 9 号出发，碰到过期的 10 号槽。replaceStaleEntry 在连续段里既没找到这个 key，也没找到别的过期 Entry：填上 10 号槽就结束了。
    ThreadLocal<String> k9c = filled(9, "newest");
    // @note.en No expungeStaleEntry, no cleanSomeSlots: slot 5 stays stale, and k9b stays displaced in 12.
    // @note.zh 没有 expungeStaleEntry，也没有 cleanSomeSlots：5 号槽仍是过期的，k9b 也仍错位在 12 号槽。
    Lab.dump();
}

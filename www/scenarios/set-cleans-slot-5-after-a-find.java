// @title.en A find at slot 2 takes set() on to slot 5
// @title.zh 在 2 号槽有所发现，set() 就清到了 5 号槽
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
    k2 = null;
    k5 = null;
    k10 = null;                                          // the last strong references go @zh 最后的强引用没了
    System.gc();                                         // slots 2, 5 and 10 turn stale @zh 2、5、10 号槽过期
    Lab.dump();
    // @note.en The scan starts behind the null in 14: slots 15, 0, 1, 2. Slot 2 is stale, and a find sets n back to the length of the table: slots 4 and 5 come into reach.
    // @note.zh 扫描从 14 号槽的 null 之后开始：15、0、1、2。2 号槽已过期，一有发现，n 就恢复成表长，4 号、5 号槽于是也够得着了。
    k9b.set(new String("new"));
    // @note.en All three are gone, 5 too, and k9b has moved from 12 to 10.
    // @note.zh 三个过期的 Entry 都清掉了，包括 5 号；k9b 从 12 号移到了 10 号。
    Lab.dump();
}

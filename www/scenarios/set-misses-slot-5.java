// @title.en set() doesn't clean slot 5
// @title.zh set() 清不到 5 号槽
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
    // @note.en Home is 9, slot 10 is stale: replaceStaleEntry. Will it get as far as slot 5?
    // @note.zh 它的 home 槽是 9，10 号槽已过期，于是走 replaceStaleEntry。它清得到 5 号槽吗？
    // @beat.en 3 First it looks back for anything older: 9 is alive, 8 is empty, and there it stops. 5 lies beyond.
    // @beat.zh 3 先往回找更早的过期 Entry：9 号有效，8 号是空槽，到此为止。5 号在空槽那边。
    // @beat.en 4 Then forward, for k9b’s own entry. Not in 11. In 12.
    // @beat.zh 4 再往后找 k9b 自己的 Entry：11 号不是，12 号是。
    // @beat.en 6 Slot 12 is emptied: "ten" is free. 13 is at home, 14 is empty: it stops.
    // @beat.zh 6 清空 12 号，"ten" 释放了。13 号在 home 槽，14 号是空槽：停。
    // @beat.en 7 A last look ahead: 16, 8, 4, 2, 1. Five cells, nothing stale. It stops.
    // @beat.zh 7 最后再往后扫：16、8、4、2、1，只看 5 格，没有过期的，停。
    k9b.set(new String("new"));
    Lab.dump();
}

// @title.en remove() in slot 9 cleans slot 10, not slot 5
// @title.zh remove() 清掉 9 号槽，顺带清掉 10 号，留下 5 号
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
    // @note.en remove clears slot 9, then expungeStaleEntry walks on to the null in 14. It clears the stale slot 10 and reseats k9b: its home, slot 9, is free now.
    // @note.zh remove 清空 9 号槽，expungeStaleEntry 接着走到 14 号槽的 null：沿途清掉过期的 10 号槽，k9b 也回到刚空出来的 home 槽 9 号。
    k9.remove();
    // @note.en Slot 5 lies in another run. remove never leaves its own, and no scan follows it.
    // @note.zh 5 号槽在另一个连续段里。remove 不出自己的连续段，后面也没有扫描。
    Lab.dump();
}

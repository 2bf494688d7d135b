// @title.en A new key at home 3 cleans slots 5 and 10
// @title.zh home 槽为 3 的新 key：5 号和 10 号都清掉
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
    // @note.en Slot 3 is null: the new entry goes in, size is 8, and cleanSomeSlots looks at four cells, 4 to 7. It finds slot 5, starts counting again, and finds slot 10.
    // @note.zh 3 号槽是 null：新 Entry 放进去，size 变成 8，cleanSomeSlots 看 4 到 7 号四格。它发现 5 号槽已过期，重新计数，又发现了 10 号槽。
    ThreadLocal<String> k3 = filled(3, "three");
    // @note.en Nothing is stale any more. Expunging slot 10 has also moved k9b from 12 to 10.
    // @note.zh 表里再没有过期的 Entry 了。清理 10 号槽时，k9b 也从 12 号移到了 10 号。
    Lab.dump();
}

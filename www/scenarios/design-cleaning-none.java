// @title.en Thought experiment: a table that never cleans
// @title.zh 思想实验：从不清理的表
// @design cleaning=none
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
    // @note.en On its way from 9 the probe passes the stale slot 10 and goes on to 12, where the key is. The JDK would have expunged 10 and moved k9b there.
    // @note.zh 从 9 号往后找，路过过期的 10 号槽，一直走到 12 号才找到 key。换成 JDK，会清掉 10 号，并把 k9b 移过去。
    k9b.set(new String("new"));
    // @note.en Only the value in 12 has changed. Slots 5 and 10 are as stale as before.
    // @note.zh 变的只有 12 号槽的 value，5 号和 10 号照旧是过期的。
    Lab.dump();
}

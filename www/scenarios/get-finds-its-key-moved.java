// @title.en get() expunges ahead of its key and finds it three slots nearer
// @title.zh get() 在半路清理，key 近了三格
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k4 = filled(4, "four");
    ThreadLocal<String> k5 = filled(5, "five");
    ThreadLocal<String> k6 = filled(6, "six");
    ThreadLocal<String> k7 = filled(7, "seven");
    ThreadLocal<String> k4b = filled(4, "four b");       // 4 to 7 are taken: lands in 8 @zh 4 到 7 号都占了：落在 8 号
    k5 = null;
    k6 = null;
    System.gc();                                         // slots 5 and 6 turn stale @zh 5、6 号槽过期
    Lab.dump();
    // @note.en The probe starts at home 4 and meets the stale slot 5. expungeStaleEntry clears 5 and 6, leaves k7 at home and reseats k4b from 8 to 5.
    // @note.zh 从 home 槽 4 号往后找，碰到过期的 5 号槽。expungeStaleEntry 清掉 5 号和 6 号，k7 留在 home 槽，k4b 从 8 号移到 5 号。
    String value = k4b.get();
    // @note.en getEntryAfterMiss then looks at slot 5 once more, and there is its key. It never walked to 8.
    // @note.zh 随后 getEntryAfterMiss 再看一次 5 号槽，key 就在那里。它根本没走到 8 号。
    System.out.println(value);
    Lab.dump();
}

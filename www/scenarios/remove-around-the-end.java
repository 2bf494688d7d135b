// @title.en A run goes on around the end of the table
// @title.zh 连续段绕过表尾，接着表头
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k14 = filled(14, "fourteen");
    ThreadLocal<String> k15 = filled(15, "fifteen");
    ThreadLocal<String> k0  = filled(0, "zero");
    ThreadLocal<String> k14b = filled(14, "fourteen b"); // 14, 15 and 0 are taken: lands in 1 @zh 14、15、0 号都占了：落在 1 号
    ThreadLocal<String> k3  = filled(3, "three");
    k0 = null;
    k3 = null;
    System.gc();                                         // slots 0 and 3 turn stale @zh 0、3 号槽过期
    Lab.dump();
    // @note.en Behind slot 15 comes slot 0: the run is 14, 15, 0, 1, and remove cleans on to the null in 2. Slot 3 is a run of its own.
    // @note.zh 15 号槽后面是 0 号槽：连续段是 14、15、0、1，remove 一直清到 2 号的 null 为止。3 号槽自成一个连续段。
    k15.remove();
    // @note.en Slot 0 is clean, and fourteen b has gone back from 1 around the end to 15, the first free slot from its home on.
    // @note.zh 0 号槽清掉了，fourteen b 从 1 号槽绕回 15 号槽：从 home 槽往后数，那是第一个空位。
    Lab.dump();
}

// @title.en Each find starts the scan again: one set() cleans three slots
// @title.zh 每发现一个就重新计数：一次 set() 清了三个槽
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k6  = filled(6, "six");
    ThreadLocal<String> k11 = filled(11, "eleven");
    ThreadLocal<String> k0  = filled(0, "zero");
    k6 = null;
    k11 = null;
    k0 = null;
    System.gc();                                         // slots 0, 6 and 11 turn stale @zh 0、6、11 号槽过期
    Lab.dump();
    // @note.en Four entries allow three cells: 5, 6, 7. But 6 is stale, so n becomes 16 and four more follow, 8 to 11; 11 is stale too, and four more follow, 13 to 0.
    // @note.zh 四个 Entry 只够看三格：5、6、7。但 6 号已过期，n 变成 16，再看四格，8 到 11 号；11 号又已过期，再看四格，13 到 0 号。
    ThreadLocal<String> k4 = filled(4, "four");
    // @note.en Only the new entry is left.
    // @note.zh 只剩下新的 Entry。
    Lab.dump();
}

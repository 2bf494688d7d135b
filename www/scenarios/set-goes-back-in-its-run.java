// @title.en set() goes back in its run before it cleans
// @title.zh set() 先退到连续段的前面，再开始清理
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k6  = filled(6, "six");
    ThreadLocal<String> k7  = filled(7, "seven");
    ThreadLocal<String> k8  = filled(8, "eight");
    ThreadLocal<String> k7b = filled(7, "seven b");      // 7 and 8 are taken: lands in 9 @zh 7、8 号都占了：落在 9 号
    ThreadLocal<String> k14 = filled(14, "fourteen");
    k6 = null;
    k8 = null;
    k14 = null;
    System.gc();                                         // slots 6, 8 and 14 turn stale @zh 6、8、14 号槽过期
    Lab.dump();
    // @note.en The walk starts at 7 and meets the stale slot 8. Before anything is cleaned, replaceStaleEntry looks back to the null in 5 and finds slot 6 stale too: cleaning begins there.
    // @note.zh 从 7 号出发，遇到过期的 8 号槽。清理之前，replaceStaleEntry 先往回看，一直看到 5 号的 null，发现 6 号槽也已过期：就从那里清起。
    k7b.set(new String("new"));
    // @note.en Behind the run the scan passes 11, 12 and 13 and finds 14 stale as well; after that it looks at four more cells.
    // @note.zh 连续段后面的扫描看过 11、12、13 号，发现 14 号也已过期，清掉之后又看了四格。
    Lab.dump();
}

// @title.en A neighbour at home stays put, and the key overtakes it
// @title.zh 邻居已在 home 槽不动，key 越过它补位
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> red   = filled(4, "red");
    ThreadLocal<String> red2  = filled(4, "red 2");      // lands in 5 @zh 落在 5 号
    ThreadLocal<String> black = filled(6, "black");
    ThreadLocal<String> yellow = filled(7, "yellow");    // at home @zh 就在 home 槽
    ThreadLocal<String> red3  = filled(4, "red 3");      // lands in 8 @zh 落在 8 号
    black = null;
    System.gc();                                         // slot 6 turns stale @zh 6 号槽过期
    Lab.dump();
    // @note.en get expunges slot 6 on its way. yellow is next, but 7 is its home and it stays; red 3 looks from home 4 on, and slot 6 is free.
    // @note.zh get 在半路清掉 6 号槽。接着轮到 yellow，可 7 号就是它的 home 槽，不动；red 3 从 home 槽 4 号往后找，6 号正好空着。
    System.out.println(red3.get());
    // @note.en red 3 was behind yellow and now sits before it.
    // @note.zh red 3 原来在 yellow 后面，现在到了它前面。
    Lab.dump();
}

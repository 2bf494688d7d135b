// @title.en A displaced neighbour takes the gap, and the key moves up behind it
// @title.zh 错位的邻居补上空位，key 跟着前移一格
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> red   = filled(4, "red");
    ThreadLocal<String> red2  = filled(4, "red 2");      // lands in 5 @zh 落在 5 号
    ThreadLocal<String> black = filled(6, "black");
    ThreadLocal<String> yellow = filled(6, "yellow");    // displaced: lands in 7 @zh home 槽被占：落在 7 号
    ThreadLocal<String> red3  = filled(4, "red 3");      // lands in 8 @zh 落在 8 号
    black = null;
    System.gc();                                         // slot 6 turns stale @zh 6 号槽过期
    Lab.dump();
    // @note.en get expunges slot 6 on its way. The entries behind it look for a place in turn: first yellow, whose home is 6, then red 3, which finds 4, 5 and 6 taken.
    // @note.zh get 在半路清掉 6 号槽，后面的 Entry 依次重新找位置：先是 yellow，它的 home 槽正是 6 号；再是 red 3，4、5、6 号都有人了。
    System.out.println(red3.get());
    // @note.en Both are one slot nearer, and their order is the same.
    // @note.zh 两个都前移了一格，先后次序不变。
    Lab.dump();
}

// @title.en get() cleans what it meets on its way
// @title.zh get() 只清理路上碰到的
void main() {
    ThreadLocal<String> front = Lab.atSlot(4);
    ThreadLocal<String> behind = Lab.atSlot(4);
    front.set(new String("front"));
    behind.set(new String("behind"));                    // displaced: it lands in 5 @zh home 槽被占：落在 5 号
    front = null;
    System.gc();                                         // slot 4 turns stale @zh 4 号槽过期
    Lab.dump();
    // @note.en The probe meets the stale slot 4 and expunges it. That moves the entry from 5 home to 4, where get looks again.
    // @note.zh 查找时碰到过期的 4 号槽，先把它清掉；5 号槽的 Entry 因此回到 home 槽 4 号，get 就在那里再看一次。
    System.out.println(behind.get());
    Lab.dump();
}

// @title.en remove() cleans its run, forward only
// @title.zh remove() 只往后清理自己的连续段
void main() {
    ThreadLocal<String> before = Lab.atSlot(3);
    ThreadLocal<String> key = Lab.atSlot(4);
    ThreadLocal<String> after = Lab.atSlot(5);
    ThreadLocal<String> last = Lab.atSlot(4);
    before.set(new String("before"));
    key.set(new String("key"));
    after.set(new String("after"));
    last.set(new String("last"));                        // displaced: it lands in 6 @zh home 槽被占：落在 6 号
    before = null;
    after = null;
    System.gc();                                         // slots 3 and 5 turn stale @zh 3、5 号槽过期
    Lab.dump();
    // @note.en From 4 on to the next null: slot 5 is expunged, the entry in 6 goes home to 4. Slot 3 lies before and stays stale.
    // @note.zh 从 4 号槽清到下一个 null：5 号槽被清掉，6 号槽的 Entry 回到 home 槽 4 号。3 号槽在前面，仍是过期的。
    key.remove();
    Lab.dump();
}

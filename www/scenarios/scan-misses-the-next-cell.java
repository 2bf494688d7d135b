// @title.en Four entries: the stale one is a cell too far for cleanSomeSlots
// @title.zh 四个 Entry：过期的那个离 cleanSomeSlots 只差一格
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k8  = filled(8, "eight");
    ThreadLocal<String> k12 = filled(12, "twelve");
    ThreadLocal<String> k13 = filled(13, "thirteen");
    k8 = null;
    System.gc();                                         // slot 8 turns stale @zh 8 号槽过期
    Lab.dump();
    // @note.en A new entry makes four: cleanSomeSlots looks at three cells, slots 5, 6 and 7, finds nothing and stops.
    // @note.zh 新 Entry 是第四个：cleanSomeSlots 看 5、6、7 号三格，什么也没发现，就停了。
    ThreadLocal<String> k4 = filled(4, "four");
    // @note.en Slot 8 would have been the next. It stays stale.
    // @note.zh 再往后一格就是 8 号槽。它仍是过期的。
    Lab.dump();
}

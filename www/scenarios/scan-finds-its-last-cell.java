// @title.en Four entries: cleanSomeSlots looks at three cells, and finds the last
// @title.zh 四个 Entry：cleanSomeSlots 看三格，最后一格有收获
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k7  = filled(7, "seven");
    ThreadLocal<String> k12 = filled(12, "twelve");
    ThreadLocal<String> k13 = filled(13, "thirteen");
    k7 = null;
    System.gc();                                         // slot 7 turns stale @zh 7 号槽过期
    Lab.dump();
    // @note.en A new entry makes four, and ⌊log₂ 4⌋ + 1 is three: cleanSomeSlots looks at slots 5, 6 and 7.
    // @note.zh 新 Entry 是第四个，⌊log₂ 4⌋ + 1 等于三：cleanSomeSlots 看 5、6、7 号槽。
    ThreadLocal<String> k4 = filled(4, "four");
    // @note.en Slot 7 was the last of them, and it is clean.
    // @note.zh 7 号槽是其中最后一格，已经清掉。
    Lab.dump();
}

// @title.en remove() leaves slots 5 and 10
// @title.zh remove() 清不到 5 号和 10 号槽
static ThreadLocal<String> filled(int home, String value) {
    ThreadLocal<String> key = Lab.atSlot(home);
    key.set(new String(value));
    return key;
}
void main() {
    ThreadLocal<String> k2  = filled(2, "two");
    ThreadLocal<String> k5  = filled(5, "five");
    ThreadLocal<String> k9  = filled(9, "nine");
    ThreadLocal<String> k10 = filled(10, "ten");
    ThreadLocal<String> k11 = filled(11, "eleven");
    ThreadLocal<String> k13 = filled(13, "thirteen");
    ThreadLocal<String> k14 = filled(14, "fourteen");
    ThreadLocal<String> k15 = filled(15, "fifteen");
    ThreadLocal<String> k9b = filled(9, "old");          // 9, 10 and 11 are taken: lands in 12 @zh 9、10、11 号都占了：落在 12 号
    k14.remove();                                        // somebody tidies up: slot 14 is null @zh 有人顺手清理：14 号槽变成 null
    k5 = null;
    k10 = null;                                          // the last strong references go @zh 最后的强引用没了
    System.gc();                                         // slots 5 and 10 turn stale @zh 5、10 号槽过期
    // @note.en k9b sits in slot 12, behind the stale slot 10. remove cleans from 12 on to the next null and takes no notice of what it passed.
    // @note.zh k9b 在 12 号槽，过期的 10 号槽在它前面。remove 只从 12 号槽清到下一个 null，路上经过的过期 Entry 一概不管。
    k9b.remove();
    Lab.dump();
}

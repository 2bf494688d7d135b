// @title.en Two keys with the same home slot
// @title.zh 两个 key 的 home 槽相同
void main() {
    ThreadLocal<String> first = Lab.atSlot(4);
    ThreadLocal<String> second = Lab.atSlot(4);
    first.set(new String("first"));
    // @note.en Slot 4 is taken by another key: set walks on to the next free slot, 5.
    // @note.zh 4 号槽已被别的 key 占用：set 往后走，落在下一个空槽 5 号。
    second.set(new String("second"));
    Lab.dump();
    ThreadLocal<String> third = Lab.atSlot(5);
    // @note.en Its own home is 5, but a displaced entry sits there. It lands in 6.
    // @note.zh 它的 home 槽是 5 号，却已被一个错位的 Entry 占着，只好落在 6 号。
    third.set(new String("third"));
    Lab.dump();
    // @note.en get walks the same way: 4 is another key, 5 is the one.
    // @note.zh get 走同样的路：4 号是别的 key，5 号才是它。
    System.out.println(second.get());
}

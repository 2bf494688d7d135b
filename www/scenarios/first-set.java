// @title.en The first set() creates the map
// @title.zh 第一次 set() 才创建 map
void main() {
    ThreadLocal<String> name = new ThreadLocal<>();
    Lab.dump();                                          // a thread starts without a map @zh 线程一开始没有 map
    // @note.en The map belongs to the thread; the ThreadLocal is only the key in it.
    // @note.zh map 属于线程，ThreadLocal 只是其中的 key。
    name.set(new String("Ada"));
    Lab.dump();
    ThreadLocal<String> other = new ThreadLocal<>();
    // @note.en The second key goes into the same map: its home is slot 7.
    // @note.zh 第二个 key 放进同一个 map，它的 home 槽是 7 号。
    other.set(new String("Grace"));
    Lab.dump();
}

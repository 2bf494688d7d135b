// @title.en Thought experiment: another increment, and nine keys form one run
// @title.zh 思想实验：换一个增量，九个 key 连成一个连续段
// @design increment=0x9E3779B1
void main() {
    List<ThreadLocal<Integer>> keys = new ArrayList<>();
    // @note.en 0x9E3779B1 is 1 modulo 16: each key has its home right behind the one before. 0x61c88647 is 7 modulo 16, and leaves gaps.
    // @note.zh 0x9E3779B1 对 16 取余是 1：每个 key 的 home 槽紧跟着前一个。0x61c88647 对 16 取余是 7，中间留有空隙。
    for (int i = 0; i < 9; i++) {
        ThreadLocal<Integer> key = new ThreadLocal<>();
        key.set(1000 + i);
        keys.add(key);
    }
    // @note.en Nobody is displaced, and yet slots 0 to 8 are one run of 9. With the JDK's increment no run is longer than 2.
    // @note.zh 没有谁错位，0 到 8 号槽却连成长度为 9 的连续段。用 JDK 的增量，连续段最长只有 2。
    Lab.dump();
    // @note.en expungeStaleEntry checks every entry on to the next null: here eight of them, on a JDK one.
    // @note.zh expungeStaleEntry 要逐个检查到下一个 null 为止：这里是八个 Entry，在 JDK 上只有一个。
    keys.get(0).remove();
    Lab.dump();
}

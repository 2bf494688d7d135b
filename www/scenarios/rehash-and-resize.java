// @title.en Ten entries: rehash, then resize
// @title.zh 10 个 Entry：先 rehash，再 resize
static List<ThreadLocal<Integer>> keys = new ArrayList<>();
void fill(int count) {
    for (int i = 0; i < count; i++) {
        ThreadLocal<Integer> key = new ThreadLocal<>();
        key.set(1000 + i);
        keys.add(key);
    }
}
void main() {
    fill(9);
    Lab.dump();
    ThreadLocal<Integer> tenth = new ThreadLocal<>();
    // @note.en size reaches the threshold of 10, nothing is stale: the table doubles to 32 and every entry looks up its home slot again.
    // @note.zh size 达到阈值 10，又没有过期的 Entry：表扩大到 32，每个 Entry 重新找自己的 home 槽。
    tenth.set(2000);
    Lab.dump();
}

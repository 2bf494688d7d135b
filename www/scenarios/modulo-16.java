// @title.en 28, 93, 90, 3, 21, 11, 19, 31, 18 modulo 16
// @title.zh 28、93、90、3、21、11、19、31、18 对 16 取模
static final List<ThreadLocal<String>> KEYS = new ArrayList<>();
void set(int hash) {
    ThreadLocal<String> key = Lab.withHash(hash);
    key.set("hash " + hash);
    KEYS.add(key);
}
void main() {
    set(28);
    set(93);
    set(90);
    set(3);
    set(21);
    set(11);
    // @note.en Six hashes, six homes: 12, 13, 10, 3, 5 and 11. Nobody collides.
    // @note.zh 六个哈希，六个 home 槽：12、13、10、3、5、11，没有冲突。
    Lab.dump();
    // @note.en 19 & 15 is 3, and 3 is taken: one slot on, 4. The step is (3 + 1) in a circle of 16 slots.
    // @note.zh 19 & 15 是 3，3 号槽已被占用：往后一格，4 号槽。这一步是在 16 个槽的环上 3 + 1。
    set(19);
    Lab.dump();
    set(31);
    // @note.en 18 & 15 is 2, which is free. Nine entries, one of them displaced, and 2 to 5 have grown into one run.
    // @note.zh 18 & 15 是 2，正好空着。九个 Entry，一个不在 home 槽，2 到 5 号槽连成了一个连续段。
    set(18);
    Lab.dump();
    // @note.en 35 & 15 is 3: slots 3, 4 and 5 are taken, 6 is free. That makes ten, the threshold: rehash finds nothing stale, and resize doubles the table to 32.
    // @note.zh 35 & 15 是 3：3、4、5 号槽都被占用，6 号槽空着。这样就有了 10 个，达到阈值：rehash 没找到过期的 Entry，于是 resize 把 table 加倍到 32。
    set(35);
    // @note.en In 32 slots 19 has a home of its own again. Only 35 & 31 is 3 as well, and it sits in 4.
    // @note.zh 在 32 个槽里，19 又有了自己的 home 槽。只有 35 & 31 也是 3，落在 4 号槽。
    Lab.dump();
}

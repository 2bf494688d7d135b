// @title.en The same nine numbers in a chained table
// @title.zh 同样九个数，换成链地址法
// @design table=chained
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
    // @note.en Six hashes, six homes: 12, 13, 10, 3, 5 and 11. Nobody collides; so far it looks like the open table.
    // @note.zh 六个哈希，六个 home 槽：12、13、10、3、5、11，没有冲突。到这里和开放地址法一样。
    Lab.dump();
    // @note.en 19 & 15 is 3, and slot 3 has an entry: the new one joins its chain. Slot 4 stays empty.
    // @note.zh 19 & 15 是 3，3 号槽已有 Entry：新的 Entry 接进这个槽的链。4 号槽仍是空的。
    set(19);
    Lab.dump();
    set(31);
    // @note.en 18 & 15 is 2, which is free. Nine entries in eight chains, each in its home slot: nothing is ever displaced, and there are no runs.
    // @note.zh 18 & 15 是 2，正好空着。九个 Entry 分在八条链里，都在自己的 home 槽：没有错位，也没有连续段。
    set(18);
    Lab.dump();
    // @note.en 35 & 15 is 3 again, the home of 3 and 19. The open table walked over slots 3, 4 and 5 for it; here it belongs to the one chain.
    // @note.zh 35 & 15 又是 3，与 3 和 19 同一个 home 槽。开放地址法要走过 3、4、5 号槽；这里它就属于那一条链。
    set(35);
    // @note.en Ten entries, and this design's threshold is 12: the table stays at 16, where the open one doubles.
    // @note.zh 10 个 Entry，而这种设计的阈值是 12：table 仍是 16，换成开放地址法就要加倍了。
    Lab.dump();
}

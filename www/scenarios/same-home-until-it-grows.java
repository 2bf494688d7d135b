// @title.en The same home in 16 slots, apart in 32
// @title.zh 16 个槽里同一个 home，32 个槽里就分开
static final List<ThreadLocal<String>> KEYS = new ArrayList<>();
void main() {
    for (int i = 0; i < 17; i++) {
        KEYS.add(new ThreadLocal<>());
    }
    ThreadLocal<String> first = KEYS.get(0);
    ThreadLocal<String> seventeenth = KEYS.get(16);
    // @note.en Key 0 and key 16: the last four bits of their hashes are equal, the fifth is not.
    // @note.zh 0 号和 16 号 key：哈希的最后四位相同，第五位不同。
    System.out.println(Lab.home(first, 16) + " " + Lab.home(seventeenth, 16));
    System.out.println(Lab.home(first, 32) + " " + Lab.home(seventeenth, 32));
    first.set(new String("key 0"));
    // @note.en Slot 0 is taken by another key, so set walks on: slot 1.
    // @note.zh 0 号槽已被别的 key 占用，set 往后走一格：1 号槽。
    seventeenth.set(new String("key 16"));
    Lab.dump();
    for (int i = 1; i <= 7; i++) {
        KEYS.get(i).set("key " + i);
    }
    Lab.dump();
    // @note.en The tenth entry doubles the table. resize looks at one more bit of each hash, and the two no longer meet.
    // @note.zh 第 10 个 Entry 使 table 加倍。resize 多看哈希的一位，这两个 key 就不再相撞。
    KEYS.get(8).set("key 8");
    Lab.dump();
}

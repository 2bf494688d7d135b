// @title.en Consecutive keys have distinct homes
// @title.zh 连续创建的 key，home 槽各不相同
static final List<ThreadLocal<String>> KEYS = new ArrayList<>();
void homes(int length) {
    boolean[] taken = new boolean[length];
    int distinct = 0;
    String line = "";
    // @note.en The home slot is hash & (length - 1). The next key's hash is larger by 0x61c88647, so its home lies 7 slots on.
    // @note.zh home 槽是 hash & (length - 1)。下一个 key 的哈希大 0x61c88647，home 槽就往后 7 个。
    for (int i = 0; i < length; i++) {
        int home = Lab.home(KEYS.get(i), length);
        line = line + " " + home;
        if (!taken[home]) {
            taken[home] = true;
            distinct++;
        }
    }
    System.out.println(distinct + " of " + length + ":" + line);
}
void main() {
    for (int i = 0; i < 64; i++) {
        KEYS.add(new ThreadLocal<>());
    }
    homes(16);
    homes(32);
    // @note.en 16, 32, 64: the first keys, as many as there are slots, take each slot exactly once. 7 and a power of two have no common factor.
    // @note.zh 表长 16、32、64 都一样：连续创建的 key 先把每个槽各占一次，然后才会重复，因为 7 与 2 的幂互质。
    homes(64);
    // @note.en The seventeenth key begins the round anew: in 16 slots it shares the home of the first.
    // @note.zh 第 17 个 key 又从头开始：在 16 个槽里，它与第一个 key 的 home 槽相同。
    System.out.println(Lab.home(KEYS.get(0), 16) + " " + Lab.home(KEYS.get(16), 16));
}

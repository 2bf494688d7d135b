// @title.en Nine hashes with another increment: one long run
// @title.zh 换一个增量的九个哈希：挤成一长串
static final List<ThreadLocal<String>> KEYS = new ArrayList<>();
void fill(int increment) {
    for (int i = 0; i < 9; i++) {
        ThreadLocal<String> key = Lab.withHash(i * increment);
        key.set("key " + i);
        KEYS.add(key);
    }
    Lab.dump();
}
void main() throws Exception {
    // @note.en 0x61c88647 is 7 modulo 16: nine keys sit apart, no run is longer than two.
    // @note.zh 0x61c88647 模 16 余 7：九个 key 散开，没有超过两格的连续段。
    Thread jdk = new Thread(() -> fill(0x61c88647));
    jdk.start();
    jdk.join();
    // @note.en 0x9E3779B1, another constant of golden-ratio hashing, is 1 modulo 16: the same nine keys stand in one run from 0 to 8.
    // @note.zh 0x9E3779B1 同样来自黄金分割，模 16 却余 1：九个 key 从 0 号槽到 8 号槽连成一个连续段。
    Thread other = new Thread(() -> fill(0x9E3779B1));
    other.start();
    other.join();
}

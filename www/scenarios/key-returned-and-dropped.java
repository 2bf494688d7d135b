// @title.en The method returns its key, and the caller drops it
// @title.zh 方法返回 key，调用者没有接住
ThreadLocal<String> open(String name) {
    ThreadLocal<String> key = new ThreadLocal<>();
    key.set(new String(name));
    return key;
}
void main() {
    // @note.en The result goes nowhere: after this statement nobody can reach the key, and nobody can remove its entry.
    // @note.zh 返回值没有人接住：这条语句之后，谁也拿不到 key，谁也移除不了它的 Entry。
    open("Ada");
    Lab.dump();
    // @note.en The same method as with a caller that keeps the key; only the variable is missing. The entry turns stale.
    // @note.zh 与留着 key 的写法是同一个方法，只少了一个变量。Entry 过期。
    System.gc();
    Lab.dump();
}

// @title.en A second set() replaces the value, nothing else
// @title.zh 再次 set() 只换 value
void main() {
    ThreadLocal<String> user = new ThreadLocal<>();
    user.set(new String("Ada"));
    Lab.dump();
    // @note.en The key is found: its Entry gets another value. Nothing is scanned, nothing is cleaned.
    // @note.zh 找到了 key：只把这个 Entry 的 value 换掉，不扫描，也不清理。
    user.set(new String("Grace"));
    Lab.dump();
    // @note.en set(null) keeps the entry; it is not remove().
    // @note.zh set(null) 会保留 Entry，它不等于 remove()。
    user.set(null);
    Lab.dump();
    user.remove();
    Lab.dump();
}

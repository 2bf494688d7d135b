// @title.en set(null) is not remove()
// @title.zh set(null) 不等于 remove()
static String first() {
    System.out.println("initialValue");
    return new String("first");
}
void main() {
    ThreadLocal<String> key = ThreadLocal.withInitial(() -> first());
    System.out.println(key.get());
    key.set(null);
    // @note.en The entry stays; its value is null.
    // @note.zh Entry 还在，只是 value 成了 null。
    Lab.dump();
    // @note.en get finds the entry, so it returns null and calls no initialValue.
    // @note.zh get 找到了 Entry，于是返回 null，不调用 initialValue。
    System.out.println(key.get());
    key.remove();
    Lab.dump();
    // @note.en After remove there is no entry: get calls initialValue again.
    // @note.zh remove 之后没有了 Entry：get 又调用一次 initialValue。
    System.out.println(key.get());
    Lab.dump();
}

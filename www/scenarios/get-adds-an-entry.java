// @title.en get() of a variable that was never set adds an entry
// @title.zh 没有 set 过就 get()，会新增一个 Entry
void main() {
    ThreadLocal<String> never = new ThreadLocal<>();
    Lab.dump();
    // @note.en There is not even a map. setInitialValue creates one, for the initial value null.
    // @note.zh 连 map 都还没有。setInitialValue 会创建一个，只为放下初始值 null。
    System.out.println(never.get());
    Lab.dump();
    ThreadLocal<String> other = ThreadLocal.withInitial(() -> new String("initial"));
    // @note.en This one's entry goes in like that of a set, with the same scan behind it.
    // @note.zh 这个 Entry 和 set 新增的一样放进表里，后面同样跟着扫描。
    System.out.println(other.get());
    Lab.dump();
    // @note.en remove on a variable without an entry adds none.
    // @note.zh 对没有 Entry 的变量调用 remove，不会新增。
    new ThreadLocal<String>().remove();
    Lab.dump();
}

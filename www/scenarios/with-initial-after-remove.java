// @title.en After remove(), withInitial computes a new value
// @title.zh remove() 之后，withInitial 重新计算
static int computed = 0;
static Integer next() {
    computed++;
    return 1000 + computed;
}
void main() {
    ThreadLocal<Integer> number = ThreadLocal.withInitial(() -> next());
    System.out.println(number.get());
    // @note.en The entry is there: nothing is computed, the value is the same.
    // @note.zh Entry 已经有了：不再计算，还是同一个 value。
    System.out.println(number.get());
    number.remove();
    // @note.en No entry, so the supplier runs a second time: 1002.
    // @note.zh 没有 Entry，于是 supplier 运行第二次：1002。
    System.out.println(number.get());
    number.remove();
    // @note.en set before get: the supplier isn't asked. It ran twice in all.
    // @note.zh 先 set 再 get：不会去问 supplier。它一共只运行了两次。
    number.set(2000);
    System.out.println(number.get());
    System.out.println("computed " + computed);
}

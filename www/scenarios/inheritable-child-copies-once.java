// @title.en A child inherits when it is created, and only then
// @title.zh 子线程只在创建时继承一次
static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();
static void say(String who) {
    System.out.println(who + ": " + USER.get());
}
void main() throws Exception {
    USER.set(new String("Ada"));
    // @note.en The constructor of Thread copies the parent's inheritable map: the child's entry refers to the same value.
    // @note.zh Thread 的构造函数复制父线程的可继承 map：子线程的 Entry 引用同一个 value。
    Thread child = new Thread(() -> say("child"));
    // @note.en This changes the parent's entry. The child has one of its own.
    // @note.zh 这里改的是父线程的 Entry，子线程有它自己的一份。
    USER.set(new String("Grace"));
    child.start();
    child.join();
    say("parent");
    Thread second = new Thread(() -> say("second child"));
    // @note.en remove doesn't reach a child either: the second one has its Grace already.
    // @note.zh remove 也影响不到子线程：第二个子线程早已有了 Grace。
    USER.remove();
    second.start();
    second.join();
    say("parent");
}

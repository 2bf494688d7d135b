// @title.en Weak key, weak value: the GC takes a value in use
// @title.zh key 弱、value 弱：GC 拿走了正在用的 value
// @design values=weak
static void visit() {
    ThreadLocal<String> page = new ThreadLocal<>();
    page.set(new String("home"));                        // the key dies with this frame @zh key 随这个栈帧一起消失
}
void main() {
    ThreadLocal<String> user = new ThreadLocal<>();
    user.set(new String("Ada"));
    visit();
    System.gc();
    // @note.en Ada is gone, although her key is in use: only the map held the value. Nothing leaks, and nothing can be relied on.
    // @note.zh key 还在用，Ada 却没了：这个 value 只有 map 持有。什么也不漏，可什么也靠不住。
    System.out.println(user.get());
    Lab.dump();
}

// @title.en Weak key, strong value: the JDK's Entry
// @title.zh key 弱、value 强：JDK 的 Entry
static void visit() {
    ThreadLocal<String> page = new ThreadLocal<>();
    page.set(new String("home"));                        // the key dies with this frame @zh key 随这个栈帧一起消失
}
void main() {
    ThreadLocal<String> user = new ThreadLocal<>();
    user.set(new String("Ada"));
    visit();
    System.gc();
    // @note.en Ada is there, as she must be. The entry of the dead key is stale: its value stays, but a later call can find it.
    // @note.zh Ada 还在，本该如此。死掉的 key 的 Entry 过期了：value 还留着，但后来的调用有机会发现它。
    System.out.println(user.get());
    Lab.dump();
}

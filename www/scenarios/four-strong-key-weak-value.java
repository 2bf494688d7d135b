// @title.en Strong key, weak value: the worst of both
// @title.zh key 强、value 弱：两头都不讨好
// @design keys=strong values=weak
static void visit() {
    ThreadLocal<String> page = new ThreadLocal<>();
    page.set(new String("home"));                        // the key dies with this frame @zh key 随这个栈帧一起消失
}
void main() {
    ThreadLocal<String> user = new ThreadLocal<>();
    user.set(new String("Ada"));
    visit();
    System.gc();
    // @note.en Ada is gone, and the dead key's entry stays for ever.
    // @note.zh Ada 没了，死掉的 key 的 Entry 却永远留着。
    System.out.println(user.get());
    Lab.dump();
}

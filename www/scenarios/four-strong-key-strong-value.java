// @title.en Strong key, strong value: nobody can tell that the key is dead
// @title.zh key 强、value 强：谁也看不出 key 已经死了
// @design keys=strong
static void visit() {
    ThreadLocal<String> page = new ThreadLocal<>();
    page.set(new String("home"));                        // the key dies with this frame @zh key 随这个栈帧一起消失
}
void main() {
    ThreadLocal<String> user = new ThreadLocal<>();
    user.set(new String("Ada"));
    visit();
    System.gc();
    // @note.en Ada is there. The dead key is held by its own entry: no GC clears it, no call can ever find it stale.
    // @note.zh Ada 还在。死掉的 key 被自己的 Entry 持有：GC 清除不了它，任何调用也永远看不到过期的 Entry。
    System.out.println(user.get());
    Lab.dump();
}

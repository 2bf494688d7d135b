// @title.en Thought experiment: an Entry that holds its value weakly
// @title.zh 思想实验：Entry 弱引用 value
// @design values=weak
void main() {
    ThreadLocal<String> user = new ThreadLocal<>();
    ThreadLocal<String> role = new ThreadLocal<>();
    String admin = new String("admin");
    user.set(new String("Ada"));
    role.set(admin);
    System.out.println(user.get() + ", " + role.get());
    // @note.en Both keys are in variables. Of the values, only admin is.
    // @note.zh 两个 key 都有变量引用，两个 value 里却只有 admin 有。
    System.gc();
    // @note.en Ada is gone, although its key is in use. On a JDK this line is the same as before: Ada, admin.
    // @note.zh key 还在用，Ada 却没了。在 JDK 上，这一行和前面一样：Ada, admin。
    System.out.println(user.get() + ", " + role.get());
    Lab.dump();
}

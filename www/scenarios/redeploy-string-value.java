// @title.en Three deployments, Strings as values: the applications go
// @title.zh 部署三次，value 是 String：三个应用都走了
static final List<WeakReference<Object>> KEYS = new ArrayList<>();

static class App implements Runnable {
    static final ThreadLocal<String> USER = new ThreadLocal<>();

    public void run() {
        KEYS.add(new WeakReference<>(USER));
        USER.set(new String("somebody"));
    }
}

static int alive(List<WeakReference<Object>> references) {
    int alive = 0;
    for (WeakReference<Object> reference : references) {
        if (reference.get() != null) {
            alive++;
        }
    }
    return alive;
}

void main() {
    List<WeakReference<Object>> apps = new ArrayList<>();
    // @note.en Each round loads App anew, with a class loader and statics of its own. Its value is a String, a class of the JDK.
    // @note.zh 每一轮都重新加载 App，有自己的类加载器和静态字段。value 是 String，它的类属于 JDK。
    for (int i = 0; i < 3; i++) {
        Runnable app = Lab.deploy(App.class);
        app.run();
        apps.add(new WeakReference<>(app));
    }
    // @note.en Nothing leads from a String back to its application. Each key is in a static field of its class and nowhere else: a cleared key says that the class is unloaded.
    // @note.zh String 不引用应用里的任何东西。每个 key 只在自己那个类的静态字段里：key 被清除，说明类已经卸载。
    System.gc();
    System.out.println("applications alive: " + alive(apps));
    System.out.println("keys alive: " + alive(KEYS));
    // @note.en What stays behind are three stale entries with their Strings.
    // @note.zh 留下的是三个过期的 Entry 和里面的 String。
    Lab.dump();
}

// @title.en Three deployments, values of the application's own class: all stay
// @title.zh 部署三次，value 的类属于应用自己：三份全都留下
static final List<WeakReference<Object>> KEYS = new ArrayList<>();

static class App implements Runnable {
    static final ThreadLocal<App> CURRENT = new ThreadLocal<>();

    public void run() {
        KEYS.add(new WeakReference<>(CURRENT));
        CURRENT.set(this);
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
    // @note.en Each round loads App anew, with a class loader and statics of its own, and runs it on this thread, which lives on.
    // @note.zh 每一轮都重新加载 App，有自己的类加载器和静态字段，并在当前线程上运行；这个线程一直活着。
    for (int i = 0; i < 3; i++) {
        Runnable app = Lab.deploy(App.class);
        app.run();
        apps.add(new WeakReference<>(app));
    }
    // @note.en No variable refers to an application any more. But each value does: Entry → value → its class, and with it the class loader and the static CURRENT, the key.
    // @note.zh 已经没有变量引用这些应用，可是 value 还引用着：Entry → value → 它的类，连同类加载器和静态字段 CURRENT，也就是 key。
    System.gc();
    // @note.en Three applications, with three copies of the class. No key is cleared either: each value holds its own.
    // @note.zh 三个应用，连同三份 App 类，一个也没有卸载。key 也没有一个被清除：每个 value 都留住了自己的 key。
    System.out.println("applications alive: " + alive(apps));
    System.out.println("keys alive: " + alive(KEYS));
}

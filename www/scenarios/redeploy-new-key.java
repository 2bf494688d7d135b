// @title.en A stale entry keeps a whole application, until something expunges it
// @title.zh 一个过期的 Entry 留住整个应用，直到有操作清理它
static class App implements Runnable {
    public void run() {
        new ThreadLocal<App>().set(this);                // a key that nobody keeps @zh 没有人留着的 key
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
    for (int i = 0; i < 3; i++) {
        Runnable app = Lab.deploy(App.class);
        app.run();
        apps.add(new WeakReference<>(app));
    }
    // @note.en All three keys are cleared: nothing leads to them, not even the values. Slots 0, 7 and 14 are stale.
    // @note.zh 三个 key 都被清除：没有什么引用它们，value 也不引用。0、7、14 号槽都已过期。
    System.gc();
    // @note.en The values stay, and each keeps its class and its class loader.
    // @note.zh value 却留下了，每个都留住自己的类和类加载器。
    System.out.println("applications alive: " + alive(apps));
    ThreadLocal<String> k6 = Lab.atSlot(6);
    // @note.en A new key at home 6: cleanSomeSlots finds slot 7 at once, and reaches neither 14 nor 0 after it.
    // @note.zh home 槽为 6 的新 key：cleanSomeSlots 马上发现 7 号槽，之后却够不到 14 号和 0 号。
    k6.set(new String("six"));
    System.gc();
    System.out.println("applications alive: " + alive(apps));
}

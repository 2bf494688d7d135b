static class App implements Runnable {
    static int count = 1;
    static class Part { static int n = 10 / (count - 1); }
    public void run() {
        for (int i = 0; i < 2; i++) {
            try { System.out.println(Part.n); } catch (Throwable t) { System.out.println(t); }
        }
        count++;
    }
}
static class Base2 { static int made = 5; static { System.out.println("Base2"); } int own = ++made; }
static class App2 implements Runnable {
    static { System.out.println("App2 init"); }
    static class Inside { static int made = 5; static { System.out.println("Inside"); } int own = ++made; int it() { return own; } }
    public void run() {
        System.out.println(new Inside() { int it() { return own + 100; } }.it());
        System.out.println(Inside.made);
    }
}
void main() {
    Runnable one = Lab.deploy(App.class);
    one.run();
    one.run();
    Runnable two = Lab.deploy(App.class);
    two.run();
    new App().run();
    Lab.deploy(App2.class).run();
    Lab.deploy(App2.class).run();
    new App2().run();
}

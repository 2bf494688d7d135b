// throws: java.lang.OutOfMemoryError: Java heap space
static class App implements Runnable {
    static final ThreadLocal<Object> T = new ThreadLocal<>(); static byte[] b = new byte[100000];
    public void run() { T.set(this); }
}
void main() { for (;;) { Lab.deploy(App.class).run(); } }

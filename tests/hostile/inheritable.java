// ends: stop.steps
void main() throws Exception {
    for (int i = 0; i < 5000; i++) { new InheritableThreadLocal<Object>().set(i); }
    for (;;) { new Thread(() -> { }).start(); }
}

// ends: stop.work
void main() throws Exception {
    for (int i = 0; ; i++) { Thread t = new Thread(() -> { }); t.start(); System.gc(); }
}

// ends: stop.output
void main() throws Exception {
    String s = "0123456789"; for (int i = 0; i < 18; i++) { s = s + s; }
    for (int i = 0; i < 50; i++) { new Thread(() -> { throw new IllegalStateException(); }, s).start(); }
}

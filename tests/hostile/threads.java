// ends: stop.steps
void main() throws Exception {
    for (int i = 0; ; i++) { new Thread(() -> { }).start(); }
}

// ends: stop.instructions
void main() throws Exception {
    ExecutorService p = Executors.newFixedThreadPool(500);
    for (int i = 0; ; i++) { final int n = i; p.submit(() -> n); }
}

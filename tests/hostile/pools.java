// ends: stop.instructions
void main() throws Exception {
    for (;;) { ExecutorService p = Executors.newFixedThreadPool(2); p.submit(() -> { }); }
}

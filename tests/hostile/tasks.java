// ends: stop.instructions
void main() throws Exception {
    ExecutorService p = Executors.newFixedThreadPool(2); for (;;) { p.submit(() -> { }); }
}

// ends: stop.depth
static void f(ExecutorService p, int n) { if (n > 0) { p.submit(() -> f(p, n - 1)); } }
void main() throws Exception {
    ExecutorService p = Executors.newCachedThreadPool(); f(p, 600);
}

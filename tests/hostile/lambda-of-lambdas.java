// ends: stop.depth
void main() throws Exception {
    Runnable r = () -> { }; for (int i = 0; i < 100000; i++) { Runnable q = r; r = () -> q.run(); }
    r.run();
}

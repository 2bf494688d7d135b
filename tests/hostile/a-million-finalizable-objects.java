// ends: stop.steps
static class Counted {
    static int finalized;
    protected void finalize() { finalized++; }
}
void main() throws Exception {
    for (int i = 0; i < 1000000; i++) { new Counted(); }
    System.gc();
    Thread.sleep(10);
    System.out.println(Counted.finalized);
}

// ends: stop.steps
class Loops {
    protected void finalize() { for (;;) { } }
}
void main() throws Exception {
    new Loops();
    System.gc();
    Thread.sleep(10);
    System.out.println("never comes to this");
}

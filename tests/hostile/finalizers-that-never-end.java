// ends: stop.work
static Object saved;
class Again {
    protected void finalize() { saved = this; new Again(); System.gc(); }
}
void main() throws Exception {
    new Again();
    System.gc();
    System.runFinalization();
}

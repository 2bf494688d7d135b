// ends: stop.work
void main() throws Exception {
    Object[][] all = new Object[1000000][1];
    for (;;) { System.gc(); }
}

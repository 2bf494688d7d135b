// ends: stop.steps
void main() throws Exception {
    Object[] all = new Object[1000000]; for (int i = 0; i < 1000000; i++) { all[i] = new Object(); }
    for (;;) { System.gc(); }
}

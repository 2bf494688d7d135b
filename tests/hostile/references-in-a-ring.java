// ends: stop.steps
void main() throws Exception {
    Object[] last = new Object[1]; Object[] first = last; for (int i = 0; i < 300000; i++) { Object[] n = new Object[1]; n[0] = last; last = n; }
    first[0] = last; System.gc();
}

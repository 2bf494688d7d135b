// ends: stop.memory
void main() throws Exception {
    for (;;) { int[] a = new int[1000000]; a[0] = 1; }
}

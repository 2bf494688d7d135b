// ends: diagnostic.parse.heap-size
// @heap 999999999999GB
void main() throws Exception {
    for (;;) { int[] a = new int[200000000]; }
}

// ends: stop.memory
void main() throws Exception {
    for (;;) { int[][] a = new int[1000][1000]; }
}

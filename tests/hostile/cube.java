// ends: stop.memory
void main() throws Exception {
    Object[][][] a = new Object[1000][1000][1000];
}

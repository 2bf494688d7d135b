// ends: stop.depth
static int f(int i) { return f(i + 1) + 1; }
void main() throws Exception {
    f(0);
}

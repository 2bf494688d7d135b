// ends: stop.depth
static int n = 0; static void f(int i) { try { if (i > 0) f(i - 1); } finally { n++; } }
void main() throws Exception {
    f(10000);
}

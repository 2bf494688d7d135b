// ends: stop.output
static void f(int i) { if (i > 0) { f(i - 1); return; } for (;;) { new RuntimeException("x").printStackTrace(); } }
void main() throws Exception {
    f(480);
}

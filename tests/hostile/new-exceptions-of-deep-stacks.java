// ends: stop.characters
static void f(int i) { if (i > 0) { f(i - 1); return; } for (;;) { new RuntimeException("x"); } }
void main() throws Exception {
    f(480);
}

// ends: stop.characters
static void f(int i) { if (i > 0) { f(i - 1); return; } for (;;) { try { throw new RuntimeException("x"); } catch (RuntimeException e) { } } }
void main() throws Exception {
    f(480);
}

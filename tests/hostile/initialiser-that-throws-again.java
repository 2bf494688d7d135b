// ends: stop.steps
static class E { static int x = 1 / 0; }
void main() { for (;;) { try { System.out.println(E.x); } catch (Throwable t) { } } }

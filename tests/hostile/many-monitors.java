// ends: stop.steps
static final Object LOCK = new Object();
static void f(int n) { synchronized (LOCK) { if (n > 0) { f(n - 1); } } }
void main() throws Exception {
    for (;;) { f(90); }
}

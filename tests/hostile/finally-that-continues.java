// ends: stop.steps
static int f() { while (true) { try { return 1; } finally { continue; } } }
void main() { f(); }

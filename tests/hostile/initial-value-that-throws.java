// ends: stop.steps
static final ThreadLocal<Object> T = ThreadLocal.withInitial(() -> { throw new IllegalStateException(); });
void main() { for (;;) { try { T.get(); } catch (IllegalStateException e) { } } }

// ends: stop.steps
void main() throws Exception {
    for (;;) { ThreadLocal<String> t = ThreadLocal.withInitial(() -> "x" + Thread.currentThread().getName()); t.get(); }
}

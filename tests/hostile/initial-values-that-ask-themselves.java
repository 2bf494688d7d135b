// ends: stop.depth
static final ThreadLocal<Object> T = ThreadLocal.withInitial(() -> get());
static Object get() { return T.get(); }
void main() throws Exception {
    System.out.println(T.get());
}

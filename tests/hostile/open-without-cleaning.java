// ends: stop.visits
// @design cleaning=none
void main() {
    List<Object> all = new ArrayList<>();
    for (;;) { ThreadLocal<Object> t = Lab.withHash(0); t.set(1); all.add(t); }
}

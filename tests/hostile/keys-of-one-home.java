// ends: stop.steps
void main() {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 40000; i++) { ThreadLocal<Object> t = Lab.withHash(0); t.set(i); all.add(t); }
}

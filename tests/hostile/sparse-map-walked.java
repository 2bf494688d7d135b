// ends: stop.visits
void main() throws Exception {
    Map<Object, Object> all = new HashMap<>(1000000); all.put(1, 1); all.put(999999, 1);
    for (;;) { for (Object k : all.keySet()) { } }
}

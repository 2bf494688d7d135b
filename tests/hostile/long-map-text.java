// ends: stop.visits
void main() throws Exception {
    Map<Object, Object> all = new HashMap<>(); for (int i = 0; i < 100000; i++) { all.put(i, i); }
    for (;;) { String s = all.toString(); }
}

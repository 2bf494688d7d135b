// ends: stop.visits
void main() {
    List<Object> a = new ArrayList<>(), b = new ArrayList<>();
    for (int i = 0; i < 200000; i++) { a.add("t" + i % 3); b.add("t" + i % 3); }
    int n = 0; for (;;) { if (a.equals(b)) { n++; } }
}

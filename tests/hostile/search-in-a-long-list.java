// ends: stop.visits
void main() throws Exception {
    List<Object> all = new ArrayList<>(); for (int i = 0; i < 100000; i++) { all.add(i); }
    boolean b = false; for (;;) { b = all.contains("x"); }
}

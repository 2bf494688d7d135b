// ends: stop.visits
void main() throws Exception {
    List<Object> all = new ArrayList<>(); for (int i = 0; i < 100000; i++) { all.add(i); }
    for (;;) { List<Object> c = new ArrayList<>(all); }
}

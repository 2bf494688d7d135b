// ends: stop.visits
void main() throws Exception {
    List<Object> all = new ArrayList<>(); for (;;) { all.add(0, "x"); }
}

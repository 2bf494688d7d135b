// ends: stop.visits
void main() throws Exception {
    List<Object> all = new ArrayList<>(); all.add("x"); for (;;) { all.addAll(all); }
}

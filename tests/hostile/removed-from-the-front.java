// ends: stop.visits
void main() {
    List<Integer> all = new ArrayList<>(); for (int i = 0; i < 200000; i++) { all.add(i); }
    while (!all.isEmpty()) { all.remove(0); }
}

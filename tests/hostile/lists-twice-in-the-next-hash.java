// ends: stop.visits
void main() throws Exception {
    List<Object> a = new ArrayList<>(); a.add("x"); List<Object> b = new ArrayList<>(); b.add("x");
    for (int i = 0; i < 30; i++) { List<Object> c = new ArrayList<>(); c.add(a); c.add(a); a = c; List<Object> d = new ArrayList<>(); d.add(b); d.add(b); b = d; }
    System.out.println(a.hashCode());
}

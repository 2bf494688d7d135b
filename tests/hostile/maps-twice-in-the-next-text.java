// ends: stop.visits
void main() throws Exception {
    Map<Object> a = new HashMap<>(); a.put("k", "x"); Map<Object> b = new HashMap<>(); b.put("k", "x");
    for (int i = 0; i < 30; i++) { Map<Object> c = new HashMap<>(); c.put("l", a); c.put("r", a); a = c; Map<Object> d = new HashMap<>(); d.put("l", b); d.put("r", b); b = d; }
    System.out.println(a.toString());
}

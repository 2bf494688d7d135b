// ends: stop.visits
void main() throws Exception {
    String s = "0123456789"; for (int i = 0; i < 20; i++) { s = s + s; }
    Map<String, Integer> m = new HashMap<>(); for (int i = 0; ; i++) { m.put(s, i); }
}

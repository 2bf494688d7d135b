// ends: stop.characters
void main() throws Exception {
    String s = "0123456789"; for (int i = 0; i < 18; i++) { s = s + s; }
    List<Object> keys = new ArrayList<>(); for (int i = 0; i < 300; i++) { ThreadLocal<String> t = new ThreadLocal<>(); t.set(new String(s)); keys.add(t); }
    Lab.dump();
}

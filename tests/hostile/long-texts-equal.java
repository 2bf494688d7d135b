// ends: stop.visits
void main() throws Exception {
    String s = "0123456789"; for (int i = 0; i < 20; i++) { s = s + s; }
    String t = new String(s + ""); boolean e = true; for (;;) { e = s.equals(t); }
}

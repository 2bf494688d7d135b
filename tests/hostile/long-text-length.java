// ends: stop.visits
void main() throws Exception {
    String s = "0123456789"; for (int i = 0; i < 20; i++) { s = s + s; }
    int n = 0; for (;;) { n = n + s.length(); }
}

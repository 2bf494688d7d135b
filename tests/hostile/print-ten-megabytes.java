// ends: stop.output
void main() throws Exception {
    String s = "0123456789"; for (int i = 0; i < 20; i++) { s = s + s; }
    for (int i = 0; i < 1000; i++) { System.out.println(s); }
}

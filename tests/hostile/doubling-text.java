// ends: stop.characters
void main() throws Exception {
    String s = "ab"; for (;;) { s = s + s; }
}

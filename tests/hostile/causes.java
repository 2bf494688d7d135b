// ends: stop.characters
void main() throws Exception {
    Exception e = null; for (;;) { e = new RuntimeException(e); }
}

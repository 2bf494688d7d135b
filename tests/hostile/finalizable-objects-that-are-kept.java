// ends: stop.work
static class Kept {
    protected void finalize() { System.out.println("never"); }
}
void main() throws Exception {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 100000; i++) { all.add(new Kept()); }
    for (;;) { System.gc(); }
}

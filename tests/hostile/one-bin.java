// ends: stop.tree
static class K { public int hashCode() { return 1; } }
void main() throws Exception {
    Map<Object, Object> a = new HashMap<>(); for (int i = 0; ; i++) { a.put(new K(), i); }
}

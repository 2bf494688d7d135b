// ends: stop.nesting
static class K { int n; K(int n) { this.n = n; } public String toString() { Object a = n > 200 ? "x" : new K(n + 1); for (int i = 0; i < 90; i++) { List<Object> c = new ArrayList<>(); c.add(a); a = c; } return "" + a; } }
void main() throws Exception {
    Object a = new K(1); System.out.println(a);
}

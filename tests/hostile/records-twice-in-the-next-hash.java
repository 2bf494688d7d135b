// ends: stop.visits
record P(Object left, Object right) { }
void main() throws Exception {
    Object a = "x"; Object b = "x"; for (int i = 0; i < 30; i++) { a = new P(a, a); b = new P(b, b); }
    System.out.println(a.hashCode());
}

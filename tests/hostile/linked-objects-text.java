// ends: stop.nesting
static class Node { Node next; Node(Node next) { this.next = next; } public String toString() { return "n " + next; } }
void main() throws Exception {
    Node n = null; for (int i = 0; i < 10000; i++) { n = new Node(n); }
    System.out.println(n);
}

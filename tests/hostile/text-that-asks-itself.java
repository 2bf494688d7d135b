// ends: stop.nesting
static class K { public String toString() { return "k" + this; } }
void main() throws Exception {
    System.out.println(new K());
}

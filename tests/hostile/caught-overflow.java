// prints: caught java.lang.StackOverflowError
void main() throws Exception {
    List<Object> a = new ArrayList<>(); a.add(a);
    try { a.hashCode(); } catch (StackOverflowError e) { System.out.println("caught " + e); }
}

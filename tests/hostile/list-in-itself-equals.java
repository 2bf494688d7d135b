// throws: java.lang.StackOverflowError
void main() throws Exception {
    List<Object> a = new ArrayList<>(); a.add(a); List<Object> b = new ArrayList<>(); b.add(b);
    System.out.println(a.equals(b));
}

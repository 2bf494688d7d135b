// throws: java.lang.StackOverflowError
void main() throws Exception {
    List<Object> a = new ArrayList<>(); List<Object> b = new ArrayList<>(); a.add(b); b.add(a);
    System.out.println(a);
}

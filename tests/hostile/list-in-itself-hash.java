// throws: java.lang.StackOverflowError
void main() throws Exception {
    List<Object> a = new ArrayList<>(); a.add(a);
    System.out.println(a.hashCode());
}

// throws: java.lang.StackOverflowError
void main() throws Exception {
    Map<Object, Object> a = new HashMap<>(); a.put("k", a);
    System.out.println(a.hashCode());
}

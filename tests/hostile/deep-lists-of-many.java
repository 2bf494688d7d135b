// prints: 1260897595
void main() throws Exception {
    List<Object> a = new ArrayList<>(); for (int i = 0; i < 100000; i++) { a.add(List.of()); }
    for (int i = 0; i < 390; i++) { List<Object> c = new ArrayList<>(); c.add(a); a = c; }
    System.out.println(a.hashCode());
}

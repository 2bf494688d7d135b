// prints: 99999
void main() throws Exception {
    List<Object> all = new ArrayList<>(); for (int i = 0; i < 100000; i++) { all.add(i); }
    Object o = null; for (int i = 0; i < 100000; i++) { o = all.get(i); }
    for (Object p : all) { o = p; }
    System.out.println(o);
}

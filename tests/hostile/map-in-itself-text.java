// prints: {k=(this Map)}
void main() throws Exception {
    Map<Object, Object> a = new HashMap<>(); a.put("k", a);
    System.out.println(a);
}

// ends: stop.output
void main() throws Exception {
    List<Object> keys = new ArrayList<>(); for (int i = 0; i < 100000; i++) { ThreadLocal<Integer> t = new ThreadLocal<>(); t.set(i); keys.add(t); Lab.dump(); }
}

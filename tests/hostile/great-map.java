// ends: stop.memory
void main() throws Exception {
    Map<Object, Object> a = new HashMap<>(1 << 30); a.put(1, 1);
}

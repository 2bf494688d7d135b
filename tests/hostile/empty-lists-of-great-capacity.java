// ends: stop.memory
void main() throws Exception {
    for (;;) { List<Object> a = new ArrayList<>(100000000); }
}

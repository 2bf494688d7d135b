// ends: stop.work
void main() throws Exception {
    List<Object> all = new ArrayList<>(); for (;;) { all.add(new SoftReference<>(new byte[1000000])); }
}

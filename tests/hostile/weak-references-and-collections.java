// ends: stop.work
void main() throws Exception {
    List<Object> all = new ArrayList<>(); for (int i = 0; ; i++) { all.add(new WeakReference<>(new Object())); System.gc(); }
}

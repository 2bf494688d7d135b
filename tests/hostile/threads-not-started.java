// ends: stop.steps
void main() throws Exception {
    List<Thread> all = new ArrayList<>(); for (;;) { all.add(new Thread(() -> { })); }
}

// Close to a million steps, for measuring: 200 keys that come and go.
void main() {
    List<ThreadLocal<Integer>> keys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
        keys.add(new ThreadLocal<>());
    }
    for (int round = 0; round < 34000; round++) {
        ThreadLocal<Integer> key = keys.get(round % 200);
        key.set(round);
        key.get();
        if (round % 7 == 0) {
            key.remove();
        }
    }
}

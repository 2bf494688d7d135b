// ends: stop.depth
static Map<Integer, Integer> m = new HashMap<>();
static int f(int n) { return m.computeIfAbsent(n, k -> f(k + 1)); }
void main() { f(0); }

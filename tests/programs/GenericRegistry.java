// refused: Optional.orElse
import java.util.*;
import java.util.function.*;

public class GenericRegistry {
    static class Pair<A, B> {
        private final A first;
        private final B second;

        Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }

        static <X, Y> Pair<X, Y> of(X x, Y y) {
            return new Pair<>(x, y);
        }

        <C> Pair<A, C> withSecond(C c) {
            return Pair.of(first, c);
        }

        A first() { return first; }
        B second() { return second; }

        @Override
        public boolean equals(Object o) {
            if (this == o) return true;
            if (!(o instanceof Pair)) return false;
            Pair<?, ?> other = (Pair<?, ?>) o;
            return Objects.equals(first, other.first) && Objects.equals(second, other.second);
        }

        @Override
        public int hashCode() {
            return 31 * Objects.hashCode(first) + Objects.hashCode(second);
        }

        @Override
        public String toString() {
            return "(" + first + ", " + second + ")";
        }
    }

    static class Registry<K extends Comparable<K>, V> {
        private final Map<K, List<Pair<Integer, V>>> entries = new TreeMap<>();
        private int clock;

        Registry<K, V> put(K key, V value) {
            entries.computeIfAbsent(key, k -> new ArrayList<>()).add(Pair.of(clock++, value));
            return this;
        }

        Optional<V> latest(K key) {
            List<Pair<Integer, V>> found = entries.get(key);
            return found == null || found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1).second());
        }

        <R> List<R> map(BiFunction<? super K, ? super V, ? extends R> function) {
            List<R> results = new ArrayList<>();
            for (Map.Entry<K, List<Pair<Integer, V>>> entry : entries.entrySet()) {
                for (Pair<Integer, V> pair : entry.getValue()) {
                    results.add(function.apply(entry.getKey(), pair.second()));
                }
            }
            return results;
        }
    }

    private static final ThreadLocal<Registry<String, Integer>> REGISTRY = ThreadLocal.withInitial(Registry::new);

    @SafeVarargs
    static <T extends Comparable<T>> T max(T first, T... more) {
        T best = first;
        for (T one : more) {
            if (one.compareTo(best) > 0) best = one;
        }
        return best;
    }

    public static void main(String[] args) {
        REGISTRY.get().put("b", 2).put("a", 1).put("b", 3);
        System.out.println(REGISTRY.get().map((k, v) -> k + "=" + v * v));
        System.out.println(REGISTRY.get().latest("b").orElse(-1) + " " + REGISTRY.get().latest("z").isPresent());
        Pair<String, Integer> pair = Pair.of("x", 1);
        Pair<String, List<String>> other = pair.withSecond(List.of("p", "q"));
        System.out.println(pair + " " + other + " " + pair.equals(Pair.of("x", 1)) + " " + other.equals(pair));
        System.out.println(max(3, 9, 4) + max("k", "m", "l") + max('a'));
        Supplier<Supplier<String>> nested = () -> () -> "deep";
        System.out.println(nested.get().get());
        Map<Pair<String, Integer>, String> byPair = new HashMap<>();
        byPair.put(pair, "found");
        System.out.println(byPair.get(Pair.of("x", 1)) + byPair.get(Pair.of("y", 1)));
    }
}

// refused: HashSet
import java.util.*;

public class EqualsHash {
    static class Key implements Comparable<Key> {
        private final String a;
        private final int b;

        Key(String a, int b) { this.a = a; this.b = b; }

        @Override
        public boolean equals(Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;
            Key key = (Key) o;
            return b == key.b && Objects.equals(a, key.a);
        }

        @Override
        public int hashCode() { return Objects.hash(a, b); }

        @Override
        public int compareTo(Key o) { return Integer.compare(b, o.b); }

        @Override
        public String toString() { return a + b; }
    }

    public static void main(String[] args) {
        ThreadLocal<Map<Key, String>> cache = ThreadLocal.withInitial(HashMap::new);
        cache.get().put(new Key("x", 1), "one");
        cache.get().put(new Key("x", 1), "uno");
        cache.get().put(new Key(null, 2), "two");
        System.out.println(cache.get().get(new Key("x", 1)) + cache.get().size() + cache.get().get(new Key(null, 2)));
        Set<Key> set = new HashSet<>(cache.get().keySet());
        System.out.println(set.contains(new Key("x", 1)) + " " + set.add(new Key("x", 1)) + " " + set.size());
        System.out.println(new Key("q", 3).hashCode() + " " + "ab".hashCode() + " " + Integer.valueOf(7).hashCode());
        List<Key> keys = new ArrayList<>(set);
        Collections.sort(keys);
        System.out.println(keys);
        System.out.println(new Key("a", 1).compareTo(new Key("b", 2)));
    }
}

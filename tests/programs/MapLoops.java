// refused: Map.merge
import java.util.*;

public class MapLoops {
    static final ThreadLocal<Map<String, Integer>> counts = ThreadLocal.withInitial(HashMap::new);

    static void count(String... words) {
        Map<String, Integer> m = counts.get();
        for (String w : words) {
            m.put(w, m.getOrDefault(w, 0) + 1);
        }
    }

    static int sum(int first, int... rest) {
        int s = first;
        for (int r : rest) s += r;
        return s;
    }

    public static void main(String[] args) {
        count("a", "b", "a", "c");
        count();
        count("a");
        count(new String[] {"z", "z"});
        for (Map.Entry<String, Integer> e : counts.get().entrySet()) {
            System.out.println(e.getKey() + "=" + e.getValue());
        }
        int total = 0;
        for (int v : counts.get().values()) total += v;
        System.out.println(total);
        for (String k : counts.get().keySet()) System.out.print(k);
        System.out.println();
        counts.get().forEach((k, v) -> System.out.println(k + v));
        counts.get().merge("a", 10, Integer::sum);
        counts.get().computeIfPresent("b", (k, v) -> v * 5);
        System.out.println(counts.get());
        Iterator<Map.Entry<String, Integer>> it = counts.get().entrySet().iterator();
        while (it.hasNext()) {
            if (it.next().getValue() == 1) it.remove();
        }
        System.out.println(counts.get().size() + " " + counts.get().containsKey("c"));
        System.out.println(sum(1) + " " + sum(1, 2) + " " + sum(1, 2, 3));
    }
}

import java.lang.ref.*;
import java.util.*;

public class WeakCache<K, V> {
    private final Map<K, WeakReference<V>> map = new HashMap<>();
    private final ReferenceQueue<V> queue = new ReferenceQueue<>();

    public V get(K key) {
        WeakReference<V> ref = map.get(key);
        return ref == null ? null : ref.get();
    }

    public void put(K key, V value) {
        map.put(key, new WeakReference<>(value, queue));
    }

    int drain() {
        int n = 0;
        while (queue.poll() != null) n++;
        return n;
    }

    public static void main(String[] args) {
        WeakCache<String, Object> cache = new WeakCache<>();
        Object strong = new Object();
        cache.put("strong", strong);
        cache.put("weak", new Object());
        System.gc();
        System.out.println(cache.get("strong") == strong);
        System.out.println(cache.get("weak"));
        System.out.println(cache.drain());
        ThreadLocal<WeakCache<String, Object>> local = new ThreadLocal<>();
        local.set(cache);
        local = null;
        System.gc();
        Lab.dump();
    }
}

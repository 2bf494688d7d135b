// refused: Floating-point numbers
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.NoSuchElementException;

public class LinkedCache<K, V> implements Iterable<LinkedCache.Node<K, V>> {
    static class Node<K, V> {
        final K key;
        V value;
        Node<K, V> next;

        Node(K key, V value, Node<K, V> next) {
            this.key = key;
            this.value = value;
            this.next = next;
        }
    }

    private Node<K, V> head;
    private int size;

    V put(K key, V value) {
        for (Node<K, V> node = head; node != null; node = node.next) {
            if (node.key.equals(key)) {
                V old = node.value;
                node.value = value;
                return old;
            }
        }
        head = new Node<>(key, value, head);
        size++;
        return null;
    }

    @Override
    public Iterator<Node<K, V>> iterator() {
        return new Iterator<Node<K, V>>() {
            private Node<K, V> at = head;

            @Override
            public boolean hasNext() {
                return at != null;
            }

            @Override
            public Node<K, V> next() {
                if (at == null) throw new NoSuchElementException("end");
                Node<K, V> node = at;
                at = at.next;
                return node;
            }
        };
    }

    class View {
        int count() {
            return size;
        }

        LinkedCache<K, V> owner() {
            return LinkedCache.this;
        }
    }

    View view() {
        return new View();
    }

    private static final ThreadLocal<LinkedCache<String, Object>> CACHE = ThreadLocal.withInitial(LinkedCache::new);

    public static void main(String[] args) {
        LinkedCache<String, Object> cache = CACHE.get();
        cache.put("a", 1);
        cache.put("b", "two");
        cache.put("self", cache);
        System.out.println(cache.put("a", 3.5));
        for (Node<String, Object> node : cache) {
            System.out.println(node.key + " " + (node.value == cache ? "(this cache)" : node.value));
        }
        LinkedCache<String, Object>.View view = cache.view();
        System.out.println(view.count() + " " + (view.owner() == cache));
        WeakReference<Object> watched = new WeakReference<>(cache);
        cache = null;
        view = null;
        CACHE.remove();
        System.gc();
        System.out.println(watched.get() == null);
        Iterator<Node<String, Object>> empty = CACHE.get().iterator();
        try {
            empty.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
    }
}

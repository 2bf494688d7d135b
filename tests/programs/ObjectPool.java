// refused: Stack
import java.util.*;
import java.util.function.Supplier;

public class ObjectPool<T> {
    private final ThreadLocal<Stack<T>> stacks = ThreadLocal.withInitial(Stack::new);
    private final Supplier<T> factory;
    private int created, recycled;

    public ObjectPool(Supplier<T> factory) { this.factory = factory; }

    public T acquire() {
        Stack<T> stack = stacks.get();
        if (stack.isEmpty()) {
            created++;
            return factory.get();
        }
        return stack.pop();
    }

    public void release(T t) {
        recycled++;
        stacks.get().push(t);
    }

    public static void main(String[] args) throws InterruptedException {
        final ObjectPool<int[]> pool = new ObjectPool<>(() -> new int[16]);
        int[] a = pool.acquire();
        int[] b = pool.acquire();
        a[0] = 1;
        pool.release(a);
        int[] c = pool.acquire();
        System.out.println((a == c) + " " + c[0] + " " + (b == c));
        Thread t = new Thread(() -> {
            int[] d = pool.acquire();
            System.out.println(d[0]);
            pool.release(d);
        });
        t.start();
        t.join();
        System.out.println(pool.created + " " + pool.recycled);
    }
}

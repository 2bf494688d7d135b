// refused: ArrayDeque
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

public class BufferPool {
    private static final int SIZE = 1 << 10;
    private static final ThreadLocal<SoftReference<Deque<byte[]>>> POOL = new ThreadLocal<>();
    private static int allocated, reused;

    private static Deque<byte[]> deque() {
        SoftReference<Deque<byte[]>> ref = POOL.get();
        Deque<byte[]> deque = ref == null ? null : ref.get();
        if (deque == null) {
            deque = new ArrayDeque<>();
            POOL.set(new SoftReference<>(deque));
        }
        return deque;
    }

    static byte[] acquire() {
        byte[] buffer = deque().pollFirst();
        if (buffer == null) {
            allocated += 1;
            return new byte[SIZE];
        }
        reused += 1;
        return buffer;
    }

    static void release(byte[] buffer) {
        assert buffer.length == SIZE;
        deque().addFirst(buffer);
    }

    static int checksum(byte[] buffer, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum = sum * 31 + (buffer[i] & 0xff);
        }
        return sum;
    }

    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            byte[] a = acquire(), b = acquire();
            for (int i = 0; i < 5; i++) {
                a[i] = (byte) (i * 77);
                b[i] = (byte) ~i;
            }
            System.out.println(checksum(a, 5) + " " + checksum(b, 5));
            release(a);
            release(b);
        }
        System.out.println("allocated=" + allocated + ", reused=" + reused);
        System.gc();
        System.out.println(deque().size());
        Lab.dump();
    }
}

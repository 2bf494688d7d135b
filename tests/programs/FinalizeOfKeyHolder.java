/** A key that only a finalizable object refers to: weak references come first, so its Entry turns stale. */
public class FinalizeOfKeyHolder {
    static ThreadLocal<String> back;

    static class Holder {
        final ThreadLocal<String> key = new ThreadLocal<>();

        protected void finalize() {
            back = key;
        }
    }

    static void store() {
        Holder holder = new Holder();
        holder.key.set(new String("lost"));
    }

    static class Pinned {
        final ThreadLocal<Pinned> key = new ThreadLocal<>();

        protected void finalize() {
            System.out.println("never, as long as the thread lives");
        }
    }

    static void pin() {
        Pinned pinned = new Pinned();
        pinned.key.set(pinned);
    }

    public static void main(String[] args) throws InterruptedException {
        store();
        System.gc();
        Thread.sleep(100);
        Lab.dump();
        System.out.println("the key is back: " + (back != null) + ", its value is " + back.get());
        Lab.dump();
        pin();
        System.gc();
        Thread.sleep(100);
        Lab.dump();
    }
}

/** Does remove() free the value? Its finalizer tells. */
class Content {
    final byte[] data = new byte[1024];

    @Override
    protected void finalize() {
        System.out.println("released");
    }
}

public class FinalizeAfterRemove {
    static final ThreadLocal<Content> KEY = new ThreadLocal<>();

    public static void main(String[] args) throws InterruptedException {
        KEY.set(new Content());
        System.gc();
        Thread.sleep(100);
        System.out.println("removing");
        KEY.remove();
        System.gc();
        Thread.sleep(100);
        System.out.println("removed");

        Thread worker = new Thread(() -> KEY.set(new Content()));
        worker.start();
        worker.join();
        System.gc();
        Thread.sleep(100);
        System.out.println("the thread has ended");

        ThreadLocal<Content> dropped = new ThreadLocal<>();
        dropped.set(new Content());
        dropped = null;
        System.gc();
        Thread.sleep(100);
        System.out.println("stale entries keep their values");
    }
}

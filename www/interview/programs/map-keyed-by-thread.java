// @title.en A map keyed by Thread keeps what an ended thread put in
// @title.zh 以线程为 key 的 map：线程结束了，value 还在
static final Map<Thread, byte[]> BY_THREAD = new HashMap<>();
static final ThreadLocal<byte[]> LOCAL = new ThreadLocal<>();
static WeakReference<byte[]> inMap;
static WeakReference<byte[]> inThread;
static void work() {
    byte[] one = new byte[1024];
    inMap = new WeakReference<>(one);
    BY_THREAD.put(Thread.currentThread(), one);
    byte[] other = new byte[1024];
    inThread = new WeakReference<>(other);
    // @note.en One value in a map that everybody shares, one in this thread's own.
    // @note.zh 一个 value 放进大家共用的 map，另一个放进本线程自己的 map。
    LOCAL.set(other);
    Lab.dump();
}
void main() throws Exception {
    Thread thread = new Thread(() -> work());
    thread.start();
    thread.join();
    thread = null;
    // @note.en The thread has ended, and with it its own map. The shared one holds the Thread object and the value.
    // @note.zh 线程结束了，它自己的 map 也没了。共用的那个 map 还引用着 Thread 对象和 value。
    System.gc();
    System.out.println("in the map keyed by Thread: " + (inMap.get() != null));
    System.out.println("in the thread's own map: " + (inThread.get() != null));
}

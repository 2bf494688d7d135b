// @title.en Strong, soft, weak and phantom under a GC
// @title.zh GC 面前的强、软、弱、虚四种引用
void main() {
    ReferenceQueue<byte[]> queue = new ReferenceQueue<>();
    byte[] strong = new byte[1024];
    SoftReference<byte[]> soft = new SoftReference<>(new byte[1024]);
    WeakReference<byte[]> weak = new WeakReference<>(new byte[1024]);
    WeakReference<byte[]> both = new WeakReference<>(strong);
    PhantomReference<byte[]> phantom = new PhantomReference<>(new byte[1024], queue);
    // @note.en A phantom reference never gives its object back, not even now.
    // @note.zh 通过虚引用永远取不到对象，现在也一样。
    System.out.println("phantom.get() " + phantom.get());
    System.out.println("queue empty " + (queue.poll() == null));
    // @note.en Memory is plentiful. The array that is only softly reachable stays; those behind weak and phantom go.
    // @note.zh 内存充足。只有软引用的数组留了下来；只有弱引用或虚引用的数组被回收。
    System.gc();
    System.out.println("soft cleared " + (soft.get() == null));
    System.out.println("weak cleared " + (weak.get() == null));
    // @note.en This one is weak too, but the variable strong holds the same array: no GC clears it.
    // @note.zh 这个也是弱引用，但变量 strong 还持有同一个数组：GC 不会清除它。
    System.out.println("both cleared " + (both.get() == null));
    // @note.en The GC has put the phantom reference itself into its queue. That is all it is for: a message that the object is gone.
    // @note.zh GC 把虚引用本身放进了它的队列。它的用处就在这里：告知对象已经不在。
    System.out.println("phantom enqueued " + (queue.poll() == phantom));
    strong = null;
    // @note.en The last strong reference is gone: now the next GC clears the weak one as well.
    // @note.zh 最后一个强引用没有了：下一次 GC 就连这个弱引用也清除。
    System.gc();
    System.out.println("both cleared " + (both.get() == null));
}

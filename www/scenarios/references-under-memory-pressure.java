// @title.en Before an OutOfMemoryError, soft references go
// @title.zh 抛出 OutOfMemoryError 之前，先清除软引用
// @heap 64MB
static final int MB = 1024 * 1024;
void fill() {
    List<byte[]> hog = new ArrayList<>();
    // @note.en The list holds its arrays strongly. No GC can help, so in the end an allocation fails.
    // @note.zh 列表强引用着每个数组，GC 帮不上忙，总有一次分配会失败。
    try {
        while (true) {
            hog.add(new byte[MB]);
        }
    } catch (OutOfMemoryError error) {
        System.out.println("OutOfMemoryError");
    }
}
void main() {
    byte[] strong = new byte[MB];
    SoftReference<byte[]> soft = new SoftReference<>(new byte[MB]);
    WeakReference<byte[]> weak = new WeakReference<>(new byte[MB]);
    WeakReference<byte[]> both = new WeakReference<>(strong);
    // @note.en There is room: the weak reference is cleared, the soft one is not.
    // @note.zh 空间还够：弱引用被清除，软引用没有。
    System.gc();
    System.out.println("weak cleared " + (weak.get() == null));
    System.out.println("soft cleared " + (soft.get() == null));
    // @note.en Now a method fills the heap. Before it gives up, the JVM clears every soft reference.
    // @note.zh 这个方法要把堆填满。JVM 认输之前，会清除所有软引用。
    fill();
    System.out.println("soft cleared " + (soft.get() == null));
    // @note.en Memory pressure takes nothing that is strongly reachable.
    // @note.zh 内存再紧，强可达的对象也不会被回收。
    System.out.println("strong " + strong.length + ", both cleared " + (both.get() == null));
    // @note.en The frame of fill is gone, and its list with it: there is room again.
    // @note.zh fill 的栈帧没有了，它的列表也就没有了：又有空间可用。
    byte[] again = new byte[16 * MB];
    System.out.println("again " + again.length);
}

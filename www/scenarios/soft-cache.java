// @title.en A cache of soft references doesn't overflow the heap
// @title.zh 软引用做的缓存撑不爆堆
// @heap 64MB
static final int MB = 1024 * 1024;
void main() {
    List<SoftReference<byte[]>> cache = new ArrayList<>();
    // @note.en 200 MB through a heap of 64: when an array doesn't fit, the softly reachable ones go. No OutOfMemoryError.
    // @note.zh 64 MB 的堆，先后放进 200 MB：放不下时，只有软引用的数组就让出位置，不会有 OutOfMemoryError。
    for (int i = 0; i < 200; i++) {
        cache.add(new SoftReference<>(new byte[MB]));
    }
    System.out.println("entries " + cache.size());
    // @note.en The SoftReference objects are all still there; the first of them is empty, the last still has its array.
    // @note.zh SoftReference 对象都还在；第一个已经空了，最后一个的数组还在。
    System.out.println("first cleared " + (cache.get(0).get() == null));
    System.out.println("last cleared " + (cache.get(199).get() == null));
    List<byte[]> strong = new ArrayList<>();
    // @note.en The same with strong references ends in an OutOfMemoryError, after every soft one has been cleared.
    // @note.zh 换成强引用，同样的循环会以 OutOfMemoryError 告终；在那之前，软引用已全部清除。
    try {
        for (int i = 0; i < 200; i++) {
            strong.add(new byte[MB]);
        }
    } catch (OutOfMemoryError error) {
        System.out.println("OutOfMemoryError");
    }
    strong = null;
    System.out.println("last cleared " + (cache.get(199).get() == null));
}

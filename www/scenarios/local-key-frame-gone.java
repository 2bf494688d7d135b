// @title.en A local ThreadLocal dies with its frame
// @title.zh 局部的 ThreadLocal 随栈帧而死
void request() {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    // @note.en While the method runs, its variable key holds the ThreadLocal: the entry survives a GC. (Not so once the method is compiled: nobody uses key again.)
    // @note.zh 方法还在运行，变量 key 持有 ThreadLocal：这个 Entry 经得起 GC。（方法编译过就不一定了：后面没有谁再用 key。）
    key.set(new byte[1024]);
    System.gc();
    Lab.dump();
}
void main() {
    request();
    // @note.en The frame is gone and no reference to the key is left but the weak one in the entry. The table looks as before, but no program can read the value any more: it is doomed.
    // @note.zh 栈帧已经没有了，除了 Entry 里的弱引用，再没有谁引用这个 key。table 看上去没变，value 却已经泄漏：谁也读不到它了。
    Lab.dump();
    // @note.en The GC clears the key. The entry and its value stay: nobody has called anything on this map.
    // @note.zh GC 清除了 key。Entry 和 value 还在：没有人对这个 map 做过操作。
    System.gc();
    Lab.dump();
}

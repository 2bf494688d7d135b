// @title.en Many ThreadLocals, one map for the thread
// @title.zh 许多 ThreadLocal，同一线程只有一个 map
static final ThreadLocal<String> USER = new ThreadLocal<>();
static final ThreadLocal<String> ROLE = new ThreadLocal<>();
static final ThreadLocal<byte[]> BUFFER = new ThreadLocal<>();
void worker() {
    // @note.en The other thread uses one of the three keys: its map has one entry.
    // @note.zh 另一个线程只用了三个 key 中的一个：它的 map 里只有一个 Entry。
    ROLE.set(new String("guest"));
    Lab.dump();
}
void main() throws Exception {
    USER.set(new String("Ada"));
    ROLE.set(new String("admin"));
    // @note.en The third key of this thread. It gets no map of its own: all three are entries of the one table.
    // @note.zh 这是本线程的第三个 key。它不会另有 map：三个都是同一张 table 里的 Entry。
    BUFFER.set(new byte[64]);
    Lab.dump();
    Thread thread = new Thread(() -> worker());
    thread.start();
    thread.join();
    // @note.en remove takes one entry out of the map of the thread that calls it; the others stay.
    // @note.zh remove 只从调用它的线程的 map 里拿掉一个 Entry，其余的不动。
    ROLE.remove();
    Lab.dump();
}

// @title.en A page that no query used cuts the next request's query
// @title.zh 没用掉的分页参数，截断了下一个请求的查询
static final ThreadLocal<Integer> PAGE = new ThreadLocal<>();
static void startPage(int size) {
    PAGE.set(size);
}
static void select(String what) {
    Integer size = PAGE.get();
    PAGE.remove();                                       // as a plug-in does when it has used the page @zh 插件用掉分页参数后都会这样做
    System.out.println(what + (size == null ? "" : " limit " + size));
}
void search(boolean isValid) {
    // @note.en The page is set first. Then the request turns out to be wrong, and no query comes that would use it up.
    // @note.zh 先设好分页，随后发现请求不对：后面没有查询，也就没有谁用掉它。
    startPage(10);
    if (isValid) {
        select("search");
    }
}
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> search(false)).get();
    pool.submit(() -> Lab.dump()).get();
    // @note.en Another request on the same thread: all rows are asked for, ten come.
    // @note.zh 同一个线程上的另一个请求：要的是全部，来的是 10 行。
    pool.submit(() -> select("export all")).get();
    pool.submit(() -> select("export all")).get();
    pool.shutdown();
}

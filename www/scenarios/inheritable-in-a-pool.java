// @title.en A pool's worker inherits when it is made, not with each task
// @title.zh 线程池的工作线程只在创建时继承，不随任务更新
static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();
static void say(String who) {
    System.out.println(who + " runs for " + USER.get());
}
void main() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    USER.set(new String("Ada"));
    // @note.en The first submit creates the worker. It inherits Ada from this thread.
    // @note.zh 第一次 submit 创建了工作线程，它从当前线程继承了 Ada。
    pool.submit(() -> say("task 1")).get();
    USER.set(new String("Grace"));
    // @note.en The same worker takes the second task: no thread is created, nothing is inherited. It still says Ada.
    // @note.zh 第二个任务交给同一个工作线程：没有创建线程，也就没有继承。它说的还是 Ada。
    pool.submit(() -> say("task 2")).get();
    say("main");
    pool.shutdown();
}

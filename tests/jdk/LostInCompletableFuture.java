// refused: CompletableFuture
import java.util.concurrent.CompletableFuture;

public class LostInCompletableFuture {
    static final ThreadLocal<String> USER = new ThreadLocal<>();

    public static void main(String[] args) {
        USER.set("Ada");
        // Another thread runs it: another map. @zh 由别的线程执行：map 也是别的。
        System.out.println(CompletableFuture.supplyAsync(() -> "supplyAsync: " + USER.get()).join());
        String user = USER.get(); // read on the caller's thread @zh 在调用者的线程上读出来
        System.out.println(CompletableFuture.supplyAsync(() -> "passed on: " + user).join());
        // Already complete: the caller's own thread runs the next stage. @zh 已经完成：下一步由调用者自己的线程执行。
        CompletableFuture<String> done = CompletableFuture.completedFuture("thenApply: ");
        System.out.println(done.thenApply(text -> text + USER.get()).join());
    }
}

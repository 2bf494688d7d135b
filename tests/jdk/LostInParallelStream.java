// refused: ConcurrentHashMap
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

public class LostInParallelStream {
    static final ThreadLocal<String> USER = new ThreadLocal<>();

    public static void main(String[] args) {
        USER.set("Ada");
        Thread caller = Thread.currentThread();
        Set<String> here = ConcurrentHashMap.newKeySet();
        Set<String> elsewhere = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 64).parallel().forEach(i -> {
            // The caller takes its share of the elements, workers of the common pool take the rest. @zh 调用者自己也分担一部分元素，其余归公共线程池的工作线程。
            Set<String> seen = Thread.currentThread() == caller ? here : elsewhere;
            seen.add("" + USER.get());
            pause();
        });
        System.out.println("on the caller: " + here);
        System.out.println("elsewhere: " + elsewhere);
    }

    /** Long enough that workers come. */
    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

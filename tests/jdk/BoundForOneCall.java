// refused: ScopedValue
// from: 25
public class BoundForOneCall {
    static final ScopedValue<String> USER = ScopedValue.newInstance();

    public static void main(String[] args) {
        show("before");
        ScopedValue.where(USER, "Ada").run(() -> {
            show("inside");
            // There is no set: an inner call is given another value. @zh 没有 set：只能给里面的调用换一个 value。
            ScopedValue.where(USER, "Grace").run(() -> show("nested"));
            show("inside again");
            elsewhere(() -> show("a new thread"));
        });
        show("after");
    }

    static void show(String where) {
        System.out.println(where + ": " + (USER.isBound() ? USER.get() : "not bound"));
    }

    static void elsewhere(Runnable work) {
        Thread other = new Thread(work);
        other.start();
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

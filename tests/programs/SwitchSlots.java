import java.lang.ref.WeakReference;

public class SwitchSlots {
    static WeakReference<Object> watched;

    static void text(String text) {
        {
            Object one = "one", two = "two", three = new Object();
            watched = new WeakReference<>(three);
        }
        Object again = "again";
        switch (text) {
            case "b":
                break;
            default:
        }
        System.gc();
        System.out.println(watched.get() == null);
    }

    static int yields(int number) {
        int count = 0;
        return switch (number) {
            case 1:
                yield ++count;
            case 2:
                yield -count;
            default:
                yield (count + 7);
        };
    }

    public static void main(String[] args) {
        text("a");
        text(new String("b"));
        System.out.println(yields(1) + " " + yields(2) + " " + yields(3));
    }
}

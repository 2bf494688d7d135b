// refused: SimpleDateFormat
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Calendar;

public class SharedDateFormat {
    static final SimpleDateFormat SHARED = new SimpleDateFormat("yyyy-MM-dd");
    static final ThreadLocal<SimpleDateFormat> OWN = ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy-MM-dd"));

    public static void main(String[] args) throws Exception {
        parse(SHARED, "2001-01-01");
        elsewhere(() -> parse(SHARED, "1999-12-31"));
        System.out.println("shared: main parsed 2001, its calendar says " + year(SHARED));
        parse(OWN.get(), "2001-01-01");
        elsewhere(() -> parse(OWN.get(), "1999-12-31"));
        System.out.println("one each: main parsed 2001, its calendar says " + year(OWN.get()));
        // The instance itself goes to another thread. @zh 把实例本身交给了别的线程。
        SimpleDateFormat mine = OWN.get();
        elsewhere(() -> parse(mine, "1999-12-31"));
        System.out.println("handed on: main parsed 2001, its calendar says " + year(OWN.get()));
    }

    /** A format keeps what it parsed in a calendar of its own: that is what two threads overwrite. */
    static int year(SimpleDateFormat format) {
        return format.getCalendar().get(Calendar.YEAR);
    }

    static void parse(SimpleDateFormat format, String text) {
        try {
            format.parse(text);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static void elsewhere(Runnable work) throws InterruptedException {
        Thread other = new Thread(work);
        other.start();
        other.join();
    }
}

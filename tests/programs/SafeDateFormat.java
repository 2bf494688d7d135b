// refused: SimpleDateFormat
import java.text.SimpleDateFormat;
import java.util.Date;

public class SafeDateFormat {
    private static final ThreadLocal<SimpleDateFormat> FORMAT =
        ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy-MM-dd"));

    public static void main(String[] args) throws Exception {
        System.out.println(FORMAT.get().format(new Date(0)));
    }
}

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class Formats {
    static final class Text {
        private String text = "";
        Text() {}
        Text(Object start) { text += start; }
        Text append(Object part) { text += part; return this; }
        Text append(char part) { text += part; return this; }
        void setLength(int length) { if (length == 0) text = ""; }
        @Override public String toString() { return text; }
    }

    /** Not thread safe: it keeps its calendar between calls, as SimpleDateFormat does. */
    static class Format {
        private final String pattern;
        private final int[] calendar = new int[3];
        private int uses = 0;

        Format(String pattern) {
            this.pattern = pattern;
        }

        String format(int days, char... letters) {
            uses++;
            calendar[0] = 1970 + days / 365;
            calendar[1] = days % 365 / 31 + 1;
            calendar[2] = days % 365 % 31 + 1;
            Text sb = new Text();
            for (char c : letters) {
                switch (c) {
                    case 'y':
                        sb.append(calendar[0]);
                        break;
                    case 'M':
                        pad(sb, calendar[1]);
                        break;
                    case 'd':
                        pad(sb, calendar[2]);
                        break;
                    default:
                        sb.append(c);
                }
            }
            return sb.toString();
        }

        private static void pad(Text sb, int n) {
            sb.append(n < 10 ? "0" : "").append(n);
        }

        int getUses() {
            return uses;
        }
    }

    private static final ThreadLocal<Map<String, Format>> FORMATS = ThreadLocal.withInitial(HashMap::new);

    static Format of(String pattern) {
        return FORMATS.get().computeIfAbsent(pattern, Format::new);
    }

    public static void main(String... args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        Future<?>[] results = new Future<?>[6];
        for (int i = 0; i < results.length; i++) {
            final int day = i * 400;
            results[i] = pool.submit(() -> {
                String text = of(day % 800 == 0 ? "y-M-d" : "d.M.y").format(day, 'y', '-', 'M', 'd');
                return Thread.currentThread().getName() + " " + text;
            });
        }
        for (Future<?> result : results) {
            System.out.println(result.get());
        }
        Future<Integer> uses = pool.submit(() -> of("y-M-d").getUses());
        System.out.println("uses " + uses.get());
        pool.shutdown();
        System.out.println(FORMATS.get().isEmpty());
    }
}

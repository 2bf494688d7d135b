// refused: StringBuilder
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class ThreadSafeFormat {
    /** Not thread safe: it keeps its calendar between calls, as SimpleDateFormat does. */
    static class Format {
        private final String pattern;
        private final int[] calendar = new int[3];
        private int uses = 0;

        Format(String pattern) {
            this.pattern = pattern;
        }

        String format(int days) {
            uses++;
            calendar[0] = 1970 + days / 365;
            calendar[1] = days % 365 / 31 + 1;
            calendar[2] = days % 365 % 31 + 1;
            StringBuilder sb = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
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

        private static void pad(StringBuilder sb, int n) {
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
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<?>[] results = new Future<?>[6];
        for (int i = 0; i < results.length; i++) {
            final int day = i * 400;
            results[i] = pool.submit(() -> {
                String text = of(day % 800 == 0 ? "y-M-d" : "d.M.y").format(day);
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

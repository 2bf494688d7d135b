// refused: ArrayDeque
import java.util.*;

public class DataSourceRouter {
    enum DbType {
        MASTER("master-db", 3306), SLAVE1("slave-1", 3307), SLAVE2("slave-2", 3308);

        private final String host;
        private final int port;

        DbType(String host, int port) {
            this.host = host;
            this.port = port;
        }

        String url() { return "jdbc:mysql://" + host + ":" + port; }
    }

    static class DynamicDataSourceContextHolder {
        private static final ThreadLocal<Deque<DbType>> HOLDER = ThreadLocal.withInitial(ArrayDeque::new);

        static void push(DbType t) { HOLDER.get().push(t); }
        static DbType peek() { return HOLDER.get().isEmpty() ? DbType.MASTER : HOLDER.get().peek(); }
        static void poll() {
            Deque<DbType> d = HOLDER.get();
            d.poll();
            if (d.isEmpty()) HOLDER.remove();
        }
    }

    public static void main(String[] args) {
        System.out.println(DynamicDataSourceContextHolder.peek().url());
        DynamicDataSourceContextHolder.push(DbType.SLAVE1);
        System.out.println(DynamicDataSourceContextHolder.peek().url());
        DynamicDataSourceContextHolder.push(DbType.SLAVE2);
        System.out.println(DynamicDataSourceContextHolder.peek());
        DynamicDataSourceContextHolder.poll();
        System.out.println(DynamicDataSourceContextHolder.peek());
        DynamicDataSourceContextHolder.poll();
        Lab.dump();
    }
}

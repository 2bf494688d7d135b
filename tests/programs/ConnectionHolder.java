import java.util.ArrayList;
import java.util.List;

public class ConnectionHolder {
    static class ConnectionException extends RuntimeException {
        private final int code;

        public ConnectionException(String message, int code) {
            super(message);
            this.code = code;
        }

        public int getCode() {
            return code;
        }
    }

    static class Connection implements AutoCloseable {
        private static int next = 1;
        private final int id = next++;
        private boolean autoCommit = true;
        private boolean closed;
        private final List<String> log = new ArrayList<>();

        void setAutoCommit(boolean autoCommit) {
            this.autoCommit = autoCommit;
        }

        void execute(String sql) {
            if (closed) {
                throw new ConnectionException("connection " + id + " is closed", 17);
            }
            log.add(sql + (autoCommit ? ";" : ""));
        }

        void commit() { log.add("COMMIT"); }

        void rollback() { log.add("ROLLBACK"); }

        @Override
        public void close() {
            closed = true;
            System.out.println("close " + id + " " + log);
        }
    }

    private static final ThreadLocal<Connection> HOLDER = new ThreadLocal<>();

    static Connection current() {
        Connection connection = HOLDER.get();
        if (connection == null) {
            connection = new Connection();
            HOLDER.set(connection);
        }
        return connection;
    }

    static void inTransaction(Runnable work) {
        Connection c = current();
        c.setAutoCommit(false);
        try {
            work.run();
            c.commit();
        } catch (ConnectionException e) {
            c.rollback();
            System.out.println("failed: " + e.getMessage() + " code " + e.getCode());
        } finally {
            HOLDER.remove();
            c.close();
        }
    }

    public static void main(String[] args) {
        inTransaction(() -> current().execute("INSERT"));
        inTransaction(() -> {
            current().execute("UPDATE");
            throw new ConnectionException("deadlock", 1213);
        });
        Connection c = current();
        c.close();
        try {
            c.execute("SELECT 1");
        } catch (RuntimeException e) {
            System.out.println(e.getMessage() + (e instanceof ConnectionException));
        }
        HOLDER.remove();
        System.out.println(HOLDER.get() == null ? "empty" : "full");
    }
}

import java.util.*;

public class Transactions {
    static class TransactionException extends RuntimeException {
        private final int code;

        TransactionException(String message, int code, Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        int getCode() {
            return code;
        }
    }

    static class RollbackException extends Exception {
        RollbackException(String message) {
            super(message);
        }
    }

    interface Work<R, E extends Exception> {
        R run(Transaction tx) throws E;
    }

    static class Transaction implements AutoCloseable {
        private static int sequence = 0;
        final int id = ++sequence;
        private final List<String> log = new ArrayList<>();
        private boolean rollbackOnly;

        void log(String format, Object... args) {
            String text = format;
            for (Object arg : args) text += "/" + arg;
            log.add(text);
        }

        void setRollbackOnly() {
            rollbackOnly = true;
        }

        @Override
        public void close() throws RollbackException {
            STACK.get().remove(STACK.get().size() - 1);
            System.out.println("close " + id + " " + log);
            if (rollbackOnly) {
                throw new RollbackException("tx " + id);
            }
        }
    }

    private static final ThreadLocal<List<Transaction>> STACK = ThreadLocal.withInitial(() -> new ArrayList<>());

    static <R, E extends Exception> R inTransaction(Work<R, E> work) throws E {
        try (Transaction tx = new Transaction()) {
            STACK.get().add(tx);
            R result = work.run(tx);
            tx.log("result=%", result);
            return result;
        } catch (RollbackException e) {
            throw new TransactionException("rolled back", 40, e);
        }
    }

    public static void main(String[] args) {
        int sum = inTransaction(tx -> {
            tx.log("outer % of %", 1, "two");
            int inner = inTransaction(nested -> STACK.get().size() * 10);
            return inner + tx.id;
        });
        System.out.println(sum);
        try {
            inTransaction(tx -> {
                tx.setRollbackOnly();
                return null;
            });
        } catch (TransactionException e) {
            System.out.println(e.getMessage() + " " + e.getCode() + " because of " + e.getCause().getMessage());
        }
        try {
            Transactions.<String, InterruptedException>inTransaction(tx -> {
                tx.setRollbackOnly();
                throw new InterruptedException("disk");
            });
        } catch (InterruptedException e) {
            System.out.println(e.getMessage() + " suppressed");
        }
        System.out.println(STACK.get().isEmpty());
    }
}

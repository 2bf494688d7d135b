import java.util.*;

public class NestedTransactions {
    enum Propagation { REQUIRED, REQUIRES_NEW, NESTED }

    static class Tx {
        final int id;
        final Tx outer;
        boolean rollbackOnly;

        Tx(int id, Tx outer) {
            this.id = id;
            this.outer = outer;
        }

        int depth() {
            int d = 0;
            for (Tx t = this; t != null; t = t.outer) d++;
            return d;
        }
    }

    private static final ThreadLocal<Tx> CURRENT = new ThreadLocal<>();
    private static int counter;

    interface Work { void run() throws Exception; }

    static void tx(Propagation p, Work w) {
        Tx outer = CURRENT.get();
        boolean fresh = outer == null || p != Propagation.REQUIRED;
        if (fresh) {
            CURRENT.set(new Tx(++counter, outer));
        }
        Tx tx = CURRENT.get();
        String name = p.name() + "/" + tx.id + "@" + tx.depth();
        System.out.println("begin " + name + " fresh=" + fresh);
        try {
            w.run();
            System.out.println((tx.rollbackOnly ? "rollback " : "commit ") + name);
        } catch (RuntimeException e) {
            tx.rollbackOnly = true;
            System.out.println("runtime " + e.getMessage() + " " + name);
        } catch (Exception e) {
            System.out.println("checked " + e.getMessage() + " " + name);
        } finally {
            if (fresh) {
                if (outer == null) CURRENT.remove(); else CURRENT.set(outer);
            }
        }
    }

    public static void main(String[] args) {
        tx(Propagation.REQUIRED, () -> {
            tx(Propagation.REQUIRES_NEW, () -> { throw new IllegalStateException("inner"); });
            tx(Propagation.NESTED, () -> { throw new Exception("ex"); });
            tx(Propagation.REQUIRED, () -> { throw new RuntimeException("joined"); });
        });
        System.out.println(CURRENT.get());
        for (Propagation p : Propagation.values()) {
            switch (p) {
                case REQUIRED:
                    System.out.println("0 " + p);
                    break;
                case REQUIRES_NEW:
                    System.out.println("1 " + p);
                default:
                    System.out.println("fall " + p.ordinal());
            }
        }
    }
}

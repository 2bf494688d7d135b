// refused: String.toUpperCase
public class AbstractTemplate {
    static abstract class Job implements Runnable {
        protected static final ThreadLocal<Job> current = new ThreadLocal<>();
        private static int total;
        protected final String name;

        static {
            total = 100;
        }

        {
            total++;
        }

        protected Job(String name) {
            this.name = name;
            init();
        }

        protected void init() {}

        protected abstract void doRun() throws Exception;

        @Override
        public final void run() {
            current.set(this);
            try {
                doRun();
            } catch (Exception e) {
                System.out.println(name + " failed: " + e.getMessage());
            } finally {
                current.remove();
            }
        }

        static int total() { return total; }
    }

    static class Good extends Job {
        int inits = 5;
        Good() { super("good"); }
        @Override protected void init() { inits++; System.out.println("init " + inits); }
        @Override protected void doRun() { System.out.println("running " + current.get().name + " " + inits); }
    }

    static class Bad extends Job {
        Bad() { super("bad"); }
        protected void doRun() throws Exception { throw new Exception("oops in " + this); }
        public String toString() { return super.name.toUpperCase(); }
    }

    public static void main(String[] args) {
        Job[] jobs = {new Good(), new Bad()};
        for (Job j : jobs) j.run();
        System.out.println(Job.total() + " " + Job.current.get());
    }
}

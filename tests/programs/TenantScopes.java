import java.util.Optional;
import java.util.concurrent.Callable;

public final class TenantScopes {
    public static final String DEFAULT_TENANT = "public";
    private static final ThreadLocal<Tenant> HOLDER = new InheritableThreadLocal<Tenant>() {
        @Override
        protected Tenant childValue(Tenant parentValue) {
            return parentValue == null ? null : parentValue.forChild();
        }
    };

    enum Plan {
        FREE(10), PRO(100);

        private final int limit;

        Plan(int limit) {
            this.limit = limit;
        }

        int limit(boolean isBurst) {
            return this == PRO && isBurst ? Integer.MAX_VALUE : limit;
        }
    }

    static class Tenant {
        final String id;
        final Plan plan;
        final Tenant parent;

        Tenant(String id, Plan plan) {
            this(id, plan, null);
        }

        private Tenant(String id, Plan plan, Tenant parent) {
            this.id = id;
            this.plan = plan;
            this.parent = parent;
        }

        Tenant forChild() {
            return new Tenant(id + "/child", plan, this);
        }

        @Override
        public String toString() {
            return "Tenant{" + id + ", " + plan + (parent != null ? ", parent=" + parent.id : "") + "}";
        }
    }

    static <T> T with(Tenant tenant, Callable<T> action) throws Exception {
        Tenant before = HOLDER.get();
        HOLDER.set(tenant);
        try {
            return action.call();
        } finally {
            if (before == null) {
                HOLDER.remove();
            } else {
                HOLDER.set(before);
            }
        }
    }

    static String id() {
        Tenant tenant = HOLDER.get();
        return tenant == null ? DEFAULT_TENANT : tenant.id;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(id());
        Tenant acme = new Tenant("acme", Plan.PRO);
        String result = with(acme, () -> {
            Thread child = new Thread(() -> System.out.println(HOLDER.get()), "child");
            child.start();
            child.join();
            return with(new Tenant("beta", Plan.FREE), () -> id() + "+") + id();
        });
        System.out.println(result);
        System.out.println(id());
        for (Plan plan : Plan.values()) {
            System.out.println(plan.ordinal() + " " + plan.name() + " " + plan.limit(true) + " " + plan.limit(false));
        }
        try {
            with(acme, () -> {
                throw new IllegalStateException(id());
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " then " + id());
        }
    }
}

// refused: Arrays
import java.util.*;
import java.util.function.*;

public class Interceptors {
    interface HandlerInterceptor {
        default boolean preHandle(Request r) { return true; }
        default void afterCompletion(Request r, Exception e) {}
    }

    static class Request {
        final String path;
        final Map<String, String> headers = new LinkedHashMap<>();
        Request(String path) { this.path = path; }
        String header(String n) { return headers.get(n); }
    }

    static class LoginInterceptor implements HandlerInterceptor {
        @Override
        public boolean preHandle(Request r) {
            String token = r.header("token");
            if (token == null) {
                System.out.println("401 " + r.path);
                return false;
            }
            UserThreadLocal.put(new Sys(Long.parseLong(token), "user" + token));
            return true;
        }

        @Override
        public void afterCompletion(Request r, Exception e) {
            UserThreadLocal.remove();
        }
    }

    static class Sys {
        private Long id;
        private String account;
        Sys(Long id, String account) { this.id = id; this.account = account; }
        public Long getId() { return id; }
        public String getAccount() { return account; }
    }

    static class UserThreadLocal {
        private UserThreadLocal() {}
        private static final ThreadLocal<Sys> LOCAL = new ThreadLocal<>();
        public static void put(Sys s) { LOCAL.set(s); }
        public static Sys get() { return LOCAL.get(); }
        public static void remove() { LOCAL.remove(); }
    }

    static class Dispatcher {
        private final List<HandlerInterceptor> chain = new ArrayList<>();
        Dispatcher add(HandlerInterceptor i) { chain.add(i); return this; }

        void dispatch(Request r, Consumer<Request> handler) {
            int i = 0;
            Exception failure = null;
            try {
                for (; i < chain.size(); i++) {
                    if (!chain.get(i).preHandle(r)) return;
                }
                handler.accept(r);
            } catch (Exception e) {
                failure = e;
                System.out.println("500 " + e.getMessage());
            } finally {
                for (int j = i - 1; j >= 0; j--) chain.get(j).afterCompletion(r, failure);
            }
        }
    }

    public static void main(String[] args) {
        Dispatcher d = new Dispatcher().add(new LoginInterceptor()).add(new HandlerInterceptor() {
            public boolean preHandle(Request r) { System.out.println("log " + r.path); return true; }
        });
        Consumer<Request> handler = r -> {
            Sys s = UserThreadLocal.get();
            if (s.getId() > 100L) throw new IllegalStateException("too big");
            System.out.println("200 " + r.path + " " + s.getAccount());
        };
        Request a = new Request("/a");
        Request b = new Request("/b");
        b.headers.put("token", "7");
        Request c = new Request("/c");
        c.headers.put("token", "700");
        for (Request r : Arrays.asList(a, b, c)) d.dispatch(r, handler);
        System.out.println(UserThreadLocal.get());
    }
}

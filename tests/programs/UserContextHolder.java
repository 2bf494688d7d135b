// refused: String.substring
import java.util.HashMap;
import java.util.Map;

public class UserContextHolder {

    private static final ThreadLocal<Map<String, Object>> CONTEXT = new ThreadLocal<Map<String, Object>>() {
        @Override
        protected Map<String, Object> initialValue() {
            return new HashMap<>();
        }
    };

    private UserContextHolder() {
    }

    public static void set(String key, Object value) {
        CONTEXT.get().put(key, value);
    }

    @SuppressWarnings("unchecked")
    public static <T> T get(String key) {
        return (T) CONTEXT.get().get(key);
    }

    public static void clear() {
        CONTEXT.remove();
    }

    interface Filter {
        void doFilter(String request, FilterChain chain) throws Exception;
    }

    interface FilterChain {
        void doFilter(String request) throws Exception;
    }

    static class AuthFilter implements Filter {
        @Override
        public void doFilter(String request, FilterChain chain) throws Exception {
            try {
                UserContextHolder.set("user", request.substring(request.indexOf('=') + 1));
                UserContextHolder.set("id", 42);
                chain.doFilter(request);
            } finally {
                UserContextHolder.clear();
            }
        }
    }

    static class Service {
        String hello() {
            String user = UserContextHolder.get("user");
            int id = UserContextHolder.<Integer>get("id");
            return "Hello " + user + "#" + id;
        }
    }

    public static void main(String[] args) throws Exception {
        Service service = new Service();
        AuthFilter filter = new AuthFilter();
        String[] requests = {"/a?user=alice", "/b?user=bob"};
        for (String r : requests) {
            filter.doFilter(r, request -> System.out.println(request + " -> " + service.hello()));
        }
        Object left = UserContextHolder.get("user");
        System.out.println("after: " + left);
        try {
            Integer wrong = wrongly();
            System.out.println(wrong);
        } catch (ClassCastException e) {
            System.out.println("ClassCastException");
        }
    }

    static Integer wrongly() {
        set("user", "carol");
        return get("user");
    }
}

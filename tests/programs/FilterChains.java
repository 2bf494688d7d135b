import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A servlet-like filter chain that binds the user of a request to its thread. */
public class FilterChains {

    static final class Text {
        private String text = "";
        Text() {}
        Text(Object start) { text += start; }
        Text append(Object part) { text += part; return this; }
        Text append(char part) { text += part; return this; }
        void setLength(int length) { if (length == 0) text = ""; }
        @Override public String toString() { return text; }
    }

    interface Request {
        String header(String name);
        String path();
    }

    interface Filter {
        void doFilter(Request request, Text response, FilterChain chain) throws Exception;

        default int order() {
            return 0;
        }
    }

    static final class FilterChain {
        private final List<Filter> filters;
        private int position;

        FilterChain(List<Filter> filters) {
            this.filters = filters;
        }

        void next(Request request, Text response) throws Exception {
            if (position < filters.size()) {
                Filter filter = filters.get(position++);
                filter.doFilter(request, response, this);
            }
        }
    }

    record SimpleRequest(String path, Map<String, String> headers) implements Request {
        SimpleRequest {
            if (path == null) throw new NullPointerException("path");
        }

        @Override
        public String header(String name) {
            return headers.getOrDefault(name, "none");
        }
    }

    static class UserContext {
        private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

        private UserContext() {
        }

        static void bind(String user) {
            CURRENT.set(user);
        }

        static String current() {
            String user = CURRENT.get();
            return user != null ? user : "anonymous";
        }

        static void unbind() {
            CURRENT.remove();
        }
    }

    static class AuthFilter implements Filter {
        private final boolean cleansUp;

        AuthFilter(boolean cleansUp) {
            this.cleansUp = cleansUp;
        }

        @Override
        public void doFilter(Request request, Text response, FilterChain chain) throws Exception {
            String token = request.header("Authorization");
            if (!token.equals("none")) {
                UserContext.bind(token);
            }
            try {
                chain.next(request, response);
            } finally {
                if (cleansUp) {
                    UserContext.unbind();
                }
            }
        }

        @Override
        public int order() {
            return 1;
        }
    }

    static class LogFilter implements Filter {
        private static int count;

        @Override
        public void doFilter(Request request, Text response, FilterChain chain) throws Exception {
            final int number = ++count;
            response.append('#').append(number).append(' ');
            chain.next(request, response);
            response.append(" [").append(request.path()).append("]");
        }
    }

    private static String handle(Request request, boolean cleansUp) {
        List<Filter> filters = new ArrayList<>();
        filters.add(new LogFilter());
        filters.add(new AuthFilter(cleansUp));
        filters.add((req, res, chain) -> {
            if ("/broken".equals(req.path())) {
                throw new IllegalStateException("no handler for " + req.path());
            }
            res.append("hello ").append(UserContext.current());
            chain.next(req, res);
        });
        Text response = new Text();
        try {
            new FilterChain(filters).next(request, response);
        } catch (RuntimeException e) {
            response.setLength(0);
            response.append("500 ").append(e.getMessage());
        } catch (Exception e) {
            response.append("unexpected");
        }
        return response.toString();
    }

    public static void main(String[] args) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer alice");
        Request alice = new SimpleRequest("/home", headers);
        Request nobody = new SimpleRequest("/home", new HashMap<>());
        for (boolean cleansUp : new boolean[] {false, true}) {
            System.out.println(handle(alice, cleansUp));
            System.out.println(handle(nobody, cleansUp));
            System.out.println(handle(new SimpleRequest("/broken", headers), cleansUp));
            System.out.println(UserContext.current());
        }
        try {
            new SimpleRequest(null, headers);
        } catch (NullPointerException e) {
            System.out.println("NPE: " + e.getMessage());
        }
        System.out.println(alice.equals(new SimpleRequest("/home", headers)));
    }
}

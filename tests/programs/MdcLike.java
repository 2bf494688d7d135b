import java.util.*;

class MDC {
    private static final InheritableThreadLocal<Map<String, String>> copy = new InheritableThreadLocal<>() {
        @Override
        protected Map<String, String> childValue(Map<String, String> parent) {
            if (parent == null) {
                return null;
            }
            return new HashMap<>(parent);
        }
    };

    static void put(String key, String val) {
        if (key == null) {
            throw new IllegalArgumentException("key cannot be null");
        }
        Map<String, String> map = copy.get();
        if (map == null) {
            map = new HashMap<>();
            copy.set(map);
        }
        map.put(key, val);
    }

    static String get(String key) {
        final Map<String, String> map = copy.get();
        if ((map != null) && (key != null)) {
            return map.get(key);
        } else {
            return null;
        }
    }

    static void remove(String key) {
        Map<String, String> map = copy.get();
        if (map != null) map.remove(key);
    }

    static void clear() {
        Map<String, String> map = copy.get();
        if (map != null) {
            map.clear();
            copy.remove();
        }
    }
}

public class MdcLike {
    static void log(String msg) {
        System.out.println("[" + Thread.currentThread().getName() + "] [" + MDC.get("traceId") + "] " + msg);
    }

    public static void main(String[] args) throws Exception {
        MDC.put("traceId", "t-1");
        log("in main");
        Thread t = new Thread(() -> {
            log("in child");
            MDC.put("traceId", "t-2");
            log("changed");
        }, "child");
        t.start();
        t.join();
        log("still");
        try {
            MDC.put(null, "x");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        MDC.remove("traceId");
        log("removed");
        MDC.clear();
        log("cleared");
    }
}

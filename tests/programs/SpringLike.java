package com.example.app;

import java.util.HashMap;
import java.util.Map;

public class SpringLike {

    static abstract class RequestContextHolder {
        private static final ThreadLocal<RequestAttributes> attributesHolder = new ThreadLocal<>();
        private static final ThreadLocal<RequestAttributes> inheritableHolder = new InheritableThreadLocal<>();

        public static void set(RequestAttributes attributes, boolean inheritable) {
            if (attributes == null) {
                reset();
            } else {
                ThreadLocal<RequestAttributes> chosen = inheritable ? inheritableHolder : attributesHolder;
                chosen.set(attributes);
                (inheritable ? attributesHolder : inheritableHolder).remove();
            }
        }

        public static RequestAttributes get() {
            RequestAttributes attributes = attributesHolder.get();
            if (attributes == null) {
                attributes = inheritableHolder.get();
            }
            return attributes;
        }

        public static void reset() {
            attributesHolder.remove();
            inheritableHolder.remove();
        }
    }

    interface RequestAttributes {
        int SCOPE_REQUEST = 0;
        int SCOPE_SESSION = SCOPE_REQUEST + 1;
        Object getAttribute(String name, int scope);
        void setAttribute(String name, Object value, int scope);
    }

    static class MapAttributes implements RequestAttributes {
        private final Map<?, ?>[] unused = new Map<?, ?>[1];
        private final Map<Integer, Map<String, Object>> scopes = new HashMap<>();

        @Override
        public Object getAttribute(String name, int scope) {
            Map<String, Object> map = scopes.get(scope);
            return map != null ? map.get(name) : unused[0];
        }

        @Override
        public void setAttribute(String name, Object value, int scope) {
            scopes.computeIfAbsent(scope, s -> new HashMap<>()).put(name, value);
        }
    }

    static void show(String who) {
        RequestAttributes attributes = RequestContextHolder.get();
        System.out.println(who + ": " + (attributes == null ? "none" : attributes.getAttribute("user", RequestAttributes.SCOPE_SESSION)));
    }

    public static void main(String[] args) throws InterruptedException {
        RequestAttributes attributes = new MapAttributes();
        attributes.setAttribute("user", "alice", RequestAttributes.SCOPE_SESSION);
        RequestContextHolder.set(attributes, false);
        for (int i = 0; i < 2; i++) {
            show("main");
            Thread thread = new Thread(() -> show("child"));
            thread.start();
            thread.join();
            RequestContextHolder.set(attributes, true);
        }
        RequestContextHolder.set(null, true);
        show("main");
    }
}

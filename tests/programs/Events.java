import java.util.*;
import java.util.function.Consumer;
import java.util.function.Predicate;

public class Events {
    static abstract class Event {
        abstract String describe();
    }

    static class UserCreated extends Event {
        final String user;
        UserCreated(String user) { this.user = user; }
        @Override String describe() { return "created " + user; }
    }

    static class UserDeleted extends UserCreated {
        UserDeleted(String user) { super(user); }
        @Override String describe() { return "deleted " + user + " after " + super.describe(); }
    }

    private final Map<String, List<Consumer<Event>>> handlers = new HashMap<>();

    private static final ThreadLocal<List<Event>> QUEUE = ThreadLocal.withInitial(ArrayList::new);
    private static final ThreadLocal<Boolean> DISPATCHING = ThreadLocal.withInitial(() -> false);

    void subscribe(String type, Consumer<Event> handler) {
        handlers.computeIfAbsent(type, ignored -> new ArrayList<>()).add(handler);
    }

    void post(Event event) {
        List<Event> queue = QUEUE.get();
        queue.add(event);
        if (DISPATCHING.get()) {
            return;
        }
        DISPATCHING.set(true);
        try {
            Event next;
            while ((next = queue.isEmpty() ? null : queue.remove(0)) != null) {
                for (Consumer<Event> handler : handlers.getOrDefault(next.getClass().getSimpleName(), List.of())) {
                    handler.accept(next);
                }
            }
        } finally {
            DISPATCHING.remove();
            QUEUE.remove();
        }
    }

    public static void main(String[] args) {
        Events bus = new Events();
        Predicate<String> isShort = s -> s.length() < 4;
        bus.subscribe("UserCreated", e -> {
            UserCreated created = (UserCreated) e;
            System.out.println(e.describe());
            if (!isShort.test(created.user)) {
                bus.post(new UserDeleted(created.user));
                System.out.println("queued");
            }
        });
        bus.subscribe("UserDeleted", e -> System.out.println(e.describe()));
        bus.post(new UserCreated("bob"));
        bus.post(new UserCreated("charlie"));
        Lab.dump();
    }
}

// refused: ArrayDeque
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

public class EventBus {
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

    private final Map<Class<? extends Event>, List<Consumer<Event>>> handlers = new ConcurrentHashMap<>();

    private static final ThreadLocal<Queue<Event>> QUEUE = ThreadLocal.withInitial(ArrayDeque::new);
    private static final ThreadLocal<Boolean> DISPATCHING = ThreadLocal.withInitial(() -> Boolean.FALSE);

    void subscribe(Class<? extends Event> type, Consumer<Event> handler) {
        handlers.computeIfAbsent(type, ignored -> new ArrayList<>()).add(handler);
    }

    void post(Event event) {
        Queue<Event> queue = QUEUE.get();
        queue.offer(event);
        if (DISPATCHING.get()) {
            return;
        }
        DISPATCHING.set(true);
        try {
            Event next;
            while ((next = queue.poll()) != null) {
                for (Consumer<Event> handler : handlers.getOrDefault(next.getClass(), List.of())) {
                    handler.accept(next);
                }
            }
        } finally {
            DISPATCHING.remove();
            QUEUE.remove();
        }
    }

    public static void main(String[] args) {
        EventBus bus = new EventBus();
        Predicate<String> isShort = s -> s.length() < 4;
        bus.subscribe(UserCreated.class, e -> {
            UserCreated created = (UserCreated) e;
            System.out.println(e.describe());
            if (isShort.negate().test(created.user)) {
                bus.post(new UserDeleted(created.user));
                System.out.println("queued");
            }
        });
        bus.subscribe(UserDeleted.class, e -> System.out.println(e.describe()));
        bus.post(new UserCreated("bob"));
        bus.post(new UserCreated("charlie"));
        Lab.dump();
    }
}

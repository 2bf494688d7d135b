import java.util.*;

public class Orders {
    enum State { NEW, PAID, SHIPPED, DONE, CANCELLED }
    enum Event { PAY, SHIP, DELIVER, CANCEL }

    sealed interface Command permits Fire, Reset {}
    record Fire(Event event, int times) implements Command {}
    record Reset() implements Command {}

    static final ThreadLocal<State> STATE = ThreadLocal.withInitial(() -> State.NEW);
    static final Map<String, Integer> VISITS = new HashMap<>();

    static State next(State state, Event event) {
        switch (state) {
            case NEW:
                if (event == Event.PAY) return State.PAID;
            case PAID:
                if (event == Event.CANCEL) return State.CANCELLED;
                if (state == State.PAID && event == Event.SHIP) return State.SHIPPED;
                break;
            case SHIPPED:
                return switch (event) {
                    case DELIVER -> State.DONE;
                    case PAY, SHIP -> state;
                    default -> throw new UnsupportedOperationException(event.name() + " when " + state);
                };
            default:
        }
        throw new IllegalStateException(String.valueOf(state) + "->" + event);
    }

    static void run(Command command) {
        if (command instanceof Fire fire && fire.times() > 0) {
            for (int i = 0; i < fire.times(); i++) {
                STATE.set(next(STATE.get(), fire.event()));
                VISITS.put(STATE.get().name(), VISITS.getOrDefault(STATE.get().name(), 0) + 1);
            }
        } else if (command instanceof Reset) {
            STATE.remove();
        } else {
            System.out.println("ignored " + command);
        }
    }

    public static void main(String[] args) {
        Command[] commands = {
            new Fire(Event.PAY, 1), new Fire(Event.SHIP, 3), new Fire(Event.CANCEL, 1), new Fire(Event.DELIVER, 1),
            new Fire(Event.PAY, 0), new Fire(Event.PAY, 1), new Reset(), new Fire(Event.CANCEL, 1),
        };
        for (Command command : commands) {
            try {
                run(command);
                System.out.println(command + " -> " + STATE.get());
            } catch (IllegalStateException | UnsupportedOperationException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
        System.out.println(VISITS);
    }
}

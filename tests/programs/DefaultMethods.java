// refused: Function.andThen
import java.util.function.*;

public class DefaultMethods {
    interface Greeter {
        String name();
        default String greet() { return "Hello, " + name() + suffix(); }
        private String suffix() { return "!"; }
        static Greeter of(String n) { return () -> n; }
    }

    interface Loud extends Greeter {
        @Override
        default String greet() { return Greeter.super.greet().toUpperCase(); }
    }

    static class Person implements Greeter {
        public String name() { return "person"; }
    }

    static class LoudPerson extends Person implements Loud {
    }

    @FunctionalInterface
    interface Op { int apply(int a, int b); default Op twice() { return (a, b) -> apply(apply(a, b), b); } }

    public static void main(String[] args) {
        ThreadLocal<Greeter> g = ThreadLocal.withInitial(Person::new);
        System.out.println(g.get().greet());
        g.set(Greeter.of("lambda"));
        System.out.println(g.get().greet());
        g.set(new LoudPerson());
        System.out.println(g.get().greet());
        Op plus = (a, b) -> a + b;
        System.out.println(plus.twice().apply(1, 10));
        Function<Integer, Integer> inc = x -> x + 1;
        System.out.println(inc.andThen(x -> x * 2).apply(3));
    }
}

// refused: Predicate.negate
import java.util.*;
import java.util.function.*;

public class Captures {
    private int field = 1;
    private static int counter = 10;

    Supplier<Integer> make(int p) {
        int local = p * 2;
        return () -> field + local + counter + p;
    }

    Runnable nested() {
        List<Runnable> rs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            final int j = i;
            rs.add(() -> {
                Runnable inner = () -> System.out.println(j + field++);
                inner.run();
            });
        }
        return () -> rs.forEach(Runnable::run);
    }

    static int apply(IntBinaryOperator op, int a, int b) { return op.applyAsInt(a, b); }

    public static void main(String[] args) {
        Captures c = new Captures();
        Supplier<Integer> s = c.make(3);
        counter = 20;
        c.field = 5;
        System.out.println(s.get());
        c.nested().run();
        System.out.println(c.field);
        BiFunction<Integer, Integer, Integer> add = (a, b) -> a + b;
        Function<Integer, Function<Integer, Integer>> curried = a -> b -> a * b;
        System.out.println(add.apply(1000, 1000).equals(2000) + " " + (add.apply(1000, 1000) == add.apply(1000, 1000)));
        System.out.println(curried.apply(6).apply(7));
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.test("") + " " + empty.negate().test(""));
        UnaryOperator<String> up = x -> x + "!";
        System.out.println(up.apply("hey"));
        System.out.println(apply((a, b) -> a - b, 5, 8) + apply(Math::max, 3, 4));
        Supplier<ThreadLocal<String>> tl = ThreadLocal::new;
        ThreadLocal<String> t = tl.get();
        t.set("v");
        Consumer<String> set = t::set;
        set.accept("w");
        System.out.println(t.get());
        Comparator<String> byLength = (x, y) -> x.length() - y.length();
        List<String> names = new ArrayList<>(Arrays.asList("ccc", "a", "bb"));
        names.sort(byLength);
        System.out.println(names);
        Optional<String> o = Optional.ofNullable(t.get());
        System.out.println(o.map(v -> v + v).orElse("none"));
    }
}

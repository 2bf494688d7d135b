import java.util.*;
import java.util.function.*;

/** Whatever a lambda returns or takes is boxed, unboxed, widened or dropped. */
public class LambdaValues {
    interface ToLong<T> { long of(T t); }
    interface OfInt<R> { R of(int n); }
    interface Short1 { short of(byte b); }
    interface Char1 { char of(int n); }
    interface Op { long of(int a, long b); }
    static <T, R> R call(Function<T, R> f, T t) { return f.apply(t); }
    static <T> T made(Supplier<T> s) { return s.get(); }
    static <T extends Comparable<T>> T max(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
    static class Length implements Function<String, Integer>, ToIntFunction<String> {
        public Integer apply(String s) { return s.length(); }
        public int applyAsInt(String s) { return s.length() * 10; }
    }
    static class Cmp implements Comparator<Integer> { public int compare(Integer a, Integer b) { return b - a; } }
    static abstract class Shape<T> { abstract T area(int n); T twice(int n) { area(n); return area(n); } }
    static class Sq extends Shape<Integer> { Integer area(int n) { return n * n; } }
    static class Lng extends Shape<Long> { Long area(int n) { return 5L * n; } }
    public static void main(String[] args) {
        Supplier<Integer> five = () -> 5;
        Supplier<Long> fiveL = () -> 5L;
        Supplier<Character> c = () -> 'c';
        Supplier<Short> s = () -> 5;
        Supplier<Byte> b = () -> (byte) 300;
        Supplier<Object> o = () -> 7;
        Supplier<Number> num = () -> 8L;
        Supplier<Boolean> t = () -> 1 < 2;
        Integer i = five.get(); long w = five.get(); int u = five.get();
        System.out.println(i + w + u + fiveL.get() + s.get() + b.get());
        System.out.println(c.get() + "" + o.get() + num.get() + t.get());
        ToLong<String> len = x -> x.length();
        System.out.println(len.of("abc") + 3_000_000_000L);
        ToLong<Integer> un = x -> x;
        System.out.println(un.of(4));
        OfInt<Integer> sq = n -> n * n;
        OfInt<Object> any = n -> n;
        System.out.println(sq.of(4) + 1 + "" + any.of(9));
        Short1 sh = x -> x;
        System.out.println(sh.of((byte) 200));
        Char1 ch = n -> (char) (n + 'a');
        System.out.println(ch.of(3) + 1);
        System.out.println(ch.of(3));
        Op op = (x, y) -> x + y;
        System.out.println(op.of(1, 2));
        Consumer<Integer> drop = x -> x.intValue();
        drop.accept(3);
        Runnable r = () -> five.get();
        r.run();
        System.out.println(call(x -> x.length(), "abc") + 1);
        System.out.println(call((Integer x) -> x + 1L, 4) + 1);
        System.out.println(made(() -> 5) + made(() -> 'x') + made(() -> "s"));
        int k = made(() -> 12);
        System.out.println(k);
        Function<String, Integer> f = new Length();
        ToIntFunction<String> g = new Length();
        System.out.println(f.apply("abc") + g.applyAsInt("abc"));
        Comparator<Integer> cmp = new Cmp();
        System.out.println(cmp.compare(1, 2) + 1);
        System.out.println(max(3, 9) + max("a", "b"));
        Shape<Integer> shape = new Sq();
        System.out.println(shape.twice(3) + 1);
        Shape<Long> lng = new Lng();
        System.out.println(lng.area(3) + 1);
        Map<String, Integer> m = new HashMap<>();
        System.out.println(m.computeIfAbsent("k", x -> x.length()) + 1);
        System.out.println(m.getOrDefault("z", 9) + 1);
        Object plain = new Length().apply("abcd");
        System.out.println(plain.equals(4));
        Function<Integer, Integer> outer = x -> { if (x > 3) return x * 2; return x; };
        System.out.println(outer.apply(4) + outer.apply(1));
        BiFunction<Integer, Integer, Integer> bi = Math2::plus;
        System.out.println(bi.apply(3, 4));
        Supplier<Supplier<Integer>> nested = () -> () -> 3;
        System.out.println(nested.get().get() + 1);
        try { IntSupplier bad = () -> (Integer) null; bad.getAsInt(); } catch (NullPointerException e) { System.out.println("npe"); }
        try { Supplier<Integer> none = () -> null; int z = none.get(); } catch (NullPointerException e) { System.out.println("npe"); }
        long[] longs = { made(() -> 4) };
        System.out.println(longs[0]);
        System.out.println((Object) made(() -> 4) instanceof Integer);
        Function<Object, Object> id = x -> x;
        System.out.println(id.apply(5).equals(5));
        System.out.println(id.apply('c'));
        switch (made(() -> 2)) { case 2: System.out.println("two"); break; default: System.out.println("other"); }
        String cat = "" + made(() -> 1) + call(x -> x + 1, 2);
        System.out.println(cat);
        boolean yes = made(() -> true) && call(x -> x > 1, 2);
        System.out.println(yes ? 1 : 0L);
    }
    static class Math2 { static int plus(int a, int b) { return a + b; } }
}

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.*;

/** Method references of every kind, for interfaces that want every type. */
public class MethodReferences {
    interface ToLong<T> { long of(T t); }
    interface OfInt<R> { R of(int n); }
    interface OfLong<R> { R of(long n); }
    interface OfChar { int of(char c); }
    interface Bytes { byte of(short s); }
    interface Flag { boolean of(Object a, Object b); }
    interface Three<A, B, C, R> { R of(A a, B b, C c); }
    interface Action { void go(); }
    interface IntAction { void go(int n); }
    interface Varied { int of(int a, int b); }
    interface Arrays1<T> { T[] of(int n); }
    interface Defaulted<T, R> { R of(T t); default R twice(T t) { of(t); return of(t); } }

    static int size(String s) { return s.length(); }
    static long wide(int n) { return n * 3_000_000_000L; }
    static boolean odd(int n) { return n % 2 == 1; }
    static char letter(int n) { return (char) ('a' + n); }
    static byte small(int n) { return (byte) n; }
    static short shorter(int n) { return (short) n; }
    static void say(Object o) { System.out.println("say " + o); }
    static Integer boxed(Integer n) { return n == null ? null : n + 1; }
    static long sum(long a, long b) { return a + b; }
    static int all(int... numbers) { int sum = 0; for (int n : numbers) sum += n; return sum; }
    static String joined(String first, Object... rest) { return first + rest.length; }
    static <T> T same(T t) { return t; }
    static <T, R> R call(Function<T, R> f, T t) { return f.apply(t); }
    static <T> T made(Supplier<T> s) { return s.get(); }
    static <T> boolean holds(Predicate<T> p, T t) { return p.test(t); }
    static <A, B, R> R both(BiFunction<A, B, R> f, A a, B b) { return f.apply(a, b); }
    static <T> void each(List<T> list, Consumer<T> c) { for (T t : list) c.accept(t); }
    static <T> List<T> kept(List<T> list, Predicate<T> p) { List<T> out = new ArrayList<>(); for (T t : list) if (p.test(t)) out.add(t); return out; }
    static <T, R> List<R> mapped(List<T> list, Function<T, R> f) { List<R> out = new ArrayList<>(); for (T t : list) out.add(f.apply(t)); return out; }
    static <T, A, B> Function<T, B> then(Function<T, A> f, Function<A, B> g) { return t -> g.apply(f.apply(t)); }
    static <T> T reduced(List<T> list, T start, BinaryOperator<T> op) { T r = start; for (T t : list) r = op.apply(r, t); return r; }
    static int counted(ToIntFunction<String> f, String s) { return f.applyAsInt(s); }

    static class Counter {
        int count;
        Counter() { }
        Counter(int count) { this.count = count; }
        Counter(int count, int more) { this.count = count + more; }
        int next() { return ++count; }
        long total(int n) { return count + n; }
        boolean isMore(Counter other) { return count > other.count; }
        void add(int n) { count += n; }
        Counter self() { return this; }
        static Counter of(String s) { return new Counter(s.length()); }
        int byCount(Counter other) { return count - other.count; }
    }
    static class Loud extends Counter {
        Loud(int count) { super(count); }
        @Override int next() { return super.next() * 100; }
        Supplier<Integer> quiet() { return super::next; }
        Supplier<Integer> loud() { return this::next; }
        private int hidden() { return 1; }
        Supplier<Integer> hiddenOne() { return this::hidden; }
    }
    static class Louder extends Loud { Louder() { super(7); } int hidden() { return 2; } }
    interface Greets { default String greet(String name) { return "hello " + name; } }
    static class Polite implements Greets {
        public String greet(String name) { return "dear " + name; }
        Function<String, String> plain() { return Greets.super::greet; }
    }
    record Point(int x, long y) { static Point at(int n) { return new Point(n, n); } boolean isFar() { return x > 3; } }
    enum Level { LOW, HIGH; boolean isHigh() { return this == HIGH; } }
    static class Box<T> { final T value; Box(T value) { this.value = value; } T get() { return value; } <R> Box<R> map(Function<T, R> f) { return new Box<>(f.apply(value)); } }
    class Inner { final int n; Inner(int n) { this.n = n + base; } int get() { return n; } }
    int base = 40;

    void inner() {
        OfInt<Inner> maker = Inner::new;
        System.out.println(maker.of(2).get());
        IntUnaryOperator added = this::add;
        System.out.println(added.applyAsInt(2));
        Runnable task = () -> { Supplier<Inner> s = () -> maker.of(1); System.out.println(made(s).n); };
        task.run();
    }
    int add(int n) { return base + n; }

    public static void main(String[] args) throws Exception {
        System.out.println("-- Type::static");
        Function<String, Integer> size = MethodReferences::size;
        Integer n = size.apply("abcd");
        System.out.println(n + 1);
        ToLong<String> sizeLong = MethodReferences::size;
        System.out.println(sizeLong.of("abc") + 3_000_000_000L);
        Function<Integer, Long> wide = MethodReferences::wide;
        Long w = wide.apply(2);
        System.out.println(w);
        OfInt<Object> asObject = MethodReferences::wide;
        System.out.println(asObject.of(1));
        Predicate<Integer> odd = MethodReferences::odd;
        System.out.println(odd.test(3) + " " + odd.test(4));
        OfInt<Character> letter = MethodReferences::letter;
        Character c = letter.of(2);
        System.out.println(c);
        OfInt<Byte> small = MethodReferences::small;
        System.out.println(small.of(300));
        OfInt<Short> shorter = MethodReferences::shorter;
        System.out.println(shorter.of(70000));
        IntUnaryOperator letterInt = MethodReferences::letter;
        System.out.println(letterInt.applyAsInt(1));
        Bytes bytes = MethodReferences::small;
        System.out.println(bytes.of((short) 129));
        OfChar ofChar = MethodReferences::boxedOf;
        System.out.println(ofChar.of('b'));
        Consumer<String> dropped = MethodReferences::size;
        dropped.accept("x");
        IntAction droppedToo = MethodReferences::wide;
        droppedToo.go(4);
        UnaryOperator<Integer> boxed = MethodReferences::boxed;
        System.out.println(boxed.apply(1) + " " + boxed.apply(null));
        IntUnaryOperator unboxed = MethodReferences::boxed;
        System.out.println(unboxed.applyAsInt(5));
        OfInt<Long> same = MethodReferences::wide;
        long l = same.of(1);
        System.out.println(l);
        BiFunction<Integer, Integer, Long> sum = MethodReferences::sum;
        System.out.println(sum.apply(1, 2));
        Varied varied = MethodReferences::all;
        System.out.println(varied.of(3, 4));
        Supplier<Integer> noneAll = MethodReferences::all;
        System.out.println(noneAll.get());
        Three<String, Integer, Integer, String> joined = MethodReferences::joined;
        System.out.println(joined.of("a", 1, 2));
        Function<String, String> id = MethodReferences::same;
        System.out.println(id.apply("same").length());

        System.out.println("-- Type::instance");
        Function<String, Integer> length = String::length;
        Integer four = length.apply("abcd");
        System.out.println(four);
        ToIntFunction<String> lengthInt = String::length;
        System.out.println(lengthInt.applyAsInt("abc"));
        ToLong<String> lengthLong = String::length;
        System.out.println(lengthLong.of("abc"));
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.test(""));
        Function<String, Boolean> emptyBoxed = String::isEmpty;
        Boolean is = emptyBoxed.apply("x");
        System.out.println(is);
        Function<Counter, Integer> next = Counter::next;
        System.out.println(next.apply(new Counter(4)));
        System.out.println(next.apply(new Loud(4)));
        BiFunction<Counter, Integer, Long> total = Counter::total;
        System.out.println(total.apply(new Counter(4), 5));
        BiPredicateLike<Counter> more = Counter::isMore;
        System.out.println(more.test(new Counter(4), new Counter(5)));
        BiConsumer<Counter, Integer> add = Counter::add;
        Counter counter = new Counter();
        add.accept(counter, 3);
        System.out.println(counter.count);
        Comparator<Counter> byCount = Counter::byCount;
        System.out.println(byCount.compare(new Counter(4), new Counter(9)));
        Function<Point, Integer> x = Point::x;
        Function<Point, Long> y = Point::y;
        System.out.println(x.apply(Point.at(5)) + y.apply(Point.at(6)));
        Predicate<Point> far = Point::isFar;
        System.out.println(far.test(Point.at(4)));
        Predicate<Level> high = Level::isHigh;
        System.out.println(high.test(Level.LOW));
        Function<Level, String> name = Level::name;
        ToIntFunction<Level> ordinal = Level::ordinal;
        System.out.println(name.apply(Level.HIGH) + ordinal.applyAsInt(Level.HIGH));
        Function<String, Level> valueOf = Level::valueOf;
        System.out.println(valueOf.apply("LOW"));
        Supplier<Level[]> values = Level::values;
        System.out.println(values.get().length);
        Function<Box<String>, String> get = Box::get;
        System.out.println(get.apply(new Box<>("boxed")).length());
        Function<Integer, Integer> intValue = Integer::intValue;
        System.out.println(intValue.apply(7) + 1);
        Function<Integer, Long> longValue = Integer::longValue;
        System.out.println(longValue.apply(7));
        Function<Object, String> text = Object::toString;
        System.out.println(text.apply("text"));
        Flag equal = Object::equals;
        System.out.println(equal.of(1000, 1000));
        BiFunction<List<String>, Integer, String> at = List::get;
        System.out.println(at.apply(List.of("a", "b"), 1));
        BiFunction<List<String>, String, Boolean> adds = List::add;
        System.out.println(adds.apply(new ArrayList<>(), "z"));
        Three<Map<String, Integer>, String, Integer, Integer> put = Map::put;
        Map<String, Integer> map = new HashMap<>();
        System.out.println(put.of(map, "k", 1) + " " + put.of(map, "k", 2));

        System.out.println("-- expr::method");
        Supplier<Integer> bound = new Counter(10)::next;
        System.out.println(bound.get() + bound.get());
        String word = "words";
        Supplier<Integer> wordLength = word::length;
        System.out.println(wordLength.get());
        IntSupplier wordInt = "abc"::length;
        System.out.println(wordInt.getAsInt());
        Runnable nothing = word::length;
        nothing.run();
        IntAction addTo = counter::add;
        addTo.go(4);
        System.out.println(counter.count);
        Consumer<Integer> addBoxed = counter::add;
        addBoxed.accept(5);
        System.out.println(counter.count);
        AtomicInteger atomic = new AtomicInteger();
        Supplier<Integer> increment = atomic::incrementAndGet;
        System.out.println(increment.get() + increment.get());
        Function<Integer, Integer> addAndGet = atomic::addAndGet;
        System.out.println(addAndGet.apply(10));
        ThreadLocal<Integer> local = ThreadLocal.withInitial(atomic::get);
        System.out.println(local.get() + 1);
        Supplier<Integer> localGet = local::get;
        Consumer<Integer> localSet = local::set;
        localSet.accept(77);
        System.out.println(localGet.get());
        Runnable remove = local::remove;
        remove.run();
        System.out.println(localGet.get());
        List<Integer> list = new ArrayList<>();
        Consumer<Integer> listAdd = list::add;
        Predicate<Integer> contains = list::contains;
        listAdd.accept(9);
        System.out.println(contains.test(9) + " " + list);
        Consumer<Object> print = System.out::println;
        print.accept(5);
        Function<String, Integer> fget = map::get;
        System.out.println(fget.apply("k") + 1);
        try {
            Counter none = null;
            Supplier<Integer> fails = none::next;
            System.out.println("never");
        } catch (NullPointerException e) {
            System.out.println("null receiver");
        }

        System.out.println("-- super, this");
        Loud loud = new Loud(1);
        System.out.println(loud.quiet().get());
        System.out.println(loud.loud().get());
        System.out.println(new Louder().hiddenOne().get());
        System.out.println(new Polite().plain().apply("you"));
        new MethodReferences().inner();

        System.out.println("-- Type::new");
        Supplier<Counter> zero = Counter::new;
        OfInt<Counter> one = Counter::new;
        BiFunction<Integer, Integer, Counter> two = Counter::new;
        Function<Integer, Counter> boxedOne = Counter::new;
        System.out.println(zero.get().count + one.of(1).count + two.apply(2, 3).count + boxedOne.apply(6).count);
        Function<String, Box<String>> box = Box::new;
        System.out.println(box.apply("in").get().length());
        Function<Integer, Box<Integer>> boxInt = Box<Integer>::new;
        System.out.println(boxInt.apply(3).get() + 1);
        Supplier<List<String>> lists = ArrayList::new;
        List<String> made = lists.get();
        made.add("one");
        System.out.println(made);
        BiFunction<Integer, Long, Point> point = Point::new;
        System.out.println(point.apply(1, 2L));
        Runnable unused = Counter::new;
        unused.run();
        Function<String, Counter> factory = Counter::of;
        System.out.println(factory.apply("abc").count);

        System.out.println("-- arrays");
        OfInt<int[]> ints = int[]::new;
        System.out.println(ints.of(3).length);
        Function<Integer, String[]> strings = String[]::new;
        System.out.println(strings.apply(2).length);
        Arrays1<String> generic = String[]::new;
        System.out.println(generic.of(4).length);
        OfInt<long[][]> nested = long[][]::new;
        System.out.println(nested.of(2)[0] == null);
        OfInt<Counter[]> counters = Counter[]::new;
        System.out.println(counters.of(5).length);
        try { ints.of(-1); } catch (NegativeArraySizeException e) { System.out.println(e); }

        System.out.println("-- through generic methods");
        int viaCall = call(String::length, "abcdef");
        System.out.println(viaCall);
        Integer viaBox = call(MethodReferences::size, "abc");
        System.out.println(viaBox);
        long viaLong = call(MethodReferences::wide, 1);
        System.out.println(viaLong);
        boolean viaBoolean = call(String::isEmpty, "");
        System.out.println(viaBoolean);
        System.out.println(call(MethodReferences::letter, 3));
        System.out.println(made(counter::next) + 1);
        System.out.println(made(Counter::new).count);
        System.out.println(holds(String::isEmpty, "no"));
        System.out.println(holds(MethodReferences::odd, 7));
        System.out.println(both(MethodReferences::plus, 5, 6));
        System.out.println(both(Counter::total, counter, 1));
        each(List.of("p", "q"), MethodReferences::say);
        each(List.of(1, 2), counter::add);
        System.out.println(counter.count);
        System.out.println(kept(List.of(1, 2, 3), MethodReferences::odd));
        System.out.println(mapped(List.of("a", "bb"), String::length));
        for (int k : mapped(List.of("a", "bb"), String::length)) System.out.println(k + 1);
        System.out.println(then(String::length, MethodReferences::wide).apply("abc"));
        System.out.println(reduced(List.of(1, 2, 3), 0, MethodReferences::plus));
        System.out.println(counted(String::length, "four"));
        System.out.println(new Box<>("mapped").map(String::length).get() + 1);
        System.out.println(MethodReferences.<String, Integer>call(String::length, "x"));

        System.out.println("-- the library calls back");
        Map<String, Integer> lengths = new HashMap<>();
        int computed = lengths.computeIfAbsent("hello", String::length);
        System.out.println(computed);
        Map<Integer, List<String>> groups = new HashMap<>();
        groups.computeIfAbsent(3, ArrayList::new).add("x");
        System.out.println(groups);
        ThreadLocal<Counter> perThread = ThreadLocal.withInitial(Counter::new);
        System.out.println(perThread.get().next());
        ThreadLocal<Integer> initial = ThreadLocal.withInitial("four"::length);
        Integer i = initial.get();
        System.out.println(i);
        List.of(1, 2, 3).forEach(counter::add);
        System.out.println(counter.count);
        List.of("x").forEach(MethodReferences::say);
        lengths.forEach(MethodReferences::pair);
        Thread t = new Thread(MethodReferences::task);
        t.start();
        t.join();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<Integer> future = pool.submit(counter::next);
        System.out.println(future.get() + 1);
        Callable<Integer> callable = "abc"::length;
        System.out.println(pool.submit(callable).get() + 1);
        Future<?> done = pool.submit(MethodReferences::task);
        System.out.println(done.get());
        pool.execute(MethodReferences::task);
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.SECONDS);
        Defaulted<String, Integer> defaulted = String::length;
        System.out.println(defaulted.twice("abc") + 1);
        Object o = (Function<String, Integer>) String::length;
        System.out.println(((Function<String, Integer>) o).apply("abc"));
        Function<String, Integer> chosen = args.length == 0 ? String::length : MethodReferences::size;
        System.out.println(chosen.apply("abc"));
        Supplier<Function<String, Integer>> nestedRef = () -> String::length;
        System.out.println(nestedRef.get().apply("ab"));
        Function<String, Integer>[] table = new Function[] { null };
        List<Function<String, Integer>> functions = new ArrayList<>();
        functions.add(String::length);
        functions.add(MethodReferences::size);
        for (Function<String, Integer> f : functions) System.out.println(f.apply("abcde"));
        System.out.println(pick(true).apply("abc"));
    }
    static int boxedOf(Character c) { return c; }
    static Integer plus(Integer a, Integer b) { return a + b; }
    static void pair(String s, int n) { System.out.println(s + "=" + n); }
    static void task() { System.out.println("task " + Thread.currentThread().getName()); }
    static Function<String, Integer> pick(boolean b) { return b ? MethodReferences::size : null; }
    interface BiPredicateLike<T> { boolean test(T a, T b); }
}

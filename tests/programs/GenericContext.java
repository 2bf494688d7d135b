import java.util.function.*;

class Context<T> {
    private final ThreadLocal<T> local;
    T last;
    int sets;

    Context(Supplier<? extends T> supplier) {
        this.local = ThreadLocal.withInitial(supplier);
    }

    T get() { return local.get(); }

    Context<T> set(T value) {
        local.set(value);
        last = value;
        sets += 1;
        return this;
    }

    <R> R map(Function<T, R> f) { return f.apply(get()); }

    static <A> A twice(Context<A> c, A a) {
        c.set(a).set(a);
        return c.get();
    }
}

public class GenericContext {
    public static void main(String[] args) {
        Context<Long> c = new Context<>(() -> 1L);
        c.set(Long.MAX_VALUE);
        c.last++;
        System.out.println(c.last + " " + c.get());
        c.last += 7;
        System.out.println(c.last);
        long sum = c.get() + 1;
        System.out.println(sum);
        Context<Integer> i = new Context<>(() -> 5);
        i.last = 1000;
        i.last++;
        ++i.last;
        Integer other = 1002;
        System.out.println(i.last.equals(other) + " " + (i.last == other) + " " + (i.last == 1002));
        int x = i.last--;
        System.out.println(x + " " + i.last);
        Context<String> s = new Context<>(() -> "a");
        s.last = null;
        s.last += "x";
        s.last += 1;
        System.out.println(s.last + s.get() + s.sets);
        System.out.println(s.map(v -> v + v) + s.map(String::length) + Context.twice(s, "tw"));
        Context<Character> ch = new Context<>(() -> 'a');
        ch.last = 'x';
        ch.last++;
        System.out.println(ch.last);
        System.out.println(ch.last + 1);
        System.out.println("" + ch.last + 1);
        Context<Short> sh = new Context<>(() -> (short) 1);
        sh.last = Short.MAX_VALUE;
        sh.last++;
        System.out.println(sh.last);
        Context<Byte> b = new Context<>(() -> (byte) 0);
        b.last = 127;
        ++b.last;
        System.out.println(b.last + b.get());
        Context<String> p = new Context<>(() -> null);
        Context<String> q = new Context<>(() -> null);
        System.out.println(p.get() + q.get());
        System.out.println(p.last + q.last);
    }
}

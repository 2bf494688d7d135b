// refused: StringBuilder
import java.util.*;

public class Overloads {
    static String f(Object o) { return "Object"; }
    static String f(String s) { return "String"; }
    static String f(Integer i) { return "Integer"; }
    static String f(int i) { return "int"; }
    static String f(long l) { return "long"; }
    static String f(char c) { return "char"; }
    static String f(List<?> l) { return "List"; }
    static String f(int[] a) { return "int[]"; }
    static String f(Object... os) { return "varargs" + os.length; }

    static class Holder<T> {
        T v;
        Holder(T v) { this.v = v; }
        T get() { return v; }
    }

    static <T> T id(T t) { return t; }

    public static void main(String[] args) {
        ThreadLocal<Integer> ti = ThreadLocal.withInitial(() -> 1);
        ThreadLocal<String> ts = ThreadLocal.withInitial(() -> "s");
        Holder<Character> h = new Holder<>('c');
        byte b = 1;
        System.out.println(f(ti.get()) + f(ts.get()) + f(h.get()) + f(h.v) + f('c') + f(b) + f(1L) + f((short) 2));
        System.out.println(f(new ArrayList<String>()) + f(new int[0]) + f(1, 2) + f() + f(true));
        System.out.println(f(id("x")) + f(id(5)) + f(ti) + f(args) + f(ts.get().length()));
        System.out.println(f(ti.get() + 1) + f(ts.get() + 1) + f(-b) + f(ti.get() > 0 ? 1 : 2L));
        System.out.println(f(new Holder<>("q").get()) + f(List.of(1)) + f((Object) "x"));
        List<Integer> list = new ArrayList<>(List.of(10, 20, 30));
        list.remove(1);
        list.remove(Integer.valueOf(10));
        System.out.println(list);
        StringBuilder sb = new StringBuilder();
        char c = 'a';
        sb.append(c).append((int) c).append(c + 1).append((char) (c + 1));
        System.out.println(sb);
    }
}

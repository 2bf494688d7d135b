// refused: double
import java.util.*;

public class Conversions {
    static String f(int x) { return "int"; }
    static String f(long x) { return "long"; }
    static String f(Integer x) { return "Integer"; }
    static String f(Object x) { return "Object"; }
    static String f(int... x) { return "int..." + x.length; }
    static String g(double x) { return "double"; }
    static String g(Object x) { return "Object"; }
    static String h(CharSequence s) { return "CharSequence"; }
    static String h(Object o) { return "Object"; }

    static int side = 0;
    static int next() { return ++side; }

    static class Counter<T> {
        T value;
        int count;
        Counter(T value) { this.value = value; }
        Counter<T> inc() { count++; return this; }
    }

    public static void main(String[] args) {
        byte b = 1; short s = 2; char c = 'c'; long l = 3;
        System.out.println(f(b) + f(s) + f(c) + f(l) + f(4) + f((Integer) 5) + f("x") + f() + f(1, 2));
        System.out.println(g(1) + g('c') + g(1L) + g("s") + g(Integer.valueOf(3)));
        System.out.println(h("s") + h(new StringBuilder()) + h(1));
        int x = 5;
        x = x++ + ++x;
        System.out.println(x);
        int[] a = new int[4];
        int i = 0;
        a[i++] = i = 2;
        a[i] += i++ * 10;
        System.out.println(Arrays.toString(a) + i);
        b += 300; s *= 20000; c += 1;
        System.out.println(b + " " + s + " " + c + (char) (c + 1) + (c + 1));
        System.out.println(1 + 2 + "3" + 4 + 5 + 'x' + null + true + 1.0f + 2L);
        Integer i1 = 127, i2 = 127, i3 = 1000, i4 = 1000;
        System.out.println((i1 == i2) + " " + (i3 == i4) + " " + i3.equals(i4) + " " + (i3 == 1000));
        Long big = 1000L;
        System.out.println(big.equals(1000) + " " + big.equals(1000L) + " " + (big == 1000));
        Counter<Integer> counter = new Counter<>(7);
        counter.value++;
        counter.value += 10;
        counter.inc().inc().count *= 3;
        System.out.println(counter.value + " " + counter.count);
        System.out.println(next() + next() * next() - (side << 2 | 1) + (side > 2 && next() > 0 || next() > 100 ? 1 : 0) + side);
        Object o = true ? 1 : "s";
        Object p = true ? 1 : 2.0;
        System.out.println(o + " " + p + " " + (false ? 'a' : 98) + (true ? 'b' : x) + (true ? null : 0));
        final int K = 99;
        System.out.println(true ? K : 'c');
        System.out.println(false ? 1L : 'c');
        String text = null;
        text += "x";
        text += 1 + 2;
        System.out.println(text + text.length());
        System.out.println(Integer.MIN_VALUE / -1 + " " + Math.abs(Integer.MIN_VALUE) + " " + (1 << 33) + " " + (1L << 33) + " " + (-17 >> 2) + " " + (0x7f ^ 0b1010) + " " + 017 + " " + 1_000);
        StringBuilder sb = new StringBuilder("abc");
        sb.insert(0, 12).deleteCharAt(2).append(1.5).append(new char[] {'z'}).replace(0, 1, "__");
        System.out.println(sb + " " + sb.indexOf("c") + " " + sb.charAt(3));
        System.out.println(String.join(",", List.of("a", "b")) + "x".repeat(3) + "a-b-c".replace('-', '+') + " trim ".trim() + "Hello".chars().sum());
    }
}

// refused: String.charAt
public class Overflow {
    static int hash(String s) {
        int h = 0;
        for (int i = 0; i < s.length(); i++) h = 31 * h + s.charAt(i);
        return h;
    }

    public static void main(String[] args) {
        int i = Integer.MAX_VALUE;
        i += 1;
        System.out.println(i);
        i -= 1L;
        System.out.println(i);
        long l = Integer.MAX_VALUE + 1;
        System.out.println(l);
        l = Integer.MAX_VALUE + 1L;
        System.out.println(l);
        byte b = (byte) 200;
        b += 100;
        System.out.println(b);
        b >>>= 1;
        System.out.println(b);
        short s = (short) 40000;
        s *= 2;
        System.out.println(s);
        char c = 'a';
        c += 1;
        c++;
        System.out.println(c);
        System.out.println(c + 1);
        System.out.println((char) (c + 1));
        c -= 3L;
        System.out.println((int) c);
        System.out.println(-7 / 2 + " " + -7 % 2 + " " + (-7 >> 1) + " " + (-7 >>> 28));
        System.out.println(1 << 33);
        System.out.println(1L << 33);
        System.out.println(0x61c88647 * 3);
        System.out.println((0x61c88647 * 3) & 15);
        System.out.println(0x61c88647L * 100);
        System.out.println(hash("threadlocal") + " " + "threadlocal".hashCode());
        System.out.println(Integer.MIN_VALUE == -Integer.MIN_VALUE);
        System.out.println(Math.abs(Integer.MIN_VALUE));
        System.out.println((byte) 300 + (short) 70000 + (int) 5000000000L);
        int x = 5;
        x = x++ + ++x;
        System.out.println(x);
        x ^= x << 3 | 1;
        System.out.println(x);
        boolean f = true;
        f &= x > 3;
        f |= false;
        f ^= true;
        System.out.println(f);
        System.out.println(~x + " " + -(-x) + " " + +x);
        try {
            System.out.println(x / (x - x));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        long big = 1_000_000_007L;
        big = big * big % 998244353;
        System.out.println(big);
        System.out.println('a' + 'b' + "c" + 'd' + 1 + 2L + true + null);
        final String k = "a" + 1;
        System.out.println(k == "a1");
        Integer p = 127, q = 127, r = 128, t = 128;
        System.out.println((p == q) + " " + (r == t) + " " + r.equals(t));
        Long m = 127L;
        System.out.println(m.equals(127) + " " + m.equals(127L) + " " + (m == 127));
    }
}

public class Ternaries {
    static Object describe(boolean b) { return b ? 1 : "one"; }
    static Object number(boolean b) { return b ? 1 : 2L; }
    static Object chars(boolean b) { return b ? 'a' : 98; }
    static int nullUnbox(ThreadLocal<Integer> t, boolean b) {
        Integer r = b ? t.get() : Integer.valueOf(0);
        return r == null ? -1 : r;
    }
    static int nullUnbox2(ThreadLocal<Integer> t, boolean b) {
        Integer r = b ? t.get() : 0;
        return r == null ? -1 : r;
    }

    public static void main(String[] args) {
        final int K = 98;
        final int BIG = 70000;
        int v = 98;
        boolean t = args.length == 0;
        System.out.println(t ? 'a' : K);
        System.out.println(!t ? 'a' : K);
        System.out.println(t ? 'a' : BIG);
        System.out.println(t ? 'a' : v);
        System.out.println(t ? K : 'a');
        System.out.println(describe(t) + " " + describe(!t));
        System.out.println(number(t) + " " + number(!t));
        System.out.println(chars(t) + " " + chars(!t));
        byte b = 1;
        short s = 2;
        Object o1 = t ? b : s;
        Object o2 = t ? b : 'c';
        Object o3 = t ? b : 5;
        Object o4 = t ? s : 100000;
        System.out.println((o1 instanceof Short) + " " + (o2 instanceof Integer) + " " + (o3 instanceof Byte) + " " + (o4 instanceof Integer));
        ThreadLocal<Integer> tl = new ThreadLocal<>();
        System.out.println(nullUnbox(tl, true));
        try {
            System.out.println(nullUnbox2(tl, true));
        } catch (NullPointerException e) {
            System.out.println("NPE");
        }
        Long l = t ? null : 5L;
        System.out.println(l);
        char c = t ? 'x' : 0;
        System.out.println(c);
        System.out.println(t ? (t ? 1 : 'q') : 'z');
        final char X = 'X';
        System.out.println(t ? X : 0);
        System.out.println(t ? X : v);
        final byte small = 5;
        System.out.println(t ? 'b' : small);
        Integer boxed = 65;
        System.out.println(t ? 'b' : boxed);
        Character box = 'k';
        System.out.println(t ? box : K);
        System.out.println(t ? box : v);
        System.out.println((t ? 1 : 'a') + (t ? 'a' : 1));
    }
}

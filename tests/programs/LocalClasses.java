// refused: A class inside a method
public class LocalClasses {
    interface Visitor { void visit(int n); }

    static void walk(int from, int to, Visitor v) {
        for (int i = from; i < to; i++) v.visit(i);
    }

    public static void main(String[] args) {
        final int base = 100;
        class Summer implements Visitor {
            int sum;
            public void visit(int n) { sum += n + base; }
        }
        Summer s = new Summer();
        walk(1, 4, s);
        System.out.println(s.sum);
        record Point(int x, int y) {}
        ThreadLocal<Point> p = ThreadLocal.withInitial(() -> new Point(1, 2));
        System.out.println(p.get());
        enum Color { RED, GREEN }
        System.out.println(Color.GREEN.ordinal());
    }
}

import java.util.*;

public class InstanceofPatterns {
    interface Shape {}
    record Circle(int r) implements Shape {}
    record Square(int side) implements Shape {}
    static class Unit implements Shape {
        public String toString() { return "unit"; }
    }

    static int area(Shape s) {
        if (s instanceof Circle c) {
            return 3 * c.r() * c.r();
        } else if (s instanceof Square sq && sq.side() > 0) {
            return sq.side() * sq.side();
        }
        return s instanceof Unit ? 1 : 0;
    }

    static String what(Object o) {
        if (!(o instanceof String text)) {
            return o == null ? "null" : o instanceof Number n ? "number " + n : "other";
        }
        return "text of " + text.length();
    }

    @Override
    public boolean equals(Object obj) {
        if (this == obj) return true;
        if (!(obj instanceof InstanceofPatterns)) return false;
        return true;
    }

    @Override
    public int hashCode() { return 7; }

    public static void main(String[] args) {
        ThreadLocal<Object> any = new ThreadLocal<>();
        Object[] values = {"four", 5, 6L, 'c', null, new ArrayList<String>(), new int[2], new Circle(2)};
        for (Object v : values) {
            any.set(v);
            System.out.println(what(any.get()));
        }
        System.out.println(area(new Circle(2)) + " " + area(new Square(3)) + " " + area(new Square(-1)) + " " + area(new Unit()));
        Object o = new int[0];
        System.out.println((o instanceof int[]) + " " + (o instanceof Object[]) + " " + (o instanceof Object));
        Object list = List.of(1);
        if (list instanceof List<?> l && !l.isEmpty()) System.out.println(l.get(0));
        Runnable r = () -> {};
        System.out.println(r instanceof Runnable);
        Thread t = new Thread(r);
        System.out.println((t instanceof Runnable) + " " + (null instanceof Object));
        System.out.println(new InstanceofPatterns().equals(new InstanceofPatterns()));
        while (!(o instanceof String s)) {
            o = "done";
        }
        System.out.println(s.length());
    }
}

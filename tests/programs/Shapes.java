import java.util.List;

public class Shapes {
    interface Shape {
        long area();
        default String info() { return getClass().getSimpleName() + " " + area(); }
    }
    record Square(long side) implements Shape {
        public long area() { return side * side; }
    }
    record Rect(long width, long height) implements Shape {
        static int made;
        Rect {
            if (width < 0 || height < 0) throw new IllegalArgumentException("negative: " + width + "x" + height);
            made++;
        }
        Rect(long side) { this(side, side); }
        public long area() { return width * height; }
    }
    static class Unit implements Shape {
        public long area() { return 1; }
    }

    static final ThreadLocal<Long> TOTAL = ThreadLocal.withInitial(() -> 0L);

    static String kind(Object o) {
        if (o instanceof Integer i && i > 10) return "big " + i;
        if (o instanceof Integer i) return "int " + (i + 1);
        if (o instanceof String s && !s.isEmpty()) return "text " + s.length();
        if (!(o instanceof Shape shape)) return o == null ? "nothing" : "other";
        return shape.info();
    }

    public static void main(String[] args) {
        List<Shape> shapes = List.of(new Square(2), new Rect(15, 4), new Rect(3), new Unit());
        for (Shape shape : shapes) {
            TOTAL.set(TOTAL.get() + shape.area());
            System.out.println(shape.info() + " " + (shape instanceof Unit));
        }
        System.out.println(TOTAL.get() + " " + Rect.made + " " + shapes.get(1));
        Object[] things = {7, 70, "", "word", null, 'c', shapes.get(0), 3L};
        for (Object thing : things) System.out.println(kind(thing));
        try {
            new Rect(-1, 2);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new Rect(2).equals(new Rect(2, 2)) + " " + new Square(1).hashCode());
    }
}

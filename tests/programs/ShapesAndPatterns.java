// refused: double
import java.util.List;

public class ShapesAndPatterns {
    interface Shape {
        double area();
        default String info() { return getClass().getSimpleName() + " " + area(); }
    }
    record Square(double side) implements Shape {
        public double area() { return side * side; }
    }
    record Rect(double width, double height) implements Shape {
        static int made;
        Rect {
            if (width < 0 || height < 0) throw new IllegalArgumentException("negative: " + width + "x" + height);
            made++;
        }
        Rect(double side) { this(side, side); }
        public double area() { return width * height; }
    }
    static class Unit implements Shape {
        public double area() { return 1; }
    }

    static final ThreadLocal<Double> TOTAL = ThreadLocal.withInitial(() -> 0.0);

    static String kind(Object o) {
        if (o instanceof Integer i && i > 10) return "big " + i;
        if (o instanceof Integer i) return "int " + (i + 1);
        if (o instanceof String s && !s.isEmpty()) return "text " + s.charAt(0);
        if (!(o instanceof Shape shape)) return o == null ? "nothing" : "other";
        return shape.info();
    }

    public static void main(String[] args) {
        List<Shape> shapes = List.of(new Square(2), new Rect(1.5, 4), new Rect(3), new Unit());
        for (Shape shape : shapes) {
            TOTAL.set(TOTAL.get() + shape.area());
            System.out.println(shape.info() + " " + (shape instanceof Record));
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
        float f = 1.1f;
        double d = f;
        System.out.println(f + " " + d + " " + 1e10 + " " + 100.0 / 3 + " " + (int) 3.99 + " " + (long) -2.5f + " " + 0.1f * 3);
    }
}

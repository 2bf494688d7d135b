public class Switches {
    enum Level { DEBUG, INFO, WARN, ERROR;
        boolean isBad() { return this == WARN || this == ERROR; }
    }

    static final ThreadLocal<Level> LEVEL = ThreadLocal.withInitial(() -> Level.INFO);

    static String day(int d) {
        String r;
        switch (d) {
            case 1:
            case 7:
                r = "weekend";
                break;
            case 2: case 3: case 4: case 5: case 6:
                r = "weekday";
                break;
            default:
                r = "?";
        }
        return r;
    }

    static int arrow(String s) {
        return switch (s) {
            case "a", "b" -> 1;
            case "c" -> {
                int x = s.length();
                yield x + 10;
            }
            default -> throw new IllegalArgumentException("bad " + s);
        };
    }

    static char grade(Level l) {
        return switch (l) {
            case DEBUG -> 'd';
            case INFO -> 'i';
            case WARN, ERROR -> 'e';
        };
    }

    static void stmt(char c) {
        switch (c) {
            case 'x' -> System.out.println("ex");
            case 'y' -> System.out.println("why");
            default -> {}
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 8; i += 3) System.out.println(day(i));
        System.out.println(arrow("a") + arrow("b") + arrow("c"));
        try {
            arrow("zz");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        for (Level l : Level.values()) System.out.print(grade(l));
        System.out.println();
        stmt('x');
        stmt('y');
        stmt('z');
        LEVEL.set(Level.valueOf("ERROR"));
        System.out.println(LEVEL.get() + " " + LEVEL.get().isBad() + " " + LEVEL.get().compareTo(Level.DEBUG));
        Lab.dump();
    }
}

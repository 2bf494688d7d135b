import java.util.ArrayList;
import java.util.List;

// What type the value of a switch has where nothing is wanted of it.
public class SwitchTypes {
    enum Code {
        LOW, HIGH;
        static Code valueOf(int number) { return number > 5 ? HIGH : LOW; }
        static Code own(int number) { return valueOf(number); }
        static Code named(String name) { return valueOf(name); }
        static class Inside {
            static String values() { return "own values"; }
            static String called() { return values(); }
        }
    }

    public static void main(String[] args) {
        int x = 1;
        var same = switch (x) { case 1 -> { int k = 1000; yield k; } default -> 1; };
        var other = switch (x) { case 1 -> { int k = 1000; yield k; } default -> 1; };
        System.out.println(same == other);
        System.out.println(1 + switch (x) { case 1 -> { int k = Integer.MAX_VALUE; yield k; } default -> 1; });
        System.out.println("" + switch (x) { case 1 -> "one"; default -> { String t = "t"; yield t; } });
        Integer boxed = 1000;
        System.out.println(switch (x) { case 1 -> boxed; default -> 3; } == 1000);
        var kept = switch (x) { case 1 -> boxed; default -> boxed; };
        System.out.println(kept == boxed);
        var perhaps = switch (x) { case 2 -> null; default -> 7; };
        System.out.println(perhaps);
        List<Object> list = new ArrayList<>();
        list.add(switch (x) { case 1 -> 1; default -> 2; });
        list.add(switch (x) { case 1 -> "a"; default -> 2; });
        list.add(switch (x) { case 1 -> switch (x + 1) { case 2 -> 'c'; default -> 'd'; }; default -> 'e'; });
        System.out.println(list + " " + list.get(0).getClass().getName() + " " + list.get(2).getClass().getSimpleName());
        System.out.println(Code.valueOf(7) + " " + Code.own(1) + " " + Code.named("HIGH") + " " + Code.valueOf("LOW"));
        System.out.println(Code.Inside.called() + Code.values().length);
        System.out.println((Code.LOW.toString() == Code.LOW.name()) + " " + (String.valueOf(Code.HIGH) == Code.HIGH.name()));
    }
}

import java.util.*;

public class HeapPollution {
    static class Box<T> {
        T value;
        Box(T value) { this.value = value; }
        T get() { return value; }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        ThreadLocal<String> names = new ThreadLocal<>();
        ((ThreadLocal) names).set(42);
        Object o = names.get();
        System.out.println("as object " + o);
        try {
            String s = names.get();
            System.out.println("no: " + s);
        } catch (ClassCastException e) {
            System.out.println("local");
        }
        try {
            System.out.println(names.get().length());
        } catch (ClassCastException e) {
            System.out.println("receiver");
        }
        try {
            System.out.println("concat " + names.get());
        } catch (ClassCastException e) {
            System.out.println("concat");
        }
        try {
            System.out.println(names.get());
        } catch (ClassCastException e) {
            System.out.println("println");
        }
        List<Integer> list = new ArrayList<>();
        ((List) list).add("text");
        try {
            int n = list.get(0);
            System.out.println(n);
        } catch (ClassCastException e) {
            System.out.println("unboxed");
        }
        try {
            for (Integer i : list) System.out.println(i);
        } catch (ClassCastException e) {
            System.out.println("for-each");
        }
        try {
            System.out.println(list.get(0));
        } catch (ClassCastException e) {
            System.out.println("println Integer");
        }
        list.get(0);
        Box<String> box = new Box<>("a");
        ((Box) box).value = new Object();
        try {
            String s = box.value;
        } catch (ClassCastException e) {
            System.out.println("field");
        }
        try {
            box.get().isEmpty();
        } catch (ClassCastException e) {
            System.out.println("method");
        }
        try {
            String s = true ? box.get() : "x";
        } catch (ClassCastException e) {
            System.out.println("conditional");
        }
        System.out.println(box.get() == null);
        System.out.println(box.get().equals("a") ? "" : "never");
    }
}

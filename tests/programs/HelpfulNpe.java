// refused: how the JDK words this exception
import java.util.*;

public class HelpfulNpe {
    static class User {
        String name;
        Address address;
        String getName() { return name; }
        Address getAddress() { return address; }
    }
    static class Address { String city; int[] numbers; String getCity() { return city; } }
    static final ThreadLocal<User> USER = new ThreadLocal<>();
    static User current() { return USER.get(); }
    static int[] table;

    static void attempt(String what, Runnable r) {
        try {
            r.run();
            System.out.println(what + " fine");
        } catch (NullPointerException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        attempt("static call", () -> current().getName());
        attempt("library call", () -> System.out.println(USER.get().name));
        attempt("field", () -> {
            User u = new User();
            u.address.city = "x";
        });
        attempt("chain", () -> new User().getAddress().getCity());
        attempt("string", () -> {
            String s = new User().name;
            s.length();
        });
        attempt("array", () -> table[0]++);
        attempt("array length", () -> System.out.println(table.length));
        attempt("array store", () -> { table[1] = 2; });
        attempt("unbox", () -> {
            ThreadLocal<Integer> t = new ThreadLocal<>();
            int n = t.get();
        });
        attempt("list", () -> {
            List<String> list = null;
            list.add("x");
        });
        attempt("throw", () -> { throw null; });
        attempt("own", () -> { throw new NullPointerException("own"); });
        attempt("own none", () -> { throw new NullPointerException(); });
        attempt("param", () -> len(null));
        attempt("nested", () -> {
            User u = new User();
            u.address = new Address();
            u.address.numbers[2] = 1;
        });
        attempt("sync", () -> { synchronized (USER.get()) { } });
        attempt("foreach", () -> { List<String> l = null; for (String s : l) { } });
        USER.get().getName();
    }
    static int len(String s) { return s.length(); }
}

import java.util.*;

record User(String name, int age) {
    User {
        if (age < 0) throw new IllegalArgumentException("age " + age);
    }

    static User of(String name) { return new User(name, 18); }

    User older(int years) { return new User(name, age + years); }

    boolean isAdult() { return age >= 18; }
}

record Pair<A, B>(A first, B second) {
    <C> Pair<A, C> withSecond(C c) { return new Pair<>(first, c); }
}

static final ThreadLocal<User> CURRENT = ThreadLocal.withInitial(() -> User.of("anon"));

void main() {
    System.out.println(CURRENT.get());
    CURRENT.set(CURRENT.get().older(3));
    System.out.println(CURRENT.get().isAdult() + " " + CURRENT.get().age());
    System.out.println(User.of("a").equals(new User("a", 18)) + " " + (User.of("a") == User.of("a")));
    Pair<String, Integer> p = new Pair<>("k", 1);
    Pair<String, Long> q = p.withSecond(7L);
    long n = q.second() + p.second();
    System.out.println(q + " " + n + " " + q.first().length());
    try {
        new User("x", -1);
    } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
    }
    Map<User, String> roles = new HashMap<>();
    roles.put(new User("a", 18), "admin");
    System.out.println(roles.get(User.of("a")));
    Lab.dump();
}

// The slot of a variable comes before the slots that its value needs.
static Object made() { return new ThreadLocal<String>(); }
static void one() {
    ThreadLocal<String> k = new ThreadLocal<>(); k.set("one");
    Object o = k; k = null;
    boolean b = o instanceof ThreadLocal<?> t;
    o = null;
    System.gc(); Lab.dump();
    Object later = "x";
    System.gc(); Lab.dump();
}
static void two() {
    ThreadLocal<String> k = new ThreadLocal<>(); k.set("two");
    Object o = k; k = null;
    boolean b = o instanceof ThreadLocal<?> t && t != null;
    o = null;
    System.gc(); Lab.dump();
    Object later = "x";
    System.gc(); Lab.dump();
}
static void three() {
    ThreadLocal<String> k = new ThreadLocal<>(); k.set("three");
    Object[] o = { k }; k = null;
    var b = o[0] instanceof ThreadLocal<?> t && t != null;
    o = null;
    System.gc(); Lab.dump();
    Object later = "x";
    System.gc(); Lab.dump();
}
static void four() {
    ThreadLocal<String> k = new ThreadLocal<>(); k.set("four");
    Object[] o = { k }; k = null;
    long b = o[0] instanceof ThreadLocal<?> t ? 1 : 2;
    o = null;
    System.gc(); Lab.dump();
    int later = 3;
    System.gc(); Lab.dump();
    int later2 = 3;
    System.gc(); Lab.dump();
}
static void five() {
    var b = switch (3) { case 0 -> { Object z = null; yield 2L; } default -> { ThreadLocal<Integer> k = new ThreadLocal<>(); k.set(5); yield 3L; } };
    System.gc(); Lab.dump();
    int later2 = 3;
    System.gc(); Lab.dump();
}
void main() { one(); two(); three(); four(); five(); }

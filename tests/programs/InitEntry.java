interface Greets { int G = InitEntry.note("Greets"); default void hi() { } }
interface Quiet { int Q = InitEntry.note("Quiet"); }
class Parent implements Greets { static { InitEntry.note("Parent"); } }
public class InitEntry extends Parent implements Quiet {
    static int n = note("InitEntry");
    static int note(String what) { System.out.println("init " + what); return 1; }
    public static void main(String[] args) {
        System.out.println("main");
        System.out.println(n);
        System.out.println(Q);
        new InitEntry() { { note("anonymous"); } }.hi();
    }
}

public class InitArguments {
    static int note(String what) { System.out.println("  init " + what); return what.length(); }
    static int arg(String s) { System.out.println("  arg " + s); return 1; }
    static class A { static { note("A"); } static int call(int n) { return n; } }
    static class B { static { note("B"); } static int field; static B self() { return null; } }
    static class C { static { note("C"); } C(int n) { } }
    static class D { static { note("D"); } static int x = 3; static final int K = 5; }
    static class M { static { note("M"); } static int x = 3; }
    static D d() { System.out.println("  d()"); return null; }
    public static void main(String[] args) {
        A.call(arg("call"));
        B.field = arg("assign");
        new C(arg("new")) { };
        System.out.println(d().K);
        System.out.println(d().x);
        M.x += arg("compound");
        M.x++;
        System.out.println(M.x);
    }
}

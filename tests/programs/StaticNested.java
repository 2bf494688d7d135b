public class StaticNested {
    private static int secret = 3;
    private int own = 4;

    static class A {
        static int made;
        int n = secret++;
        A() { made++; }
        static class B extends A {
            int n = super.n * 10;
            int both() { return n + super.n; }
            @Override public String toString() { return "B" + n + "/" + ((A) this).n; }
        }
    }

    class In {
        int own = 40;
        int sum() { return own + this.own + StaticNested.this.own; }
        class Deep { int all() { return own + StaticNested.this.own + secret; } }
        Deep deep() { return new Deep(); }
    }

    interface Const { int X = 7; String S = "s" + X; }

    static class Impl implements Const { int x() { return X; } }

    public static void main(String[] args) {
        ThreadLocal<A> t = new ThreadLocal<>();
        t.set(new A.B());
        System.out.println(t.get() + " " + t.get().n + " " + ((A.B) t.get()).both() + " " + A.made + " " + A.B.made);
        StaticNested s = new StaticNested();
        In in = s.new In();
        System.out.println(in.sum() + " " + in.deep().all());
        System.out.println(Const.S + new Impl().x() + Impl.X);
        A a = null;
        System.out.println(a.made);
    }
}

public class Visitors {
    interface Visitor<R> {
        R number(int n);
        R sum(Expr left, Expr right);
        default R negate(Expr inner) { throw new UnsupportedOperationException("negate"); }
    }

    interface Expr {
        <R> R accept(Visitor<R> visitor);
    }

    static Expr number(final int n) {
        return new Expr() {
            public <R> R accept(Visitor<R> visitor) { return visitor.number(n); }
        };
    }

    static Expr sum(Expr left, Expr right) {
        return new Expr() {
            public <R> R accept(Visitor<R> visitor) { return visitor.sum(left, right); }
        };
    }

    static Expr negate(Expr inner) {
        return new Expr() {
            @Override public <R> R accept(Visitor<R> visitor) { return visitor.negate(inner); }
        };
    }

    static class Eval implements Visitor<Integer> {
        public Integer number(int n) { return n; }
        public Integer sum(Expr left, Expr right) { return left.accept(this) + right.accept(this); }
    }

    static class Show implements Visitor<String> {
        private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[] {0});
        public String number(int n) { return String.valueOf(n); }
        public String sum(Expr left, Expr right) {
            DEPTH.get()[0]++;
            String text = "(" + left.accept(this) + "+" + right.accept(this) + ")";
            return --DEPTH.get()[0] == 0 ? text + "!" : text;
        }
        @Override public String negate(Expr inner) { return "-" + inner.accept(this); }
    }

    static long[][] multiply(long[][] a, long[][] b) {
        int n = a.length;
        long[][] c = new long[n][b[0].length];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < c[i].length; j++)
                for (int k = 0; k < b.length; k++)
                    c[i][j] += a[i][k] * b[k][j];
        return c;
    }

    public static void main(String[] args) {
        Expr expr = sum(number(1), sum(number(20), number(300)));
        System.out.println(expr.accept(new Show()) + " = " + expr.accept(new Eval()));
        Expr negative = sum(negate(number(7)), number(8));
        System.out.println(negative.accept(new Show()));
        try {
            System.out.println(negative.accept(new Eval()));
        } catch (UnsupportedOperationException e) {
            System.out.println("cannot " + e.getMessage());
        }
        long[][] m = {{1, 1}, {1, 0}}, p = {{1, 0}, {0, 1}};
        for (int e = 90; e > 0; e >>= 1, m = multiply(m, m)) {
            if ((e & 1) == 1) p = multiply(p, m);
        }
        System.out.println(p[0][1]);
        char[][] board = new char[3][];
        for (int row = 0; row < board.length; row++) {
            board[row] = new char[row + 1];
            for (int at = 0; at <= row; at++) board[row][at] = (char) ('a' + row + at);
            System.out.println(board[row]);
        }
        int n = 27, steps = 0;
        do {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            steps++;
        } while (n != 1);
        System.out.println(steps);
        String command = "stop";
        switch (command) {
            case "go": System.out.println("going");
            case "stop": System.out.println("stopping");
            case "wait": System.out.println("waiting"); break;
            default: System.out.println("never");
        }
    }
}

public class Labels {
    public static void main(String[] args) {
        ThreadLocal<Integer> found = ThreadLocal.withInitial(() -> -1);
        int[][] grid = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        outer:
        for (int i = 0; i < grid.length; i++) {
            for (int j = 0; j < grid[i].length; j++) {
                if (grid[i][j] % 2 == 0 && i == 0) continue outer;
                if (grid[i][j] == 6) {
                    found.set(i * 10 + j);
                    break outer;
                }
                System.out.print(grid[i][j] + " ");
            }
        }
        System.out.println(found.get());
        int n = 0;
        do {
            n += 3;
            if (n == 6) continue;
            if (n > 10) break;
        } while (n < 100);
        System.out.println(n);
        for (int a = 0, b = 10; a < b; a++, b--) n += a * b;
        System.out.println(n);
        for (;;) {
            if (++n > 200) break;
        }
        System.out.println(n);
        block: {
            if (n > 0) break block;
            System.out.println("never");
        }
    }
}

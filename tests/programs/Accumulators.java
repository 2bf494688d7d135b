// refused: Floating-point numbers
public class Accumulators {
    static class Counter<N extends Number> {
        N value;
        Counter(N value) { this.value = value; }
        int twice() { return value.intValue() * 2; }
    }
    static long total;
    static int[] arr = new int[3];
    static Integer[] boxes = {1, 2, 3};
    int inst = 1;
    static Accumulators make() { System.out.print("make "); return new Accumulators(); }
    static int idx() { System.out.print("idx "); return 1; }

    public static void main(String[] args) {
        arr[idx()] += 5;
        arr[idx()]++;
        System.out.println(arr[1]);
        make().inst += 3;
        System.out.println(make().inst++);
        boxes[idx()] += 10;
        boxes[0]++;
        System.out.println(boxes[0] + boxes[1] + boxes[2]);
        total += arr[1] * 1_000_000_000L;
        total -= 'a';
        System.out.println(total);
        Counter<Integer> c = new Counter<>(5);
        c.value++;
        c.value += c.value;
        System.out.println(c.value + " " + c.twice());
        Counter<Long> l = new Counter<>(5L);
        l.value *= 3;
        System.out.println(l.value);
        String s = "x";
        s += 1 + 2;
        s += 'c';
        s += null;
        System.out.println(s);
        Object o = "obj";
        o += "ect";
        System.out.println(o);
        Integer boxed = null;
        try {
            boxed++;
        } catch (NullPointerException e) {
            System.out.println("npe");
        }
        int i = 0;
        i = i++ + i++;
        System.out.println(i);
        int[] a = {0, 0};
        int k = 0;
        a[k++] = k;
        a[k] = k = 5;
        System.out.println(a[0] + " " + a[1] + " " + k);
        char ch = 'a';
        ch += 1.0 > 0.5 ? 1 : 0;
        System.out.println(ch);
    }
}

import java.util.Iterator;
import java.util.NoSuchElementException;

public class InnerClasses implements Iterable<Integer> {
    private int[] data = new int[4];
    private int size;

    void add(int v) {
        if (size == data.length) {
            int[] bigger = new int[data.length * 2];
            for (int i = 0; i < size; i++) bigger[i] = data[i];
            data = bigger;
        }
        data[size++] = v;
    }

    private class Itr implements Iterator<Integer> {
        int cursor;

        @Override
        public boolean hasNext() { return cursor < size; }

        @Override
        public Integer next() {
            if (cursor >= size) throw new NoSuchElementException();
            return data[cursor++];
        }
    }

    @Override
    public Iterator<Integer> iterator() { return new Itr(); }

    class View {
        final int from;
        View(int from) { this.from = from; }
        int sum() {
            int s = 0;
            for (int i = from; i < InnerClasses.this.size; i++) s += data[i];
            return s;
        }
    }

    static ThreadLocal<InnerClasses> local = new ThreadLocal<InnerClasses>() {
        protected InnerClasses initialValue() {
            InnerClasses c = new InnerClasses();
            for (int i = 1; i <= 6; i++) c.add(i * i);
            return c;
        }
    };

    public static void main(String[] args) {
        int total = 0;
        for (int v : local.get()) total += v;
        System.out.println(total);
        for (Integer v : local.get()) System.out.print(v + " ");
        System.out.println();
        InnerClasses c = local.get();
        InnerClasses.View view = c.new View(3);
        System.out.println(view.sum());
        Iterator<Integer> it = c.iterator();
        while (it.hasNext()) it.next();
        try {
            it.next();
        } catch (NoSuchElementException e) {
            System.out.println("end");
        }
    }
}

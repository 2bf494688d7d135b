public class LinkedStructures {
    static class Node<E> {
        E item;
        Node<E> next;
        Node(E item, Node<E> next) { this.item = item; this.next = next; }
    }

    static class Stack<E> {
        private Node<E> top;
        private int n;

        void push(E e) { top = new Node<>(e, top); n++; }

        E pop() {
            if (top == null) throw new RuntimeException("empty");
            E e = top.item;
            top = top.next;
            n--;
            return e;
        }

        @SafeVarargs
        final void pushAll(E... es) { for (E e : es) push(e); }

        int size() { return n; }
    }

    static <T> void fill(T[] array, T value) {
        for (int i = 0; i < array.length; i++) array[i] = value;
    }

    static <T> String show(T[] array) {
        String s = "";
        for (T t : array) s += t + ",";
        return s;
    }

    static <T extends Comparable<T>> T max(T[] ts) {
        T best = ts[0];
        for (T t : ts) if (t.compareTo(best) > 0) best = t;
        return best;
    }

    public static void main(String[] args) {
        ThreadLocal<Stack<Integer>> local = ThreadLocal.withInitial(() -> new Stack<>());
        local.get().push(1);
        local.get().pushAll(2, 3, 4);
        int sum = 0;
        while (local.get().size() > 0) sum = sum * 10 + local.get().pop();
        System.out.println(sum);
        try {
            local.get().pop();
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
        String[] words = new String[3];
        fill(words, "w");
        words[1] = "z";
        System.out.println(show(words) + max(words));
        Integer[] ints = {3, 9, 4};
        System.out.println(max(ints) + 1);
        Node<String> head = new Node<>("a", new Node<>("b", null));
        for (Node<String> p = head; p != null; p = p.next) System.out.print(p.item.length() + p.item);
        System.out.println();
    }
}

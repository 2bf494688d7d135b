// The programs that are measured: tables of several lengths, and then calls on one more key, step by step.

/** Keys that make a table of that length, each in its place. `times` is what a bar is multiplied by. */
export const TABLES = [
  { slots: 16, keys: 7, times: 1 },
  { slots: 64, keys: 30, times: 1 },
  { slots: 1024, keys: 500, times: 1 },
  // With the JDK's own cleaning the keys alone would take more steps than a run can have.
  { slots: 65_536, keys: 22_000, times: 2, design: "// @design cleaning=none\n" },
];

/** The Java of a table. */
export const program = ({ keys, design = "" }) => `${design}void main() {
    List<ThreadLocal<Integer>> keys = new ArrayList<>();
    for (int i = 0; i < ${keys}; i++) {
        keys.add(new ThreadLocal<>());
        keys.get(i).set(i);
    }
    ThreadLocal<Integer> last = new ThreadLocal<>();
    for (int round = 0; round < 100; round++) {
        last.set(round);
        keys.get(round % ${keys}).get();
        last.remove();
    }
}
`;

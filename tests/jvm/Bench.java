/**
 * Times the JDK's own ThreadLocal with the mix of the engine's measurements: 50 % get, 40 % set, 10 % remove.
 *
 * Arguments: numbers of live keys. For each it prints one line: the number of keys, the nanoseconds of one operation
 * in the fastest round, and the checksum of a first, untimed round.
 */
final class Bench {
    private static final int OPERATIONS = 1 << 16, BATCHES_OF_A_ROUND = 1 << 10, BATCH = 1 << 10;
    private static final int WARM_UP_ROUNDS = 20, ROUNDS = 40;
    private static final int GET = 0, SET = 1;

    private static ThreadLocal<Object>[] keys;
    private static int[] operations;

    public static void main(String[] arguments) throws InterruptedException {
        for (String argument : arguments) {
            // A thread of its own: its map holds nothing else.
            Thread thread = new Thread(null, () -> measure(Integer.parseInt(argument)), "bench", 0, false);
            thread.start();
            thread.join();
        }
    }

    @SuppressWarnings("unchecked")
    private static void measure(int keyCount) {
        keys = new ThreadLocal[keyCount];
        for (int i = 0; i < keyCount; i++) {
            keys[i] = new ThreadLocal<>();
            keys[i].set("1");
        }
        operations = operations(keyCount);
        int found = round();
        int size = 0;
        for (int i = 1; i < WARM_UP_ROUNDS; i++) {
            round();
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            round();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println(keyCount + " " + (double) best / (BATCHES_OF_A_ROUND * BATCH) + " " + found);
    }

    /** How many gets found a value. */
    private static int round() {
        int found = 0;
        for (int batch = 0; batch < BATCHES_OF_A_ROUND; batch++) {
            int start = batch * BATCH & OPERATIONS - 1;
            for (int i = start; i < start + BATCH; i++) {
                found += step(operations[i]);
            }
        }
        return found;
    }

    private static int step(int operation) {
        ThreadLocal<Object> key = keys[operation & 0xFFFF];
        switch (operation >> 16) {
            case GET:
                return key.get() == null ? 0 : 1;
            case SET:
                key.set("1");
                return 0;
            default:
                key.remove();
                return 0;
        }
    }

    /** The mix: xorshift32, seeded. */
    private static int[] operations(int keyCount) {
        int[] operations = new int[OPERATIONS];
        int state = 0x2545F491;
        for (int i = 0; i < OPERATIONS; i++) {
            state = next(state);
            int kind = (state >>> 8) % 10;
            state = next(state);
            operations[i] = (kind < 5 ? 0 : kind < 9 ? 1 : 2) << 16 | (state >>> 8) % keyCount;
        }
        return operations;
    }

    private static int next(int state) {
        state ^= state << 13;
        state ^= state >>> 17;
        return state ^ state << 5;
    }
}

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs operations on the JDK's own ThreadLocal, or on the listing, and reports the table after each. It does not know
 * what the tables should look like.
 *
 * In this package {@code ThreadLocal}, {@code ThreadLocalMap}, {@code Entry} and {@code Thread} are the listing's.
 *
 * Standard input, in big-endian ints, over and over: the subject (0: the JDK with ThreadLocal keys, 1: the JDK with
 * InheritableThreadLocal keys, 2: the listing); the number of keys and the hash of each; the number of operations and
 * for each its code, its key and its value (0: null). Standard output, for each operation: its result; the table's
 * length (0: no map), size and threshold; the number of occupied slots and for each its index, key (-1: stale, -2: not
 * ours) and value; the number of traced words and each of them as a short.
 */
final class Mill {
    private static final int GET = 0, SET = 1, REMOVE = 2, GET_ENTRY = 3, CLEAR = 4, INHERIT = 5, RESIZE = 6;
    private static final int NO_ENTRY = -1, STALE = -1, STRANGER = -2;
    /** No table is resized by the operation of that name beyond this length. */
    private static final int MAX_LENGTH = 256;

    /** What operations run on. Keys are named by their index, values are Integers or null. */
    interface Subject {
        void start(int[] hashes) throws Throwable;
        Object get(int key, Object initialValue) throws Throwable;
        void set(int key, Object value) throws Throwable;
        void remove(int key) throws Throwable;
        /** The current map, or null. */
        Object map() throws Throwable;
        void inherit(Object map) throws Throwable;
        void resize(Object map) throws Throwable;
        Reference<?> getEntry(Object map, int key) throws Throwable;
        Object key(int key) throws Throwable;
        Object[] table(Object map) throws Throwable;
        int size(Object map) throws Throwable;
        int threshold(Object map) throws Throwable;
        Object value(Object entry) throws Throwable;
        /** The index of a key, or STRANGER. */
        int id(Object key);
    }

    public static void main(String[] arguments) throws Throwable {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        Subject[] subjects = {new Jdk(false), new Jdk(true), new Listing()};
        // Linking the handles leaves entries of its own in the maps: let that be over.
        for (Subject subject : subjects) {
            run(subject, new int[] {1, 2}, new int[][] {{SET, 0, 1}, {GET, 1, 2}, {GET_ENTRY, 0, 0}, {RESIZE, 0, 0},
                {CLEAR, 0, 0}, {REMOVE, 1, 0}}, new DataOutputStream(new ByteArrayOutputStream()));
        }
        for (int subject = in.read(); subject >= 0; subject = in.read()) {
            int[] hashes = new int[in.readInt()];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = in.readInt();
            }
            int[][] operations = new int[in.readInt()][];
            for (int i = 0; i < operations.length; i++) {
                operations[i] = new int[] {in.readInt(), in.readInt(), in.readInt()};
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream(1 << 16);
            // No input or output between operations: it could use thread locals too.
            run(subjects[subject], hashes, operations, new DataOutputStream(answer));
            answer.writeTo(System.out);
            System.out.flush();
        }
    }

    private static void run(Subject subject, int[] hashes, int[][] operations, DataOutputStream out)
            throws Throwable {
        subject.start(hashes);
        for (int[] operation : operations) {
            Trace.length = 0;
            out.writeInt(apply(subject, operation[0], operation[1], operation[2]));
            report(subject, out);
            out.writeInt(Trace.length);
            for (int i = 0; i < Trace.length; i++) {
                out.writeShort(Trace.words[i]);
            }
        }
    }

    private static int apply(Subject subject, int code, int key, int number) throws Throwable {
        Object value = number == 0 ? null : Integer.valueOf(number);
        switch (code) {
            case GET:
                return number(subject.get(key, value));
            case SET:
                subject.set(key, value);
                return 0;
            case REMOVE:
                subject.remove(key);
                return 0;
            default:
        }
        Object map = subject.map();
        if (map == null) {
            return NO_ENTRY;
        }
        switch (code) {
            case GET_ENTRY:
                Object entry = subject.getEntry(map, key);
                return entry == null ? NO_ENTRY : number(subject.value(entry));
            case CLEAR:
                for (Object each : subject.table(map)) {
                    if (each != null && ((Reference<?>) each).get() == subject.key(key)) {
                        ((Reference<?>) each).clear();
                    }
                }
                return 0;
            case INHERIT:
                subject.inherit(map);
                return 0;
            case RESIZE:
                if (subject.table(map).length < MAX_LENGTH) {
                    subject.resize(map);
                }
                return 0;
            default:
                throw new IOException("no operation has the code " + code);
        }
    }

    private static void report(Subject subject, DataOutputStream out) throws Throwable {
        Object map = subject.map();
        if (map == null) {
            out.writeInt(0);
            return;
        }
        Object[] table = subject.table(map);
        out.writeInt(table.length);
        out.writeInt(subject.size(map));
        out.writeInt(subject.threshold(map));
        int occupied = 0;
        for (Object entry : table) {
            occupied += entry == null ? 0 : 1;
        }
        out.writeInt(occupied);
        for (int i = 0; i < table.length; i++) {
            if (table[i] != null) {
                Object key = ((Reference<?>) table[i]).get();
                out.writeInt(i);
                out.writeInt(key == null ? STALE : subject.id(key));
                out.writeInt(number(subject.value(table[i])));
            }
        }
    }

    private static int number(Object value) {
        return value == null ? 0 : (Integer) value;
    }

    /** The JDK's own ThreadLocal on this very thread. */
    private static final class Jdk implements Subject {
        private static final class Key extends java.lang.ThreadLocal<Object> {
            int id;
            Object initialValue;
            @Override protected Object initialValue() { return initialValue; }
        }

        private static final class InheritableKey extends InheritableThreadLocal<Object> {
            int id;
            Object initialValue;
            @Override protected Object initialValue() { return initialValue; }
        }

        private static final MethodHandle GET_ENTRY, RESIZE, INHERITED, TABLE, SIZE, THRESHOLD, VALUE, HASH;
        private static final AtomicInteger NEXT_HASH_CODE;

        static {
            try {
                Class<?> map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
                Class<?> entry = Class.forName("java.lang.ThreadLocal$ThreadLocalMap$Entry");
                Class<?> key = java.lang.ThreadLocal.class;
                MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(key, MethodHandles.lookup());
                GET_ENTRY = lookup.findVirtual(map, "getEntry", MethodType.methodType(entry, key))
                    .asType(MethodType.methodType(Object.class, Object.class, Object.class));
                RESIZE = lookup.findVirtual(map, "resize", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
                INHERITED = lookup.findStatic(key, "createInheritedMap", MethodType.methodType(map, map))
                    .asType(MethodType.methodType(Object.class, Object.class));
                TABLE = lookup.findGetter(map, "table", entry.arrayType())
                    .asType(MethodType.methodType(Object[].class, Object.class));
                SIZE = lookup.findGetter(map, "size", int.class)
                    .asType(MethodType.methodType(int.class, Object.class));
                THRESHOLD = lookup.findGetter(map, "threshold", int.class)
                    .asType(MethodType.methodType(int.class, Object.class));
                VALUE = lookup.findGetter(entry, "value", Object.class)
                    .asType(MethodType.methodType(Object.class, Object.class));
                HASH = lookup.findGetter(key, "threadLocalHashCode", int.class);
                NEXT_HASH_CODE = (AtomicInteger) lookup.findStaticGetter(key, "nextHashCode", AtomicInteger.class)
                    .invoke();
            } catch (Throwable problem) {
                throw new ExceptionInInitializerError(problem);
            }
        }

        private final boolean inheritable;
        private final java.lang.Thread thread = java.lang.Thread.currentThread();
        private final MethodHandle readMap, writeMap;
        private java.lang.ThreadLocal<Object>[] keys;

        Jdk(boolean inheritable) throws ReflectiveOperationException {
            this.inheritable = inheritable;
            Class<?> map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
            Class<?> owner = java.lang.Thread.class;
            String field = inheritable ? "inheritableThreadLocals" : "threadLocals";
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
            readMap = lookup.findGetter(owner, field, map)
                .asType(MethodType.methodType(Object.class, owner));
            writeMap = lookup.findSetter(owner, field, map)
                .asType(MethodType.methodType(void.class, owner, Object.class));
        }

        @Override
        @SuppressWarnings("unchecked")
        public void start(int[] hashes) throws Throwable {
            keys = new java.lang.ThreadLocal[hashes.length];
            for (int i = 0; i < hashes.length; i++) {
                NEXT_HASH_CODE.set(hashes[i]);
                if (inheritable) {
                    InheritableKey key = new InheritableKey();
                    key.id = i;
                    keys[i] = key;
                } else {
                    Key key = new Key();
                    key.id = i;
                    keys[i] = key;
                }
                int hash = (int) HASH.invokeExact((java.lang.ThreadLocal) keys[i]);
                if (hash != hashes[i]) {
                    throw new IllegalStateException("asked for the hash " + hashes[i] + ", got " + hash);
                }
            }
            writeMap.invokeExact(thread, (Object) null);
        }

        @Override
        public Object get(int key, Object initialValue) {
            if (inheritable) {
                ((InheritableKey) keys[key]).initialValue = initialValue;
            } else {
                ((Key) keys[key]).initialValue = initialValue;
            }
            return keys[key].get();
        }

        @Override public void set(int key, Object value) { keys[key].set(value); }
        @Override public void remove(int key) { keys[key].remove(); }
        @Override public Object map() throws Throwable { return (Object) readMap.invokeExact(thread); }
        @Override public void resize(Object map) throws Throwable { RESIZE.invokeExact(map); }
        @Override public Object key(int key) { return keys[key]; }
        @Override public Object[] table(Object map) throws Throwable { return (Object[]) TABLE.invokeExact(map); }
        @Override public int size(Object map) throws Throwable { return (int) SIZE.invokeExact(map); }
        @Override public int threshold(Object map) throws Throwable { return (int) THRESHOLD.invokeExact(map); }
        @Override public Object value(Object entry) throws Throwable { return (Object) VALUE.invokeExact(entry); }

        @Override
        public void inherit(Object map) throws Throwable {
            Object inherited = (Object) INHERITED.invokeExact(map);
            writeMap.invokeExact(thread, inherited);
        }

        @Override
        public Reference<?> getEntry(Object map, int key) throws Throwable {
            Object entry = (Object) GET_ENTRY.invokeExact(map, (Object) keys[key]);
            return (Reference<?>) entry;
        }

        @Override
        public int id(Object key) {
            return key instanceof Key ? ((Key) key).id
                : key instanceof InheritableKey ? ((InheritableKey) key).id
                : STRANGER;
        }
    }

    /** The listing, on its one thread. */
    private static final class Listing implements Subject {
        private ListingKey[] keys;

        @Override
        public void start(int[] hashes) {
            Thread.current().threadLocals = null;
            keys = new ListingKey[hashes.length];
            for (int i = 0; i < hashes.length; i++) {
                ThreadLocal.nextHashCode = hashes[i] - 0x61c88647;
                keys[i] = new ListingKey(i);
            }
        }

        @Override
        public Object get(int key, Object initialValue) {
            keys[key].initialValue = initialValue;
            return keys[key].get();
        }

        @Override public void set(int key, Object value) { keys[key].set(value); }
        @Override public void remove(int key) { keys[key].remove(); }
        @Override public Object map() { return Thread.current().threadLocals; }
        @Override public void resize(Object map) { ((ThreadLocalMap) map).resize(); }
        @Override public Object key(int key) { return keys[key]; }
        @Override public Object[] table(Object map) { return ((ThreadLocalMap) map).table; }
        @Override public int size(Object map) { return ((ThreadLocalMap) map).size; }
        @Override public int threshold(Object map) { return ((ThreadLocalMap) map).threshold; }
        @Override public Object value(Object entry) { return ((Entry) entry).value; }
        @Override public int id(Object key) { return ((ListingKey) key).id; }

        @Override
        public void inherit(Object map) {
            Thread.current().threadLocals = new ThreadLocalMap((ThreadLocalMap) map);
        }

        @Override
        public Reference<?> getEntry(Object map, int key) {
            return ((ThreadLocalMap) map).getEntry(keys[key]);
        }
    }
}

/** A key of the listing. */
final class ListingKey extends ThreadLocal<Object> {
    final int id;
    Object initialValue;

    ListingKey(int id) {
        this.id = id;
    }

    @Override
    Object initialValue() {
        return initialValue;
    }
}

/**
 * What the listing's lines report, once they are made to: each its number times 2, plus 1 if its condition is true or
 * it has none, and then the variables that have a value.
 */
final class Trace {
    static short[] words = new short[1 << 16];
    static int length;

    private Trace() {}

    static boolean at(int line, boolean taken, int... variables) {
        if (length + 1 + variables.length > words.length) {
            words = java.util.Arrays.copyOf(words, words.length * 2);
        }
        words[length++] = (short) (line * 2 + (taken ? 1 : 0));
        for (int variable : variables) {
            words[length++] = (short) variable;
        }
        return taken;
    }

    static int word(int number) {
        return number;
    }

    static int word(boolean truth) {
        return truth ? 1 : 0;
    }

    /** 0 for null, otherwise the key's index plus 1. */
    static int word(ThreadLocal<?> key) {
        return key == null ? 0 : ((ListingKey) key).id + 1;
    }

    /** The word of an entry's key. */
    static int word(Entry entry) {
        return word(entry.get());
    }
}

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import com.sun.management.HotSpotDiagnosticMXBean;

/**
 * Builds maps of many kinds on threads of its own, takes dumps of its heap into a folder, and says by reflection what is in
 * the maps: for each dump the lines that a reader of it has to find.
 *
 * <p>Needs {@code --add-opens} for what it looks into: {@code java.lang}, {@code java.lang.ref}, and where the JDK declares keys of
 * its own, {@code jdk.internal.misc} and {@code sun.nio.fs}.
 */
public class Dumped {
    static final ThreadLocal<Object> CONTEXT = new ThreadLocal<>();
    static final ThreadLocal<Object> ALIAS = CONTEXT;
    static final ThreadLocal<Object> SUPPLIED = ThreadLocal.withInitial(() -> new byte[100]);
    static final InheritableThreadLocal<Object> INHERITED = new InheritableThreadLocal<>();

    /** A key of a class of its own. */
    static class Buffer extends ThreadLocal<Object> {
        int uses;

        @Override
        protected Object initialValue() {
            uses += 1;
            return new long[3];
        }
    }

    static final Buffer BUFFER = new Buffer();

    /** Holds a key in a field, as a framework's object does. */
    static class Holder {
        final ThreadLocal<Object> key = new ThreadLocal<>();
    }

    /** A value that refers to its own key, so that the key is never cleared. */
    static class Selfish {
        ThreadLocal<Object> key;
    }

    record Point(int x, int y) {}

    /** A thread of another class, with a field of its own. */
    static class Worker extends Thread {
        Object extra = "nothing";

        Worker(Runnable task, String name) {
            super(task, name);
        }
    }

    static final List<Holder> HOLDERS = new ArrayList<>();
    static final List<Thread> THREADS = new ArrayList<>();
    static final CountDownLatch END = new CountDownLatch(1);

    static void parked(Runnable build, String name) throws Exception {
        parked(build, name, false);
    }

    /** A thread that has built its maps and waits. */
    static void parked(Runnable build, String name, boolean worker) throws Exception {
        CountDownLatch built = new CountDownLatch(1);
        Runnable task = () -> {
            build.run();
            built.countDown();
            try {
                END.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        Thread thread = worker ? new Worker(task, name) : new Thread(task, name);
        thread.setDaemon(true);
        THREADS.add(thread);
        thread.start();
        built.await();
    }

    static void drop(int count) {
        for (int n = 0; n < count; n += 1) {
            new ThreadLocal<Object>().set(new byte[1000 + n]);
        }
    }

    /** Keys that only objects which nobody refers to declare. */
    static void dropHolders(int count) {
        for (int n = 0; n < count; n += 1) {
            new Holder().key.set(new byte[500 + n]);
        }
    }

    static void pin() {
        Selfish selfish = new Selfish();
        selfish.key = new ThreadLocal<>();
        selfish.key.set(selfish);
    }

    /** Values that somebody else holds too, under keys that nobody holds. */
    static final List<Object> SHARED = new ArrayList<>();

    static void share() {
        for (int n = 0; n < 3; n += 1) {
            Object value = new Point(n, -n);
            SHARED.add(value);
            new ThreadLocal<Object>().set(value);
        }
    }

    static void held(int count) {
        for (int n = 0; n < count; n += 1) {
            Holder holder = new Holder();
            holder.key.set(new Point(n, n));
            synchronized (HOLDERS) {
                HOLDERS.add(holder);
            }
        }
    }

    /** An object of a class that a loader of its own has defined. */
    static Object foreign() {
        try (InputStream bytes = Dumped.class.getResourceAsStream("/Dumped$Point.class")) {
            byte[] code = bytes.readAllBytes();
            ClassLoader loader = new ClassLoader(Dumped.class.getClassLoader()) {
                @Override
                protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                    return name.equals("Dumped$Point") ? defineClass(name, code, 0, code.length) : super.loadClass(name, resolve);
                }
            };
            var constructor = loader.loadClass("Dumped$Point").getDeclaredConstructor(int.class, int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(1, 2);
        } catch (Exception exception) {
            throw new IllegalStateException(exception);
        }
    }

    static void build() throws Exception {
        parked(() -> CONTEXT.set("a String"), "dumped-static");
        parked(() -> drop(5), "dumped-dropped");
        parked(Dumped::pin, "dumped-pinned");
        parked(Dumped::share, "dumped-shared");
        parked(() -> held(60), "dumped-held");
        parked(() -> {
            SUPPLIED.get();
            BUFFER.get();
            CONTEXT.set(null);
        }, "dumped-supplied");
        Object[] values = {7, 'c', new byte[1024], new Object[10], new String[2][3], new Point(1, 2), String.class,
            (Runnable) () -> System.out.println(CONTEXT), new int[0], new boolean[9], new char[5], new double[2], foreign()};
        parked(() -> {
            for (Object value : values) {
                Holder holder = new Holder();
                holder.key.set(value);
                synchronized (HOLDERS) {
                    HOLDERS.add(holder);
                }
            }
        }, "dumped-values");
        parked(() -> {
            INHERITED.set(new Point(3, 4));
            Thread child = new Thread(() -> {}, "dumped-unstarted");
            THREADS.add(child);
        }, "dumped-parent");
        parked(() -> CONTEXT.set(new Point(5, 6)), "dumped-\u7ebf\u7a0b \u00e9", true);
        parked(() -> {
            for (int n = 0; n < 40; n += 1) {
                ThreadLocal<Object> key = new ThreadLocal<>();
                key.set(n);
                key.remove();
            }
        }, "dumped-emptied");
        for (int n = 0; n < 200; n += 1) {
            int number = n;
            parked(() -> CONTEXT.set(new byte[number]), "dumped-many-" + n);
        }
        System.gc();
        // What is dropped after it keeps its keys until the next one.
        parked(() -> drop(30), "dumped-doomed");
        parked(() -> dropHolders(3), "dumped-doomed, in garbage");
    }

    static Field field(Class<?> type, String name) throws Exception {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** The names of the fields of this program that refer to a key: static ones, or else those of objects. */
    static String declared(Object key) throws Exception {
        List<String> names = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>(List.of(Dumped.class));
        // The JDK's own keys are of anonymous classes, inside the class that declares them.
        if (key.getClass().getEnclosingClass() != null && key.getClass().getEnclosingClass() != Dumped.class) {
            types.add(key.getClass().getEnclosingClass());
        }
        for (Class<?> type : types) {
            for (Field field : type.getDeclaredFields()) {
                field.setAccessible(true);
                if (java.lang.reflect.Modifier.isStatic(field.getModifiers()) && field.get(null) == key) {
                    names.add(type.getName() + "." + field.getName());
                }
            }
        }
        if (names.isEmpty() && HOLDERS.stream().anyMatch(holder -> holder.key == key)) {
            names.add("Dumped$Holder.key");
        }
        names.sort(null);
        return String.join(",", names);
    }

    /** The maps of all threads, a line for each and one for each slot that is taken. */
    static List<String> maps() throws Exception {
        List<String> lines = new ArrayList<>();
        Class<?> type = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
        for (Thread thread : THREADS) {
            Map<String, Object> maps = new LinkedHashMap<>();
            for (String name : new String[] {"threadLocals", "inheritableThreadLocals"}) {
                maps.put(name, field(Thread.class, name).get(thread));
            }
            maps.put("terminatingThreadLocals", terminating(thread));
            maps.values().removeIf(map -> map == null);
            for (String name : maps.keySet()) {
                Object map = maps.get(name);
                Object[] table = (Object[]) field(type, "table").get(map);
                lines.add(String.join("|", "map", thread.getName(), thread.getClass().getName(), name, "length " + table.length,
                    "size " + field(type, "size").get(map), "threshold " + field(type, "threshold").get(map)));
                for (int slot = 0; slot < table.length; slot += 1) {
                    if (table[slot] != null) {
                        lines.add(entry(table[slot], slot, table.length));
                    }
                }
            }
        }
        return lines;
    }

    /** The map that a thread's {@code holder} has in newer JDKs. */
    static Object terminating(Thread thread) throws Exception {
        for (Field holder : Thread.class.getDeclaredFields()) {
            if (holder.getName().equals("holder")) {
                holder.setAccessible(true);
                for (Field field : holder.getType().getDeclaredFields()) {
                    if (field.getName().equals("terminatingThreadLocals")) {
                        field.setAccessible(true);
                        return field.get(holder.get(thread));
                    }
                }
            }
        }
        return null;
    }

    static String entry(Object entry, int slot, int length) throws Exception {
        Object value = field(entry.getClass(), "value").get(entry);
        Object key = field(Reference.class, "referent").get(entry);
        String valueClass = value == null ? "null" : name(value.getClass());
        if (key == null) {
            return String.join("|", "slot " + slot, "stale", valueClass);
        }
        int hash = (int) field(ThreadLocal.class, "threadLocalHashCode").get(key);
        // A pinned key is held by its own value.
        String declared = value instanceof Selfish ? "Dumped$Selfish.key" : declared(key);
        return String.join("|", "slot " + slot, "home " + (hash & (length - 1)), "hash " + Integer.toUnsignedString(hash),
            key.getClass().getName(), declared, valueClass);
    }

    static String name(Class<?> type) {
        return type.isArray() ? name(type.getComponentType()) + "[]" : type.getName();
    }

    /** Two dumps with doomed keys, then two of what is alive: those collect first. */
    public static void main(String[] arguments) throws Exception {
        String folder = arguments[0];
        build();
        var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Map<String, List<String>> dumps = new LinkedHashMap<>();
        diagnostics.dumpHeap(folder + "/all.hprof", false);
        jcmd("-all", "-gz=1", folder + "/all.hprof.gz");
        List<String> all = maps();
        dumps.put("all.hprof", all);
        dumps.put("all.hprof.gz", all);
        diagnostics.dumpHeap(folder + "/live.hprof", true);
        jcmd("-gz=1", folder + "/live.hprof.gz");
        List<String> live = maps();
        dumps.put("live.hprof", live);
        dumps.put("live.hprof.gz", live);
        dumps.forEach((dump, lines) -> {
            System.out.println("dump|" + dump);
            lines.forEach(System.out::println);
        });
    }

    static void jcmd(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/jcmd",
            Long.toString(ProcessHandle.current().pid()), "GC.heap_dump"));
        command.addAll(Arrays.asList(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || said.contains("Exception")) {
            throw new IllegalStateException(said);
        }
    }
}

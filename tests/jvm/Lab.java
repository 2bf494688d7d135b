import java.io.*;
import java.lang.module.ModuleDescriptor;
import java.lang.ref.*;
import java.lang.reflect.*;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.*;
import java.util.regex.*;
import javax.tools.*;

/**
 * Runs scenarios on the JDK it is started with, and is what a scenario calls {@code Lab}.
 *
 * <pre>
 * java --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.util.concurrent=ALL-UNNAMED \
 *      -Xint -XX:+UseSerialGC Lab.java scenario.java [another.java ...]
 * </pre>
 *
 * <p>A scenario is a compact source file (JEP 512) or a file of ordinary classes, in UTF-8; the JDK is 17 or newer.
 * Standard output gets what the scenarios print, in UTF-8, and nothing else but a line {@code == name.java} before each
 * if there are several. Standard error gets what javac says of a file it rejects, and uncaught exceptions as the JDK
 * words them. Exit status: 0; 1 if a file was rejected, if an exception ended a {@code main}, or if a scenario still
 * ran after {@value #LIMIT_SECONDS} seconds, which also keeps the files after it from running ({@code -Dlab.limit=300}
 * gives it 300); 2 without a file.
 *
 * <p>Each scenario runs twice. The first run is silent and thrown away: class loading and the linkage of lambdas leave
 * thread locals of the JDK's own behind, and the second run shall find all that done. For the second, everything is
 * fresh: the classes and their statics, the thread {@code main} and its map, {@code nextHashCode}, and the numbers of
 * pools and threads. A run ends when {@code main} and the threads it started have ended, its pools are idle, and the
 * thread that calls {@code finalize} is.
 *
 * <p>What it does not know: the algorithm, which it only watches; fates and steps; what a scenario is about. It does
 * not choose a schedule: a scenario whose threads race prints what the race gives. It knows no pools but those of
 * {@code ThreadPoolExecutor}, and not when the JDK's finalizer or cleaner shuts down one that was dropped. It cannot
 * stop a daemon thread that goes on after its scenario. A collection that the JDK starts by itself, since a scenario
 * fills the young generation, clears references like any other.
 *
 * <p>The text of this file is ASCII, since JDK 17 reads it in the encoding of the locale.
 */
public final class Lab {
    private static final int LIMIT_SECONDS = 20;
    private static final int LIMIT = Integer.getInteger("lab.limit", LIMIT_SECONDS);
    private static final PrintStream OUT = utf8(new FileOutputStream(FileDescriptor.out));
    private static final PrintStream ERR = utf8(new FileOutputStream(FileDescriptor.err));
    private static final PrintStream NOWHERE = utf8(OutputStream.nullOutputStream());

    /** The class of a compact source file. Its file need not give it a name: {@code first-set.java} does not. */
    private static final String IMPLICIT_CLASS = "Scenario_";

    /**
     * Where a scenario's thread has something done by another, so that neither a thread local nor a local variable of
     * that work is its own. When it begins to collect, it has forgotten what it did before. Its queue keeps no element
     * that was taken; a SynchronousQueue would.
     */
    private static final ThreadPoolExecutor DESK = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), work -> new Thread(Threads.ROOT, work, "Lab", 0, false));

    private Lab() {}

    /**
     * Creates ThreadLocals until one has its home in the given slot of a table of 16. The others are dropped, but have
     * taken their numbers.
     *
     * @param slot 0 to 15
     * @return the last one created
     * @throws IllegalArgumentException for any other slot
     */
    public static <T> ThreadLocal<T> atSlot(int slot) {
        if (slot < 0 || slot > 15) {
            throw new IllegalArgumentException("a table of 16 has no slot " + slot);
        }
        return ask(() -> {
            ThreadLocal<T> key;
            do {
                key = new ThreadLocal<>();
            } while ((Jdk.hash(key) & 15) != slot);
            return key;
        });
    }

    /**
     * Creates a ThreadLocal with the given hash. It takes no number: the ThreadLocal created next has the number, and
     * so the hash, that it would have had without this one.
     */
    public static <T> ThreadLocal<T> withHash(int hash) {
        return ask(() -> {
            int next = Jdk.NEXT_HASH_CODE.getAndSet(hash);
            ThreadLocal<T> key = new ThreadLocal<>();
            Jdk.NEXT_HASH_CODE.set(next);
            CHOSEN.removeIf(each -> each.get() == null);
            CHOSEN.add(new WeakReference<>(key));
            return key;
        });
    }

    /** The keys that {@link #withHash} made, which have no number. Only the thread that {@link #ask} asks uses it. */
    private static final List<WeakReference<ThreadLocal<?>>> CHOSEN = new ArrayList<>();

    /** The home slot of a key in a table of the given length, a power of two. */
    public static int home(ThreadLocal<?> key, int length) {
        return ask(() -> Jdk.hash(key)) & (length - 1);
    }

    /** Prints the table of the current thread's {@code threadLocals} on one line. */
    public static void dump() {
        Thread thread = Thread.currentThread();
        String line = ask(() -> Table.describe(thread));
        System.out.println(line);
    }

    /**
     * What {@code System.gc()} in a scenario is compiled to. When it returns, all tasks handed to pools are over and
     * forgotten by their workers, what was only weakly reachable is gone, and its references are cleared and enqueued.
     */
    public static void gc() {
        Thread thread = Thread.currentThread();
        ask(() -> {
            while (!Threads.atRest(thread.getThreadGroup(), thread, false)) {
                Thread.sleep(1);
            }
            Threads.awaitFinalizer();
            WeakReference<Thread> ended = Threads.lastToEnd();
            do {
                collect();
            } while (ended.get() != null);
            return null;
        });
    }

    /** Collects, and returns when all references cleared by that are enqueued. */
    private static void collect() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> reference = new WeakReference<>(new Object(), queue);
        System.gc();
        queue.remove(); // The JDK's handler of references has got them all, and is enqueuing them.
        while (!Threads.isAt("waitForReferencePendingList", Threads.REFERENCE_HANDLER)) {
            Thread.sleep(1);
        }
        Reference.reachabilityFence(reference);
    }

    /**
     * Defines a static nested class of the scenario, and those nested in it, afresh in a class loader of its own, as a
     * redeployed web application is. The copies share no nest with the scenario nor with each other: what they use of
     * one another, or it of them, must not be private.
     *
     * @param app a class with a constructor without parameters that implements Runnable
     * @return a new instance of the new class
     */
    public static Runnable deploy(Class<?> app) {
        Class<?> copy = ask(() -> ((Scenario.Loader) app.getClassLoader()).again(app));
        try {
            return (Runnable) Scenario.create(copy);
        } catch (Throwable thrown) {
            throw unchecked(thrown);
        }
    }

    /** Has the work done at the desk; returns what it returns and throws what it throws. */
    private static <T> T ask(Callable<T> work) {
        Future<T> answer = DESK.submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                } catch (ExecutionException thrown) {
                    throw unchecked(thrown.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Throws anything without declaring it. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** Runs the given files. */
    public static void main(String[] paths) {
        if (paths.length == 0) {
            ERR.println("usage: java ... Lab.java scenario.java...");
            System.exit(2);
        }
        boolean well = false;
        try {
            well = runAll(paths);
        } catch (Throwable failed) { // The desk's thread would keep the JVM from ending.
            failed.printStackTrace(ERR);
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean runAll(String[] paths) throws Exception {
        List<Scenario> scenarios = Build.start(paths);
        DESK.prestartAllCoreThreads();
        boolean well = true;
        for (Scenario scenario : scenarios) {
            if (paths.length > 1) {
                OUT.println("== " + scenario.fileName());
            }
            if (scenario.classes.isEmpty()) {
                well = false;
            } else {
                scenario.run(NOWHERE, NOWHERE);
                scenario.forget();
                well &= scenario.run(OUT, ERR);
                scenario.forget();
            }
        }
        return well;
    }

    private static PrintStream utf8(OutputStream out) {
        return new PrintStream(new BufferedOutputStream(out), true, StandardCharsets.UTF_8);
    }

    /** A file, and its class files by name of class, in the order javac wrote them; none if javac rejected it. */
    private record Scenario(String path, Map<String, byte[]> classes) {
        String fileName() {
            return Path.of(path).getFileName().toString();
        }

        /** Runs it once, with everything fresh; returns whether {@code main} returned. */
        boolean run(PrintStream out, PrintStream err) throws Exception {
            Method main = mainMethod(new Loader(Lab.class.getClassLoader(), classes).all());
            if (main == null) {
                err.println("error: no main method found in " + path);
                return false;
            }
            boolean[] returned = new boolean[1];
            ThreadGroup group = new ThreadGroup("main");
            Thread thread = new Thread(group, () -> {
                try {
                    call(main);
                    returned[0] = true;
                } catch (Throwable thrown) {
                    report(thrown, err);
                }
            }, "main", 0, false);
            Thread.setDefaultUncaughtExceptionHandler((dying, thrown) -> report(thrown, err));
            System.setOut(out);
            System.setErr(err);
            collect(); // With an empty young generation, the JDK has no reason of its own to collect.
            Jdk.resetNumbers();
            thread.start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT)); // Looking around fills the young generation.
            while (!Threads.atRest(group, null, true)) {
                if (System.nanoTime() > end) {
                    OUT.flush();
                    ERR.println("error: " + path + " still runs after " + LIMIT + " seconds");
                    Runtime.getRuntime().halt(1); // It cannot be stopped, and would go on printing.
                }
                Thread.sleep(1);
            }
            Threads.awaitFinalizer();
            Threads.shutDown(group);
            out.flush();
            return returned[0];
        }

        /** What is left of a run is finalized now, and does not print in the next one. */
        void forget() throws InterruptedException {
            if (classes.values().stream().noneMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains("finalize"))) {
                return; // It takes a while.
            }
            System.setOut(NOWHERE);
            WeakReference<Thread> ended = Threads.lastToEnd();
            do {
                collect();
            } while (ended.get() != null);
            Threads.awaitFinalizer();
            collect();
            Threads.awaitFinalizer();
        }

        /** The main method of the first top-level class with one; the one with a parameter goes first (JEP 512). */
        private static Method mainMethod(List<Class<?>> loaded) {
            for (Class<?> each : loaded) {
                for (Class<?>[] parameters : new Class<?>[][] {{String[].class}, {}}) {
                    try {
                        Method main = each.getDeclaredMethod("main", parameters);
                        if (each.getEnclosingClass() == null && !Modifier.isPrivate(main.getModifiers())) {
                            main.setAccessible(true);
                            return main;
                        }
                    } catch (NoSuchMethodException none) {
                        // Look further.
                    }
                }
            }
            return null;
        }

        private static void call(Method main) throws Throwable {
            Object instance = Modifier.isStatic(main.getModifiers()) ? null : create(main.getDeclaringClass());
            try {
                main.invoke(instance, main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]});
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        static Object create(Class<?> type) throws Throwable {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        /** Prints an uncaught exception of the current thread as the JDK does, without the frames of this launcher. */
        private void report(Throwable thrown, PrintStream err) {
            Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
                each.setStackTrace(ours(each.getStackTrace()).toArray(new StackTraceElement[0]));
            }
            System.out.flush();
            err.print("Exception in thread \"" + Thread.currentThread().getName() + "\" ");
            thrown.printStackTrace(err);
        }

        /** A stack trace down to the scenario's first frame, with the name of the file and of its class. */
        private List<StackTraceElement> ours(StackTraceElement[] frames) {
            String title = Matcher.quoteReplacement(fileName().replaceFirst("\\.java$", ""));
            List<StackTraceElement> result = new ArrayList<>();
            int length = 0;
            for (StackTraceElement frame : frames) {
                if (classes.containsKey(frame.getClassName())) {
                    String name = frame.getClassName().replaceFirst("^" + IMPLICIT_CLASS + "\\b", title);
                    frame = new StackTraceElement(name, frame.getMethodName(), fileName(), frame.getLineNumber());
                    length = result.size() + 1;
                }
                result.add(frame);
            }
            return result.subList(0, length);
        }

        /** Defines the given classes itself, from memory; the rest is its parent's. */
        private static final class Loader extends ClassLoader {
            private final Map<String, byte[]> classes;

            Loader(ClassLoader parent, Map<String, byte[]> classes) {
                super(parent);
                this.classes = classes;
            }

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                byte[] file = classes.get(name);
                if (file == null) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded != null ? loaded : defineClass(name, file, 0, file.length);
                }
            }

            /** Loads them all, so that no thread of the scenario has to. */
            List<Class<?>> all() throws ClassNotFoundException {
                List<Class<?>> loaded = new ArrayList<>();
                for (String name : classes.keySet()) {
                    loaded.add(loadClass(name));
                }
                return loaded;
            }

            /** A copy of one of its classes, in a loader of its own. */
            Class<?> again(Class<?> app) throws ClassNotFoundException {
                Map<String, byte[]> part = new LinkedHashMap<>(classes);
                part.keySet().removeIf(name -> !(name + "$").startsWith(app.getName() + "$"));
                Loader loader = new Loader(this, part);
                loader.all();
                return loader.loadClass(app.getName());
            }
        }
    }

    /** The text of a table. */
    private static final class Table {
        /** Times 0x61c88647, the increment of {@code nextHashCode}, this is 1 modulo 2^32. */
        private static final int INVERSE_OF_INCREMENT = 0xebb34377;

        static String describe(Thread thread) throws IllegalAccessException {
            Object map = Jdk.THREAD_LOCALS.get(thread);
            if (map == null) {
                return "[" + thread.getName() + "] no map";
            }
            Object[] table = (Object[]) Jdk.TABLE.get(map);
            StringBuilder line = new StringBuilder("[" + thread.getName() + "] length=" + table.length
                    + " size=" + Jdk.SIZE.get(map) + " threshold=" + Jdk.THRESHOLD.get(map));
            for (int slot = 0; slot < table.length; slot++) {
                if (table[slot] != null) {
                    ThreadLocal<?> key = (ThreadLocal<?>) ((Reference<?>) table[slot]).get();
                    String name = key == null ? "stale" : name(key);
                    line.append(" | " + slot + " " + name + " " + describe(Jdk.VALUE.get(table[slot])));
                }
            }
            return line.toString();
        }

        /** Its place among the ThreadLocals created, or the hash that was chosen for it. */
        private static String name(ThreadLocal<?> key) throws IllegalAccessException {
            int hash = Jdk.hash(key);
            return CHOSEN.stream().anyMatch(each -> each.get() == key)
                    ? "0x" + Integer.toHexString(hash)
                    : "#" + Integer.toUnsignedString(hash * INVERSE_OF_INCREMENT);
        }

        /** Says of a value what is the same in every run. */
        private static String describe(Object value) {
            if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean
                    || value instanceof Character || value instanceof Record) {
                return String.valueOf(value);
            }
            if (!value.getClass().isArray()) {
                return name(value.getClass());
            }
            Class<?> element = value.getClass().getComponentType();
            String dimensions = "[" + Array.getLength(value) + "]";
            for (; element.isArray(); element = element.getComponentType()) {
                dimensions += "[]";
            }
            return name(element) + dimensions;
        }

        /**
         * Lambdas, anonymous classes and the class of a compact source file have no name in the source. The simple name
         * is cut out of the binary one: getSimpleName asks the outer class, which is not the one that a deployed class
         * knows.
         */
        private static String name(Class<?> type) {
            String binary = type.getName();
            String simple = binary.substring(Math.max(binary.lastIndexOf('.'), binary.lastIndexOf('$')) + 1)
                    .replaceFirst("^[0-9]+", "");
            boolean nameless = type.isHidden() || type.isSynthetic() || simple.isEmpty() || binary.equals(IMPLICIT_CLASS);
            return nameless ? "object" : simple;
        }
    }

    /** The threads of one run: those of a thread group. */
    private static final class Threads {
        static final ThreadGroup ROOT = root();
        static final Thread REFERENCE_HANDLER =
                list(ROOT).stream().filter(each -> each.getName().equals("Reference Handler")).findAny().orElseThrow();
        static final Thread FINALIZER =
                list(ROOT).stream().filter(each -> each.getName().equals("Finalizer")).findAny().orElseThrow();
        private static int hiddenAtRest = hidden();

        /**
         * Returns when the thread that calls {@code finalize} waits: for an object, or in a {@code finalize} for what
         * another thread has. It is not waited for much longer than a scenario may take.
         */
        static void awaitFinalizer() throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
            while (!isIn(FINALIZER, Thread.State.WAITING, Thread.State.BLOCKED) && System.nanoTime() < end) {
                Thread.sleep(1);
            }
        }

        /** Whether a thread is executing the method of that name. */
        static boolean isAt(String method, Thread thread) {
            StackTraceElement[] frames = thread.getStackTrace();
            return frames.length > 0 && frames[0].getMethodName().equals(method);
        }

        private static ThreadGroup root() {
            ThreadGroup group = Thread.currentThread().getThreadGroup();
            while (group.getParent() != null) {
                group = group.getParent();
            }
            return group;
        }

        /** Threads that no group lists: the VM's own, and those that just ended. Known on Linux only; elsewhere 0. */
        private static int hidden() {
            String[] all = new File("/proc/self/task").list();
            return all == null ? 0 : all.length - list(ROOT).size();
        }

        /**
         * Starts a thread and returns it when it has ended, after all others that have. The VM holds a Thread, which
         * holds the Runnable that it ran (JDK 19 and newer), for a moment after {@code join}: first until the native
         * thread is over, then until a service thread drops what ended threads left, all at once. When the thread
         * returned here is collected, the VM holds none of the others.
         */
        static WeakReference<Thread> lastToEnd() throws InterruptedException {
            int now = hidden();
            for (int patience = 1000; now > hiddenAtRest && patience > 0; patience--) {
                Thread.sleep(1);
                now = hidden();
            }
            hiddenAtRest = now;
            Thread last = new Thread(ROOT, () -> {}, "Lab", 0, false);
            last.start();
            last.join();
            return new WeakReference<>(last);
        }

        private static List<Thread> list(ThreadGroup group) {
            Thread[] threads = new Thread[2 * group.activeCount() + 16];
            return Arrays.asList(threads).subList(0, group.enumerate(threads));
        }

        /**
         * Whether nothing will happen in a group until the asking thread goes on: pool workers have no task, and other
         * threads wait or, {@code forGood}, have ended. Looks twice: while it looks at one thread, another that it has
         * seen may be given work.
         */
        static boolean atRest(ThreadGroup group, Thread asking, boolean forGood) throws ReflectiveOperationException {
            for (int look = 0; look < 2; look++) {
                for (Thread thread : list(group)) {
                    if (thread != asking && !idle(thread) && (forGood ? !thread.isDaemon() : !blocked(thread))) {
                        return false;
                    }
                }
            }
            return true;
        }

        /**
         * Whether a thread is a pool's, and waits for a task. Asks in this order: a worker wakes up, takes a task off
         * the queue, and only then locks itself. If it has to wait for that lock, it has a task.
         */
        private static boolean idle(Thread thread) throws ReflectiveOperationException {
            Object worker = Jdk.runnable(thread);
            return Jdk.WORKER.isInstance(worker) && pool(worker).getQueue().isEmpty()
                    && isIn(thread, Thread.State.WAITING, Thread.State.TIMED_WAITING)
                    && !(LockSupport.getBlocker(thread) instanceof AbstractQueuedSynchronizer)
                    && !isLocked(worker);
        }

        /** Whether a thread waits, in a task if it is a pool's, without a time limit, for what has not happened yet. */
        private static boolean blocked(Thread thread) throws ReflectiveOperationException {
            Object worker = Jdk.runnable(thread);
            return (!Jdk.WORKER.isInstance(worker) || isLocked(worker))
                    && isIn(thread, Thread.State.WAITING, Thread.State.BLOCKED)
                    && !(LockSupport.getBlocker(thread) instanceof Future<?> future && future.isDone());
        }

        private static boolean isIn(Thread thread, Thread.State... states) {
            return Arrays.asList(states).contains(thread.getState());
        }

        private static boolean isLocked(Object worker) throws ReflectiveOperationException {
            return (boolean) Jdk.WORKER_IS_LOCKED.invoke(worker);
        }

        /** Ends the workers of pools that the scenario did not shut down. */
        static void shutDown(ThreadGroup group) throws ReflectiveOperationException {
            for (Thread thread : list(group)) {
                Object worker = Jdk.runnable(thread);
                if (Jdk.WORKER.isInstance(worker)) {
                    pool(worker).shutdownNow();
                }
            }
        }

        private static ThreadPoolExecutor pool(Object worker) throws IllegalAccessException {
            return (ThreadPoolExecutor) Jdk.WORKER_POOL.get(worker);
        }
    }

    /** What is private in the JDK, 17 to 25. */
    private static final class Jdk {
        /** JDK 19 moved what only platform threads have into objects of their own. */
        private static final boolean HAS_HOLDER = Runtime.version().feature() >= 19;

        static final Class<?> WORKER = type("java.util.concurrent.ThreadPoolExecutor$Worker");
        static final Field WORKER_POOL = field(WORKER, "this$0");
        static final Method WORKER_IS_LOCKED = method(WORKER, "isLocked");
        static final Field THREAD_LOCALS = field(Thread.class, "threadLocals");
        static final Field TABLE = field(THREAD_LOCALS.getType(), "table");
        static final Field SIZE = field(THREAD_LOCALS.getType(), "size");
        static final Field THRESHOLD = field(THREAD_LOCALS.getType(), "threshold");
        static final Field VALUE = field(TABLE.getType().getComponentType(), "value");
        static final AtomicInteger NEXT_HASH_CODE = counter(ThreadLocal.class, "nextHashCode");
        private static final AtomicInteger NEXT_POOL =
                counter(type("java.util.concurrent.Executors$DefaultThreadFactory"), "poolNumber");
        private static final Field NEXT_THREAD = HAS_HOLDER
                ? field(type("java.lang.Thread$ThreadNumbering"), "next") : field(Thread.class, "threadInitNumber");
        private static final Field HASH = field(ThreadLocal.class, "threadLocalHashCode");
        private static final Field HOLDER = HAS_HOLDER ? field(Thread.class, "holder") : null;
        private static final Field RUNNABLE =
                HAS_HOLDER ? field(HOLDER.getType(), "task") : field(Thread.class, "target");

        static int hash(ThreadLocal<?> key) throws IllegalAccessException {
            return HASH.getInt(key);
        }

        /** What a thread was created to run. */
        static Object runnable(Thread thread) throws IllegalAccessException {
            return RUNNABLE.get(HAS_HOLDER ? HOLDER.get(thread) : thread);
        }

        static void resetNumbers() throws IllegalAccessException {
            NEXT_HASH_CODE.set(0);
            NEXT_POOL.set(1);
            NEXT_THREAD.setInt(null, 0);
        }

        private static Class<?> type(String name) {
            return found(() -> Class.forName(name));
        }

        private static Field field(Class<?> owner, String name) {
            return found(() -> accessible(owner.getDeclaredField(name)));
        }

        private static Method method(Class<?> owner, String name) {
            return found(() -> accessible(owner.getDeclaredMethod(name)));
        }

        private static AtomicInteger counter(Class<?> owner, String name) {
            return (AtomicInteger) found(() -> field(owner, name).get(null));
        }

        private static <T extends AccessibleObject> T accessible(T member) {
            member.setAccessible(true);
            return member;
        }

        private static <T> T found(Callable<T> search) {
            try {
                return search.call();
            } catch (Exception problem) {
                throw new IllegalStateException("needs JDK 17 to 25, and the options at the head of Lab.java", problem);
            }
        }
    }

    /**
     * Compiles scenarios in a JVM of its own: javac is slow under {@code -Xint}, and what it leaves on the heap would
     * make the JDK collect when no scenario says so. Its standard output carries the class files to the first JVM.
     *
     * <p>From JDK 25 on, a compact source file is compiled as it is, which proves that it is one. Before, it is wrapped
     * into a class; that happens on its first line, so that all lines keep their numbers.
     */
    static final class Build {
        private static final boolean WRAP = Runtime.version().feature() < 25;
        private static final int END = -1;

        /** Starts the other JVM and returns the scenarios in the order of their paths. */
        static List<Scenario> start(String[] paths) throws IOException {
            List<Scenario> scenarios = new ArrayList<>();
            for (String path : paths) {
                scenarios.add(new Scenario(path, new LinkedHashMap<>()));
            }
            byte[] shim = adapted(classFile(IO.class));
            Path folder = Files.createTempDirectory("lab");
            List<Path> files = new ArrayList<>();
            for (Class<?> each : Lab.class.getNestMembers()) {
                files.add(Files.write(folder.resolve(each.getName() + ".class"), classFile(each)));
            }
            if (WRAP) {
                files.add(Files.write(folder.resolve("IO.class"), shim));
            }
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", folder.toString(), Build.class.getName()));
            command.addAll(List.of(paths));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
                for (int number = in.readInt(); number != END; number = in.readInt()) {
                    Map<String, byte[]> classes = scenarios.get(number).classes;
                    classes.put(in.readUTF(), in.readNBytes(in.readInt()));
                    if (WRAP) {
                        classes.putIfAbsent("IO", shim);
                    }
                }
            } finally {
                files.add(folder);
                for (Path each : files) {
                    Files.delete(each);
                }
            }
            return scenarios;
        }

        private static byte[] classFile(Class<?> type) throws IOException {
            try (InputStream file = type.getResourceAsStream("/" + type.getName() + ".class")) {
                return file.readAllBytes();
            }
        }

        /** The other JVM. */
        public static void main(String[] paths) throws IOException {
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            JavaFileManager library = javac.getStandardFileManager(null, null, null);
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out))) {
                for (int number = 0; number < paths.length; number++) {
                    Map<String, ByteArrayOutputStream> files = compiled(paths[number], javac, library);
                    for (String name : files.keySet()) {
                        byte[] content = adapted(files.get(name).toByteArray());
                        out.writeInt(number);
                        out.writeUTF(name);
                        out.writeInt(content.length);
                        out.write(content);
                    }
                }
                out.writeInt(END);
            }
        }

        /** The class files that javac makes of a file; none if it rejects it. */
        private static Map<String, ByteArrayOutputStream> compiled(
                String path, JavaCompiler javac, JavaFileManager library) {
            Source source;
            try {
                source = new Source(path, Files.readString(Path.of(path)));
            } catch (IOException problem) {
                ERR.println("error: cannot read " + path + ": " + problem);
                return Map.of();
            }
            Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
            JavaFileManager memory = new ForwardingJavaFileManager<>(library) {
                @Override
                public JavaFileObject getJavaFileForOutput(
                        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                    return new SimpleJavaFileObject(URI.create("memory:///" + IMPLICIT_CLASS + ".class"), kind) {
                        @Override
                        public OutputStream openOutputStream() {
                            return files.computeIfAbsent(name, none -> new ByteArrayOutputStream());
                        }
                    };
                }
            };
            boolean[] said = new boolean[1];
            boolean done = javac.getTask(Writer.nullWriter(), memory, diagnostic -> {
                if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                    ERR.println(diagnostic);
                    said[0] = true;
                }
            }, List.of("-proc:none", "-nowarn", "-Xlint:none"), null, List.of(source)).call();
            if (!done && !said[0]) {
                ERR.println("error: javac gave up on " + path);
            }
            return done ? files : Map.of();
        }

        /** A file as javac shall see it. */
        private static final class Source extends SimpleJavaFileObject {
            /** What is not code: comments, text blocks, strings, characters. */
            private static final Pattern NOT_CODE = Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/"
                    + "|\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"|'(?:\\\\.)?[^'\n]*'");
            private static final Pattern IMPORT = Pattern.compile("\\bimport\\s[^;]*;");
            private static final Pattern MAIN = Pattern.compile("\\bmain\\s*\\(");

            private final String path;
            private final String text;

            Source(String path, String text) {
                super(URI.create("memory:///" + IMPLICIT_CLASS + ".java"), Kind.SOURCE);
                String code = NOT_CODE.matcher(text).replaceAll(match -> blank(match.group()));
                this.path = path;
                this.text = WRAP && MAIN.matcher(topLevel(code)).find() ? wrapped(text, code) : text;
            }

            private static String blank(String text) {
                return text.replaceAll("[^\n]", " ");
            }

            /** What stands outside of all braces. */
            private static String topLevel(String code) {
                StringBuilder top = new StringBuilder();
                int depth = 0;
                for (char c : code.toCharArray()) {
                    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                    if (depth == 0) {
                        top.append(c);
                    }
                }
                return top.toString();
            }

            /** Opens a class on the first line, behind the imports, which move there, and those that are implied. */
            private static String wrapped(String text, String code) {
                StringBuilder head = new StringBuilder();
                for (ModuleDescriptor.Exports each : Object.class.getModule().getDescriptor().exports()) {
                    head.append(each.isQualified() ? "" : "import " + each.source() + ".*;");
                }
                StringBuilder body = new StringBuilder(text);
                for (Matcher each = IMPORT.matcher(code); each.find();) {
                    String line = each.group().replace('\n', ' ');
                    head.append(line.matches("import\\s+module\\s.*") ? "" : line);
                    body.replace(each.start(), each.end(), blank(each.group()));
                }
                return head + "final class " + IMPLICIT_CLASS + "{" + body + "\n}";
            }

            @Override
            public String getName() {
                return path;
            }

            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }

            /** A public class may have any name, as in a file that the JDK launches from source. */
            @Override
            public boolean isNameCompatible(String simpleName, Kind kind) {
                return true;
            }
        }

        /**
         * The same class file (JVMS 4), except that each reference to the method System.gc is one to Lab.gc, and that
         * what is private to the package is public: a deployed class is in no package with the rest.
         */
        private static byte[] adapted(byte[] file) {
            ByteBuffer in = ByteBuffer.wrap(file);
            int count = in.getChar(8);
            int[] start = new int[count];
            int end = 10;
            for (int i = 1; i < count; i++) {
                start[i] = end;
                int tag = file[end];
                end += switch (tag) {
                    case 1 -> 3 + in.getChar(end + 1); // Utf8
                    case 7, 8, 16, 19, 20 -> 3; // one index
                    case 15 -> 4; // MethodHandle
                    case 5, 6 -> 9; // Long, Double
                    default -> 5; // two indices, or four bytes
                };
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
            for (int at : start) {
                if (at != 0 && file[at] == 10) { // Methodref: its class and its name, each by way of another constant
                    String owner = text(in, start[in.getChar(start[in.getChar(at + 1)] + 1)]);
                    String name = text(in, start[in.getChar(start[in.getChar(at + 3)] + 1)]);
                    if (owner.equals("java/lang/System") && name.equals("gc")) {
                        in.putChar(at + 1, (char) (count + 1));
                    }
                }
            }
            in.putChar(8, (char) (count + 2));
            open(in, end);
            int at = end + 8 + 2 * in.getChar(end + 6); // behind flags, class, superclass, interfaces
            for (int table = 0; table < 2; table++) { // fields, methods
                int members = in.getChar(at);
                at += 2;
                for (; members > 0; members--) {
                    open(in, at);
                    int attributes = in.getChar(at + 6);
                    at += 8;
                    for (; attributes > 0; attributes--) {
                        at += 6 + in.getInt(at + 2);
                    }
                }
            }
            byte[] added = {1, 0, 3, 'L', 'a', 'b', 7, (byte) (count >> 8), (byte) count}; // Utf8, Class
            return ByteBuffer.allocate(file.length + added.length)
                    .put(file, 0, end).put(added).put(file, end, file.length - end).array();
        }

        private static String text(ByteBuffer file, int utf8) {
            return new String(file.array(), utf8 + 3, file.getChar(utf8 + 1), StandardCharsets.UTF_8);
        }

        /** Makes public what the access flags at the given place leave to the package. */
        private static void open(ByteBuffer file, int flags) {
            if ((file.getChar(flags) & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0) {
                file.putChar(flags, (char) (file.getChar(flags) | Modifier.PUBLIC));
            }
        }
    }
}

/** What a compact source file calls {@code IO}, for a JDK that has none yet. */
final class IO {
    private IO() {}

    public static void println(Object value) {
        System.out.println(value);
    }

    public static void println() {
        System.out.println();
    }

    public static void print(Object value) {
        System.out.print(value);
    }
}

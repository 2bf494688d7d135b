import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleDescriptor;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Runs scenarios on the JDK it is started with, and is what a scenario calls {@code Lab}.
 *
 * <pre>
 * java --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.util.concurrent=ALL-UNNAMED \
 *      -Xint -XX:+UseSerialGC Lab.java scenario.java [another.java ...]
 * </pre>
 *
 * <p>A scenario is a compact source file (JEP 512) or a file of ordinary classes; the JDK is 17 or newer. Standard
 * output gets what the scenarios print and nothing else, but a line {@code == name.java} before each if there are
 * several. Standard error gets what javac says of a file it rejects, and uncaught exceptions as the JDK words them.
 * Exit status: 0; 1 if a file was rejected, if an uncaught exception ended a {@code main}, or if a scenario still ran
 * after {@value #LIMIT_SECONDS} seconds, which also keeps the files after it from running; 2 without a file.
 *
 * <p>Each scenario runs twice. The first run is silent and thrown away: class loading and the linkage of lambdas leave
 * thread locals of the JDK's own behind, and the second run shall find all that done. For the second, everything is
 * fresh: the classes and their statics, the thread {@code main} and its map, {@code nextHashCode}, and the numbers of
 * pools and threads.
 *
 * <p>What it does not know: the algorithm, which it only watches; fates, steps, and what a scenario is about. It does
 * not choose a schedule: a scenario whose threads race prints what the race gives. It knows the pools of
 * {@code ThreadPoolExecutor}; a pool that is dropped without {@code shutdown()} ends whenever the JDK's finalizer or
 * cleaner comes to it. A garbage collection that the JDK starts by itself, because a scenario fills the young
 * generation, clears references like any other.
 *
 * <p>This file is ASCII, since a JDK 17 reads it in the encoding of the locale.
 */
public final class Lab {
    private static final int LIMIT_SECONDS = 20;

    private Lab() {}

    // What a scenario may call. All of it is done on another thread, see Desk.

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
        return Desk.ask(() -> {
            ThreadLocal<T> key;
            do {
                key = new ThreadLocal<>();
            } while ((Jdk.hash(key) & 15) != slot);
            return key;
        });
    }

    /**
     * Creates a ThreadLocal with the given hash. It takes no number: the ThreadLocal created next is numbered, and
     * hashed, as if this one did not exist.
     */
    public static <T> ThreadLocal<T> withHash(int hash) {
        return Desk.ask(() -> {
            int next = Jdk.NEXT_HASH_CODE.getAndSet(hash);
            ThreadLocal<T> key = new ThreadLocal<>();
            Jdk.NEXT_HASH_CODE.set(next);
            return key;
        });
    }

    /** The home slot of a key in a table of the given length, which is a power of two. */
    public static int home(ThreadLocal<?> key, int length) {
        return Desk.ask(() -> Jdk.hash(key)) & (length - 1);
    }

    /** Prints the table of the current thread's {@code threadLocals} in one line. */
    public static void dump() {
        Thread thread = Thread.currentThread();
        String line = Desk.ask(() -> Table.describe(thread));
        System.out.println(line);
    }

    /**
     * What {@code System.gc()} in a scenario is compiled to. When it returns, every task handed to a pool is over and
     * forgotten by its worker, all weakly reachable objects are gone, and their references are cleared and enqueued.
     */
    public static void gc() {
        Thread thread = Thread.currentThread();
        Desk.ask(() -> {
            while (!Threads.atRest(thread.getThreadGroup(), thread, false)) {
                Thread.sleep(1);
            }
            // The second collection sees what a thread that just ended held until it was off the VM's list. And its
            // reference is enqueued only after all of the first one's are.
            collect();
            collect();
            return null;
        });
    }

    /**
     * Defines a static nested class of the scenario, and those nested in it, afresh in a class loader of its own, as a
     * redeployed web application is.
     *
     * <p>The copies no longer share a nest with the scenario, nor with each other: what they use of one another must
     * not be private.
     *
     * @param app a class with a constructor without parameters that implements Runnable
     * @return a new instance of the new class
     */
    public static Runnable deploy(Class<?> app) {
        Class<?> copy = Desk.ask(() -> ((Scenario.Loader) app.getClassLoader()).again(app));
        try {
            Constructor<?> constructor = copy.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Runnable) constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw Desk.unchecked(thrown.getCause());
        } catch (ReflectiveOperationException problem) {
            throw new IllegalArgumentException("cannot deploy " + app.getName(), problem);
        }
    }

    /** Collects, and returns once a reference that this cleared is enqueued. */
    private static void collect() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> reference = new WeakReference<>(new Object(), queue);
        System.gc();
        queue.remove();
        Reference.reachabilityFence(reference);
    }

    /** Runs the given scenarios. */
    public static void main(String[] paths) throws Exception {
        if (paths.length == 0) {
            System.err.println("usage: java ... Lab.java scenario.java...");
            System.exit(2);
        }
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        List<Scenario> scenarios = Build.start(paths);
        Desk.open();
        boolean allWell = true;
        for (Scenario scenario : scenarios) {
            if (paths.length > 1) {
                out.println("== " + scenario.fileName());
            }
            allWell &= scenario.run(out, err);
        }
        System.exit(allWell ? 0 : 1);
    }

    /** A scenario is UTF-8 and so is what it prints, whatever the locale. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }

    /**
     * One file, compiled: its class files by the name of the class, in the order javac wrote them. None if javac
     * rejected it.
     */
    private record Scenario(String path, String implicitName, Map<String, byte[]> classes) {
        /** Runs it twice, see {@link Lab}; returns whether all went well. */
        boolean run(PrintStream out, PrintStream err) throws Exception {
            if (classes.isEmpty()) {
                return false;
            }
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            runOnce(nowhere, nowhere, err);
            return runOnce(out, err, err);
        }

        private boolean runOnce(PrintStream out, PrintStream err, PrintStream trouble) throws Exception {
            Loader loader = new Loader(Lab.class.getClassLoader(), classes);
            Method main = mainMethod(loader.all());
            if (main == null) {
                trouble.println("error: no main method found in " + path);
                return false;
            }
            ThreadGroup group = new ThreadGroup("main");
            boolean[] returned = new boolean[1];
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
            collect(); // an empty young generation: the JDK has no reason to collect by itself
            Jdk.resetNumbers();
            thread.start();
            long end = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
            while (!Threads.atRest(group, null, true)) {
                if (System.nanoTime() > end) {
                    out.flush();
                    trouble.println("error: " + path + " still runs after " + LIMIT_SECONDS + " seconds");
                    Threads.list(group).forEach(t -> trouble.println("\t" + t.getName() + " " + t.getState()
                            + here(t.getStackTrace()).stream().findFirst().map(f -> " at " + f).orElse("")));
                    Runtime.getRuntime().halt(1); // what still runs cannot be stopped, and would print
                }
                Thread.sleep(1);
            }
            Threads.shutDown(group);
            return returned[0];
        }

        String fileName() {
            return Path.of(path).getFileName().toString();
        }

        /** The main method of the first top-level class that has one; the one with a parameter goes first (JEP 512). */
        private static Method mainMethod(List<Class<?>> loaded) {
            for (Class<?> each : loaded) {
                for (Class<?>[] parameters : new Class<?>[][] {{String[].class}, {}}) {
                    try {
                        Method main = each.getDeclaredMethod("main", parameters);
                        if (each.getEnclosingClass() == null && !Modifier.isPrivate(main.getModifiers())) {
                            main.setAccessible(true);
                            return main;
                        }
                    } catch (NoSuchMethodException next) {
                        // Look further.
                    }
                }
            }
            return null;
        }

        private static void call(Method main) throws Throwable {
            Object[] arguments = main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]};
            try {
                Object instance = null;
                if (!Modifier.isStatic(main.getModifiers())) {
                    Constructor<?> constructor = main.getDeclaringClass().getDeclaredConstructor();
                    constructor.setAccessible(true);
                    instance = constructor.newInstance();
                }
                main.invoke(instance, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        /** Prints an uncaught exception as the JDK does, without the frames of this launcher. */
        private void report(Throwable thrown, PrintStream err) {
            Set<Throwable> seen = new HashSet<>();
            for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
                each.setStackTrace(here(each.getStackTrace()).toArray(new StackTraceElement[0]));
            }
            System.out.flush();
            err.print("Exception in thread \"" + Thread.currentThread().getName() + "\" ");
            thrown.printStackTrace(err);
        }

        /** A stack trace up to the scenario's first frame, under the name of its file. */
        private List<StackTraceElement> here(StackTraceElement[] frames) {
            List<StackTraceElement> result = new ArrayList<>();
            int length = 0;
            for (StackTraceElement frame : frames) {
                String name = frame.getClassName();
                boolean ours = classes.containsKey(name);
                if (ours && name.startsWith(implicitName)) {
                    name = fileName().replaceFirst("\\.java$", "") + name.substring(implicitName.length());
                }
                result.add(!ours ? frame
                        : new StackTraceElement(name, frame.getMethodName(), fileName(), frame.getLineNumber()));
                length = ours ? result.size() : length;
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

            /** Loads them all, so that the scenario's threads need not. */
            List<Class<?>> all() throws ClassNotFoundException {
                List<Class<?>> loaded = new ArrayList<>();
                for (String name : classes.keySet()) {
                    loaded.add(loadClass(name));
                }
                return loaded;
            }

            /** A copy of a class in a loader of its own. */
            Class<?> again(Class<?> app) throws ClassNotFoundException {
                Map<String, byte[]> part = new LinkedHashMap<>(classes);
                part.keySet().removeIf(name -> !(name + "$").startsWith(app.getName() + "$"));
                Loader loader = new Loader(this, part);
                loader.all();
                return loader.loadClass(app.getName());
            }
        }
    }

    /**
     * Where a scenario's thread has something done by another, so that no thread local and no local variable of the
     * work is its own. A monitor and two fields that are set to null again: a queue would keep its last element.
     */
    private static final class Desk {
        private static final Object TURN = new Object();
        private static final Object BELL = new Object();
        private static Callable<?> question;
        private static Object answer;
        private static Throwable failure;

        static void open() {
            Thread clerk = new Thread(null, () -> {
                while (true) {
                    serve();
                }
            }, "Lab", 0, false);
            clerk.setDaemon(true);
            clerk.start();
        }

        /** Answers one question. A method of its own, so that nothing of it stays in the frame of the loop. */
        private static void serve() {
            synchronized (BELL) {
                while (question == null) {
                    await();
                }
                try {
                    answer = question.call();
                } catch (Throwable thrown) {
                    failure = thrown;
                }
                question = null;
                BELL.notifyAll();
            }
        }

        @SuppressWarnings("unchecked")
        static <T> T ask(Callable<T> work) {
            synchronized (TURN) {
                synchronized (BELL) {
                    question = work;
                    BELL.notifyAll();
                    boolean interrupted = false;
                    while (question != null) {
                        interrupted |= await();
                    }
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    T result = (T) answer;
                    Throwable thrown = failure;
                    answer = null;
                    failure = null;
                    if (thrown != null) {
                        throw unchecked(thrown);
                    }
                    return result;
                }
            }
        }

        /** Waits for the bell; returns whether the thread was interrupted instead. */
        private static boolean await() {
            try {
                BELL.wait();
                return false;
            } catch (InterruptedException interrupt) {
                return true;
            }
        }

        /** Throws anything without declaring it. */
        @SuppressWarnings("unchecked")
        static <E extends Throwable> RuntimeException unchecked(Throwable thrown) throws E {
            throw (E) thrown;
        }
    }

    /** The text of a table. */
    private static final class Table {
        /** Times 0x61c88647, the increment of {@code nextHashCode}, this is 1 modulo 2^32. */
        private static final int INVERSE_OF_INCREMENT = 0xebb34377;

        static String describe(Thread thread) throws IllegalAccessException {
            Object map = Jdk.THREAD_LOCALS.get(thread);
            String name = "[" + thread.getName() + "] ";
            if (map == null) {
                return name + "no map";
            }
            Object[] table = (Object[]) Jdk.TABLE.get(map);
            StringBuilder line = new StringBuilder(name).append("length=").append(table.length)
                    .append(" size=").append(Jdk.SIZE.get(map)).append(" threshold=").append(Jdk.THRESHOLD.get(map));
            for (int slot = 0; slot < table.length; slot++) {
                if (table[slot] != null) {
                    Object key = ((Reference<?>) table[slot]).get();
                    String number = key == null ? "stale"
                            : "#" + Integer.toUnsignedString(Jdk.hash((ThreadLocal<?>) key) * INVERSE_OF_INCREMENT);
                    line.append(" | ").append(slot).append(' ').append(number).append(' ')
                            .append(describe(Jdk.VALUE.get(table[slot])));
                }
            }
            return line.toString();
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
            StringBuilder dimensions = new StringBuilder("[").append(Array.getLength(value)).append(']');
            while (element.isArray()) {
                element = element.getComponentType();
                dimensions.append("[]");
            }
            return name(element) + dimensions;
        }

        /** Lambdas, anonymous classes and the class of a compact source file have no name in the source. */
        private static String name(Class<?> type) {
            boolean nameless = type.isHidden() || type.isSynthetic() || type.getSimpleName().isEmpty()
                    || type.getName().matches(Build.IMPLICIT_NAME + "\\d+");
            return nameless ? "object" : type.getSimpleName();
        }
    }

    /** The threads of one run, which are those of a thread group. */
    private static final class Threads {
        static List<Thread> list(ThreadGroup group) {
            Thread[] threads = new Thread[2 * group.activeCount() + 16];
            return Arrays.asList(threads).subList(0, group.enumerate(threads));
        }

        /**
         * Whether nothing will happen in a group until the asking thread goes on: pool workers wait for a task, and the
         * other threads for something else, or, {@code forGood}, have ended. Looks twice, since a thread may pass its
         * work on from one that is yet to be looked at to one that was.
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
         * Whether a thread is a pool's and has no task. The order matters: a worker takes a task off the queue first,
         * running, and locks itself then. If it waits for that lock, it has a task already.
         */
        private static boolean idle(Thread thread) throws ReflectiveOperationException {
            Object worker = Jdk.runnable(thread);
            return Jdk.WORKER.isInstance(worker) && pool(worker).getQueue().isEmpty() && waiting(thread)
                    && !(LockSupport.getBlocker(thread) instanceof AbstractQueuedSynchronizer)
                    && !(boolean) Jdk.WORKER_IS_LOCKED.invoke(worker);
        }

        private static boolean waiting(Thread thread) {
            return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        }

        /** Whether a thread waits, without a time limit, for something that has not happened yet. */
        private static boolean blocked(Thread thread) {
            boolean waits = thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED;
            return waits && !(LockSupport.getBlocker(thread) instanceof Future<?> future && future.isDone());
        }

        private static ThreadPoolExecutor pool(Object worker) throws ReflectiveOperationException {
            return (ThreadPoolExecutor) Jdk.WORKER_POOL.get(worker);
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
    }

    /** What is private in the JDK, 17 to 25. */
    private static final class Jdk {
        static final Class<?> WORKER = type("java.util.concurrent.ThreadPoolExecutor$Worker");
        static final Field WORKER_POOL = field(WORKER, "this$0");
        static final Method WORKER_IS_LOCKED = method(WORKER, "isLocked");
        static final AtomicInteger NEXT_HASH_CODE = (AtomicInteger) constant(ThreadLocal.class, "nextHashCode");
        static final Field THREAD_LOCALS = field(Thread.class, "threadLocals");
        static final Field TABLE = field(THREAD_LOCALS.getType(), "table");
        static final Field SIZE = field(THREAD_LOCALS.getType(), "size");
        static final Field THRESHOLD = field(THREAD_LOCALS.getType(), "threshold");
        static final Field VALUE = field(TABLE.getType().getComponentType(), "value");
        private static final Field HASH = field(ThreadLocal.class, "threadLocalHashCode");
        private static final AtomicInteger POOL_NUMBER =
                (AtomicInteger) constant(type("java.util.concurrent.Executors$DefaultThreadFactory"), "poolNumber");
        /** JDK 19 moved what only platform threads have into an object of its own. */
        private static final boolean HAS_HOLDER = Runtime.version().feature() >= 19;
        private static final Field HOLDER = HAS_HOLDER ? field(Thread.class, "holder") : null;
        private static final Field RUNNABLE =
                HAS_HOLDER ? field(HOLDER.getType(), "task") : field(Thread.class, "target");
        private static final Field THREAD_NUMBER = HAS_HOLDER
                ? field(type("java.lang.Thread$ThreadNumbering"), "next") : field(Thread.class, "threadInitNumber");

        static int hash(ThreadLocal<?> key) throws IllegalAccessException {
            return HASH.getInt(key);
        }

        /** What a thread was created to run; null once it has ended, on JDK 17. */
        static Object runnable(Thread thread) throws IllegalAccessException {
            return RUNNABLE.get(HAS_HOLDER ? HOLDER.get(thread) : thread);
        }

        static void resetNumbers() throws IllegalAccessException {
            NEXT_HASH_CODE.set(0);
            POOL_NUMBER.set(1);
            THREAD_NUMBER.setInt(null, 0);
        }

        private static Class<?> type(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException problem) {
                throw new IllegalStateException("this JDK is unlike 17 to 25", problem);
            }
        }

        private static Field field(Class<?> owner, String name) {
            try {
                Field field = owner.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException problem) {
                throw new IllegalStateException("this JDK is unlike 17 to 25", problem);
            }
        }

        private static Method method(Class<?> owner, String name) {
            try {
                Method method = owner.getDeclaredMethod(name);
                method.setAccessible(true);
                return method;
            } catch (NoSuchMethodException problem) {
                throw new IllegalStateException("this JDK is unlike 17 to 25", problem);
            }
        }

        private static Object constant(Class<?> owner, String name) {
            try {
                return field(owner, name).get(null);
            } catch (IllegalAccessException problem) {
                throw new IllegalStateException("this JDK is unlike 17 to 25", problem);
            }
        }
    }

    /**
     * Compiles scenarios in a JVM of its own: javac is slow under {@code -Xint}, and here its garbage would make the
     * JDK collect when the scenario does not say so. Standard output carries the class files to the parent.
     *
     * <p>From JDK 25 on, a compact source file is compiled as it is, so that the proof includes that it is one. Before,
     * it is wrapped into a class, on its first line, so that all lines keep their numbers. Either way it gets a class
     * name of our own, since {@code first-set.java} does not give one, and since all compact files are compiled at once.
     */
    static final class Build {
        /** With the number of the file behind it, the name of the class that a compact source file implies. */
        static final String IMPLICIT_NAME = "Scenario";

        private static final boolean WRAP = Runtime.version().feature() < 25;
        private static final int END = -1;
        private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

        /** What is no code: comments, text blocks, strings, characters. */
        private static final Pattern NO_CODE = Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
                + "|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"|'(?:\\\\.)?[^'\n]*'");
        private static final Pattern IMPORT = Pattern.compile("\\bimport\\s[^;]*;");
        private static final Pattern MAIN = Pattern.compile("\\bmain\\s*\\(");

        /** Starts the other JVM, and returns the scenarios in the order of their paths. */
        static List<Scenario> start(String[] paths) throws IOException, InterruptedException {
            List<Scenario> scenarios = new ArrayList<>();
            for (String path : paths) {
                scenarios.add(new Scenario(path, IMPLICIT_NAME + scenarios.size(), new LinkedHashMap<>()));
            }
            Path folder = Files.createTempDirectory("lab");
            List<Class<?>> ours = new ArrayList<>(List.of(Lab.class.getNestMembers()));
            if (WRAP) {
                ours.add(IO.class);
            }
            for (Class<?> each : ours) {
                try (InputStream file = each.getResourceAsStream("/" + each.getName() + ".class")) {
                    Files.copy(file, folder.resolve(each.getName() + ".class"));
                }
            }
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", folder.toString(), Build.class.getName()));
            command.addAll(List.of(paths));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
                for (int number = in.readInt(); number != END; number = in.readInt()) {
                    scenarios.get(number).classes().put(in.readUTF(), in.readNBytes(in.readInt()));
                }
            }
            process.waitFor();
            if (WRAP) {
                byte[] shim = Files.readAllBytes(folder.resolve("IO.class"));
                scenarios.stream().map(Scenario::classes).filter(each -> !each.isEmpty())
                        .forEach(each -> each.putIfAbsent("IO", shim)); // in the scenario's own package
            }
            for (Class<?> each : ours) {
                Files.delete(folder.resolve(each.getName() + ".class"));
            }
            Files.delete(folder);
            return scenarios;
        }

        /** The other JVM. */
        public static void main(String[] paths) throws IOException {
            List<Source> compact = new ArrayList<>();
            List<List<Source>> batches = new ArrayList<>(List.of(compact));
            PrintStream err = utf8(FileDescriptor.err);
            for (int number = 0; number < paths.length; number++) {
                try {
                    Source source = new Source(number, paths[number], Files.readString(Path.of(paths[number])));
                    if (source.compact) {
                        compact.add(source);
                    } else {
                        batches.add(new ArrayList<>(List.of(source))); // two files may well declare the same class
                    }
                } catch (IOException problem) {
                    err.println("error: cannot read " + paths[number] + ": " + problem);
                }
            }
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out))) {
                for (List<Source> batch : batches) {
                    compile(batch, out, err);
                }
                out.writeInt(END);
            }
        }

        /** Compiles sources together; without those that javac rejects, until it accepts all that are left. */
        private static void compile(List<Source> batch, DataOutputStream out, PrintStream err) throws IOException {
            while (!batch.isEmpty()) {
                Set<Object> rejected = new HashSet<>();
                Memory memory = new Memory();
                boolean done = JAVAC.getTask(null, memory, diagnostic -> {
                    if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                        err.println(diagnostic);
                        rejected.add(diagnostic.getSource());
                    }
                }, List.of("-proc:none", "-nowarn", "-Xlint:none"), null, batch).call();
                if (done) {
                    memory.write(out);
                    return;
                }
                if (!batch.removeAll(rejected)) {
                    // javac gave up without saying on which file.
                    if (batch.size() == 1) {
                        err.println("error: javac cannot compile " + batch.get(0).getName());
                        return;
                    }
                    for (Source each : batch) {
                        compile(new ArrayList<>(List.of(each)), out, err);
                    }
                    return;
                }
            }
        }

        /** A file as javac shall see it. */
        private static final class Source extends SimpleJavaFileObject {
            final int number;
            final boolean compact;
            private final String path;
            private final String text;

            Source(int number, String path, String text) {
                super(URI.create("memory:///" + IMPLICIT_NAME + number + ".java"), Kind.SOURCE);
                String code = NO_CODE.matcher(text).replaceAll(match -> match.group().replaceAll("[^\n]", " "));
                this.number = number;
                this.compact = MAIN.matcher(topLevel(code)).find();
                this.path = path;
                this.text = compact && WRAP ? wrap(text, code) : text;
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

            /** Moves the imports up to the first line, adds those that are implied, and opens a class there. */
            private String wrap(String text, String code) {
                StringBuilder body = new StringBuilder(text);
                String imports = IMPORT.matcher(code).results().map(MatchResult::group)
                        .filter(each -> !each.matches("import\\s+module\\s.*")).collect(Collectors.joining());
                for (Matcher each = IMPORT.matcher(code); each.find();) {
                    body.replace(each.start(), each.end(), each.group().replaceAll("[^\n]", " "));
                }
                String implied = Object.class.getModule().getDescriptor().exports().stream()
                        .filter(each -> !each.isQualified()).map(ModuleDescriptor.Exports::source)
                        .map(each -> "import " + each + ".*;").collect(Collectors.joining());
                return implied + imports.replace('\n', ' ') + "final class " + IMPLICIT_NAME + number + "{" + body + "\n}";
            }

            @Override
            public String getName() {
                return path;
            }

            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }

            /** A public class may have any name, as in the JDK's own launcher of source files. */
            @Override
            public boolean isNameCompatible(String simpleName, Kind kind) {
                return true;
            }
        }

        /** Keeps the class files that javac writes. */
        private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
            private record ClassFile(int number, String name, ByteArrayOutputStream content) {}

            private final List<ClassFile> written = new ArrayList<>();

            Memory() {
                super(JAVAC.getStandardFileManager(null, null, null));
            }

            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject source) {
                ClassFile file = new ClassFile(((Source) source).number, name, new ByteArrayOutputStream());
                written.add(file);
                return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return file.content;
                    }
                };
            }

            void write(DataOutputStream out) throws IOException {
                for (ClassFile file : written) {
                    byte[] content = withLabGc(file.content.toByteArray());
                    out.writeInt(file.number);
                    out.writeUTF(file.name);
                    out.writeInt(content.length);
                    out.write(content);
                }
            }
        }

        /** The same class file with every reference to the method System.gc made one to Lab.gc (JVMS 4.4). */
        private static byte[] withLabGc(byte[] file) {
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
            for (int i = 1; i < count; i++) {
                if (start[i] != 0 && file[start[i]] == 10) { // Methodref
                    int owner = start[in.getChar(start[i] + 1)];
                    int nameAndType = start[in.getChar(start[i] + 3)];
                    if (text(in, start[in.getChar(owner + 1)]).equals("java/lang/System")
                            && text(in, start[in.getChar(nameAndType + 1)]).equals("gc")) {
                        in.putChar(start[i] + 1, (char) (count + 1));
                    }
                }
            }
            byte[] added = {1, 0, 3, 'L', 'a', 'b', 7, (byte) (count >> 8), (byte) count}; // Utf8, Class
            in.putChar(8, (char) (count + 2));
            return ByteBuffer.allocate(file.length + added.length)
                    .put(file, 0, end).put(added).put(file, end, file.length - end).array();
        }

        private static String text(ByteBuffer file, int constant) {
            return new String(file.array(), constant + 3, file.getChar(constant + 1), StandardCharsets.UTF_8);
        }
    }
}

/** What a compact source file calls IO, for a JDK that has none yet. */
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

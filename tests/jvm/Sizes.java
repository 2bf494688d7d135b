import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Prints how many bytes this JVM gives to objects of the shapes that scenarios use, a line each: the name of the
 * variable that holds such an object in the test's scenario, or else its class, and the bytes.
 *
 * <p>Started from source it makes an agent of itself and starts a JVM with it: only an agent may ask for sizes.
 */
public final class Sizes {
    private static Instrumentation instrumentation;

    record Pair(Object left, Object right) {}

    record Flag(boolean flag) {}

    static class Mixed {
        byte small;
        long large;
        boolean flag;
        int number;
        Object reference;
    }

    private Sizes() {}

    /** Called by the JVM, before main, with the means to ask. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        Sizes.instrumentation = instrumentation;
    }

    public static void main(String[] arguments) throws Exception {
        if (instrumentation == null) {
            System.exit(withAgent());
        }
        shapes().forEach((name, object) -> System.out.println(name + " " + instrumentation.getObjectSize(object)));
    }

    /** The shapes of the test's scenario, by the same names. */
    private static Map<String, Object> shapes() throws ReflectiveOperationException {
        Map<String, Object> shapes = new LinkedHashMap<>();
        shapes.put("object", new Object());
        for (int length : new int[] {0, 1, 8, 9, 1000}) {
            shapes.put("bytes" + length, new byte[length]);
        }
        shapes.put("booleans", new boolean[3]);
        shapes.put("chars", new char[3]);
        shapes.put("shorts", new short[3]);
        shapes.put("ints", new int[3]);
        shapes.put("longs", new long[3]);
        shapes.put("objects", new Object[3]);
        shapes.put("string", "text");
        shapes.put("integer", 1000);
        shapes.put("longBox", 1000L);
        shapes.put("shortBox", (short) 1000);
        shapes.put("byteBox", (byte) 1);
        shapes.put("character", 'x');
        shapes.put("booleanBox", true);
        shapes.put("key", new ThreadLocal<>());
        shapes.put("supplied", ThreadLocal.withInitial(Object::new));
        shapes.put("inheritable", new InheritableThreadLocal<>());
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        shapes.put("weak", new WeakReference<>(queue, queue));
        shapes.put("soft", new SoftReference<>(queue, queue));
        shapes.put("phantom", new PhantomReference<>(queue, queue));
        shapes.put("queue", queue);
        List<Object> list = new ArrayList<>();
        shapes.put("list", list);
        shapes.put("Itr", list.iterator());
        Map<Object, Object> map = new HashMap<>();
        map.put("", "");
        shapes.put("map", map);
        shapes.put("Node", ((Object[]) get(map, HashMap.class, "table"))[0]);
        ThreadLocal<Object> key = new ThreadLocal<>();
        key.set(key);
        Object threadLocals = get(Thread.currentThread(), Thread.class, "threadLocals");
        Object table = get(threadLocals, threadLocals.getClass(), "table");
        shapes.put("ThreadLocalMap", threadLocals);
        shapes.put("Entry[]", table);
        for (Object entry : (Object[]) table) {
            if (entry != null) {
                shapes.put("Entry", entry);
            }
        }
        shapes.put("future", new FutureTask<>(() -> null));
        shapes.put("LinkedBlockingQueue", new LinkedBlockingQueue<>());
        shapes.put("pool", pool());
        shapes.put("exception", new RuntimeException());
        Runnable bare = () -> {};
        Runnable capturing = () -> {
            list.clear();
            map.clear();
        };
        shapes.put("bare", bare);
        shapes.put("capturing", capturing);
        shapes.put("pair", new Pair(list, map));
        shapes.put("flag", new Flag(true));
        shapes.put("mixed", new Mixed());
        return shapes;
    }

    private static ExecutorService pool() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    private static Object get(Object object, Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    /** Runs the same program in a JVM of its own, as its own agent; returns the exit code. */
    private static int withAgent() throws IOException, InterruptedException {
        Path jar = Files.createTempFile("sizes", ".jar");
        try {
            write(jar);
            Process process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-opens", "java.base/java.lang=ALL-UNNAMED", "--add-opens", "java.base/java.util=ALL-UNNAMED",
                    "-javaagent:" + jar, "-cp", jar.toString(), Sizes.class.getName()).inheritIO().start();
            return process.waitFor();
        } finally {
            Files.delete(jar);
        }
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Sizes.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> each : Sizes.class.getNestMembers()) {
                String file = each.getName() + ".class";
                out.putNextEntry(new JarEntry(file));
                try (InputStream in = Sizes.class.getResourceAsStream("/" + file)) {
                    in.transferTo(out);
                }
            }
        }
    }
}

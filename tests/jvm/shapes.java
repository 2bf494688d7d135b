// One object of each shape, for comparing sizes with what a JDK says.
record Pair(Object left, Object right) {}

record Flag(boolean flag) {}

static class Mixed {
    byte small;
    long large;
    boolean flag;
    int number;
    Object reference;
}

void main() throws Exception {
    Object object = new Object();
    byte[] bytes0 = new byte[0];
    byte[] bytes1 = new byte[1];
    byte[] bytes8 = new byte[8];
    byte[] bytes9 = new byte[9];
    byte[] bytes1000 = new byte[1000];
    boolean[] booleans = new boolean[3];
    char[] chars = new char[3];
    short[] shorts = new short[3];
    int[] ints = new int[3];
    long[] longs = new long[3];
    Object[] objects = new Object[3];
    String string = "text";
    Integer integer = 1000;
    Long longBox = 1000L;
    Short shortBox = (short) 1000;
    Byte byteBox = (byte) 1;
    Character character = 'x';
    Boolean booleanBox = true;
    ThreadLocal<Object> key = new ThreadLocal<>();
    ThreadLocal<Object> supplied = ThreadLocal.withInitial(Object::new);
    ThreadLocal<Object> inheritable = new InheritableThreadLocal<>();
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    WeakReference<Object> weak = new WeakReference<>(queue, queue);
    SoftReference<Object> soft = new SoftReference<>(queue, queue);
    PhantomReference<Object> phantom = new PhantomReference<>(queue, queue);
    List<Object> list = new ArrayList<>();
    Map<Object, Object> map = new HashMap<>();
    map.put("", "");
    key.set(key);
    ExecutorService pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    Future<Object> future = null;
    future = pool.submit(() -> null);
    future.get();
    RuntimeException exception = new RuntimeException();
    Runnable bare = () -> {};
    Runnable capturing = () -> {
        list.clear();
        map.clear();
    };
    Pair pair = new Pair(list, map);
    Flag flag = new Flag(true);
    Mixed mixed = new Mixed();
    for (Object each : list) {
        System.out.println(each);
    }
    System.out.println("every shape");
}

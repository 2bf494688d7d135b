//! The classes of the Java library: what they extend, where they live, which
//! of them a lambda can be. One line is one row.

/// Qualified name and superclass of each exception class; the first has none.
#[rustfmt::skip]
pub static THROWABLES: &[(&str, &str)] = &[
    ("java.lang.Throwable", ""),
    ("java.lang.Exception", "Throwable"),
    ("java.lang.Error", "Throwable"),
    ("java.lang.RuntimeException", "Exception"),
    ("java.lang.IllegalArgumentException", "RuntimeException"),
    ("java.lang.IllegalStateException", "RuntimeException"),
    ("java.lang.NullPointerException", "RuntimeException"),
    ("java.lang.ArithmeticException", "RuntimeException"),
    ("java.lang.ClassCastException", "RuntimeException"),
    ("java.lang.NegativeArraySizeException", "RuntimeException"),
    ("java.lang.ArrayStoreException", "RuntimeException"),
    ("java.lang.UnsupportedOperationException", "RuntimeException"),
    ("java.lang.IndexOutOfBoundsException", "RuntimeException"),
    ("java.lang.ArrayIndexOutOfBoundsException", "IndexOutOfBoundsException"),
    ("java.lang.NumberFormatException", "IllegalArgumentException"),
    ("java.lang.IllegalThreadStateException", "IllegalArgumentException"),
    ("java.lang.InterruptedException", "Exception"),
    ("java.util.ConcurrentModificationException", "RuntimeException"),
    ("java.util.NoSuchElementException", "RuntimeException"),
    ("java.util.concurrent.ExecutionException", "Exception"),
    ("java.util.concurrent.RejectedExecutionException", "RuntimeException"),
    ("java.util.concurrent.TimeoutException", "Exception"),
    ("java.lang.AssertionError", "Error"),
    ("java.lang.LinkageError", "Error"),
    ("java.lang.ExceptionInInitializerError", "LinkageError"),
    ("java.lang.NoClassDefFoundError", "LinkageError"),
    ("java.lang.VirtualMachineError", "Error"),
    ("java.lang.OutOfMemoryError", "VirtualMachineError"),
    ("java.lang.StackOverflowError", "VirtualMachineError"),
];

/// What a class extends and implements; its methods are those of all of them.
#[rustfmt::skip]
pub static SUPERTYPES: &[(&str, &[&str])] = &[
    ("Throwable", &["Serializable"]),
    ("Number", &["Serializable"]),
    ("Integer", &["Number", "Comparable"]),
    ("Long", &["Number", "Comparable"]),
    ("Byte", &["Number", "Comparable"]),
    ("Short", &["Number", "Comparable"]),
    ("Character", &["Comparable", "Serializable"]),
    ("Boolean", &["Comparable", "Serializable"]),
    ("String", &["CharSequence", "Comparable", "Serializable"]),
    ("Enum", &["Comparable", "Serializable"]),
    ("TimeUnit", &["Comparable", "Serializable"]),
    ("AtomicInteger", &["Number"]),
    ("Thread", &["Runnable"]),
    ("InheritableThreadLocal", &["ThreadLocal"]),
    ("Collection", &["Iterable"]),
    ("List", &["Collection"]),
    ("Set", &["Collection"]),
    ("ArrayList", &["List", "Cloneable", "Serializable"]),
    ("HashMap", &["Map", "Cloneable", "Serializable"]),
    ("Entry", &["Map.Entry"]),
    ("WeakReference", &["Reference"]),
    ("SoftReference", &["Reference"]),
    ("PhantomReference", &["Reference"]),
    ("FutureTask", &["Future", "Runnable"]),
    ("ExecutorService", &["Executor"]),
    ("ThreadPoolExecutor", &["ExecutorService"]),
    ("LinkedBlockingQueue", &["BlockingQueue", "Serializable"]),
    ("ArrayBlockingQueue", &["BlockingQueue", "Serializable"]),
    ("SynchronousQueue", &["BlockingQueue", "Serializable"]),
    ("UnaryOperator", &["Function"]),
    ("BinaryOperator", &["BiFunction"]),
    ("AutoCloseable", &[]),
    ("Closeable", &["AutoCloseable"]),
];

/// An interface that a class of the scenario can implement, its one method if
/// it is a functional one, and the types that this takes and returns: a digit
/// for an argument of the interface, `I`, `J` and `Z` for int, long and
/// boolean, `V` for void, `R` for Runnable, `T` for Thread.
pub type InterfaceRow = (&'static str, &'static str, &'static str, u8);

/// Interfaces that a scenario can implement.
#[rustfmt::skip]
pub static INTERFACES: &[InterfaceRow] = &[
    ("Runnable", "run", "", b'V'),
    ("Callable", "call", "", b'0'),
    ("Supplier", "get", "", b'0'),
    ("IntSupplier", "getAsInt", "", b'I'),
    ("BooleanSupplier", "getAsBoolean", "", b'Z'),
    ("Consumer", "accept", "0", b'V'),
    ("BiConsumer", "accept", "01", b'V'),
    ("Function", "apply", "0", b'1'),
    ("UnaryOperator", "apply", "0", b'0'),
    ("BiFunction", "apply", "01", b'2'),
    ("BinaryOperator", "apply", "00", b'0'),
    ("IntUnaryOperator", "applyAsInt", "I", b'I'),
    ("IntBinaryOperator", "applyAsInt", "II", b'I'),
    ("ToIntFunction", "applyAsInt", "0", b'I'),
    ("Predicate", "test", "0", b'Z'),
    ("Comparator", "compare", "00", b'I'),
    ("Comparable", "compareTo", "0", b'I'),
    ("ThreadFactory", "newThread", "R", b'T'),
    ("AutoCloseable", "close", "", b'V'),
    ("Closeable", "close", "", b'V'),
    ("Iterable", "", "", b'V'),
    ("Iterator", "", "", b'V'),
    ("Serializable", "", "", b'V'),
    ("Cloneable", "", "", b'V'),
];

/// Where a method of the library takes a lambda: class, method, which argument,
/// and what a lambda there is, with its arguments as in [`InterfaceRow`]; `?`
/// for one that the lambda itself tells.
#[rustfmt::skip]
pub static LAMBDAS: &[(&str, &str, usize, &str, &str)] = &[
    ("ThreadLocal", "withInitial", 0, "Supplier", "?"),
    ("ExecutorService", "submit", 0, "Callable", "?"),
    ("Executors", "newFixedThreadPool", 1, "ThreadFactory", ""),
    ("Executors", "newSingleThreadExecutor", 0, "ThreadFactory", ""),
    ("Executors", "newCachedThreadPool", 0, "ThreadFactory", ""),
    ("Iterable", "forEach", 0, "Consumer", "0"),
    ("Map", "forEach", 0, "BiConsumer", "01"),
    ("Map", "computeIfAbsent", 1, "Function", "01"),
];

/// Classes that a scenario may name as types although it calls nothing of
/// theirs that is not in the tables.
pub static OTHER_CLASSES: &[&str] = &[
    "Void",
    "Number",
    "CharSequence",
    "Lab",
    "BlockingQueue",
    "RejectedExecutionHandler",
];

/// Packages of the classes whose names an exception's message may show.
#[rustfmt::skip]
pub static PACKAGES: &[(&str, &str)] = &[
    ("Object", "java.lang."),
    ("String", "java.lang."),
    ("Integer", "java.lang."),
    ("Long", "java.lang."),
    ("Short", "java.lang."),
    ("Byte", "java.lang."),
    ("Character", "java.lang."),
    ("Boolean", "java.lang."),
    ("Number", "java.lang."),
    ("Comparable", "java.lang."),
    ("CharSequence", "java.lang."),
    ("Thread", "java.lang."),
    ("ThreadLocal", "java.lang."),
    ("InheritableThreadLocal", "java.lang."),
    ("Runnable", "java.lang."),
    ("List", "java.util."),
    ("ArrayList", "java.util."),
    ("Reference", "java.lang.ref."),
    ("WeakReference", "java.lang.ref."),
    ("SoftReference", "java.lang.ref."),
    ("PhantomReference", "java.lang.ref."),
    ("ReferenceQueue", "java.lang.ref."),
    ("Future", "java.util.concurrent."),
    ("ExecutorService", "java.util.concurrent."),
    ("ThreadPoolExecutor", "java.util.concurrent."),
    ("CountDownLatch", "java.util.concurrent."),
    ("TimeUnit", "java.util.concurrent."),
    ("AtomicInteger", "java.util.concurrent.atomic."),
    ("Map", "java.util."),
    ("HashMap", "java.util."),
    ("Set", "java.util."),
    ("Collection", "java.util."),
    ("Iterator", "java.util."),
    ("FutureTask", "java.util.concurrent."),
    ("LinkedBlockingQueue", "java.util.concurrent."),
    ("ArrayBlockingQueue", "java.util.concurrent."),
    ("SynchronousQueue", "java.util.concurrent."),
];

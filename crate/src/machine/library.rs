//! The part of the Java library that a scenario may use, as tables: class,
//! method, number of arguments, type of the result.
//!
//! A name that is not here is a diagnostic. What the methods do is in
//! `natives/`; this module only knows that they exist.

use crate::jvm::class::{self, Class};
use crate::jvm::value::Value;

use super::types::Ty;

/// A static method of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    GarbageCollect,
    Print,
    PrintLine,
    CurrentThread,
    Sleep,
    WithInitial,
    FixedThreadPool,
    SingleThreadExecutor,
    BoxValueOf,
    StringValueOf,
    AtSlot,
    WithHash,
    Home,
    Dump,
    /// `new ThreadLocal<>()`
    NewThreadLocal,
    /// `new Object()`
    NewObject,
    /// `new String(…)`
    NewString,
    /// `new ArrayList<>()`
    NewList,
    /// `new Thread(…)`
    NewThread,
    /// `new WeakReference<>(…)` and its like, by class.
    NewReference(Class),
    /// `new ReferenceQueue<>()`
    NewReferenceQueue,
    /// `new InheritableThreadLocal<>()`
    NewInheritableThreadLocal,
    /// `List.of(…)`
    ListOf,
    /// `new HashMap<>(…)`
    NewMap,
    CachedThreadPool,
    /// `new ThreadPoolExecutor(…)`
    NewThreadPool,
    /// `new LinkedBlockingQueue<>(…)` and its like, by class.
    NewTaskQueue(Class),
    /// `new ThreadPoolExecutor.AbortPolicy()` and its like, by class.
    NewPolicy(Class),
    /// `new CountDownLatch(…)`
    NewLatch,
    /// `new AtomicInteger(…)`
    NewAtomicInteger,
    /// A constant of `TimeUnit`, by its place among [`TIME_UNITS`].
    TimeUnit(u8),
}

/// The name of an instance method of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodName {
    Set,
    Get,
    Remove,
    Start,
    Join,
    GetName,
    SetName,
    Length,
    IsEmpty,
    Equals,
    ToString,
    Add,
    Size,
    Clear,
    Contains,
    Execute,
    Submit,
    /// `submit(Runnable)`, whose Future has no result.
    SubmitRunnable,
    Shutdown,
    GetMessage,
    GetCause,
    IntValue,
    LongValue,
    BooleanValue,
    Poll,
    Enqueue,
    RefersTo,
    InitialValue,
    ChildValue,
    HashCode,
    Put,
    PutIfAbsent,
    PutAll,
    GetOrDefault,
    ContainsKey,
    ContainsValue,
    ComputeIfAbsent,
    KeySet,
    Values,
    EntrySet,
    ForEach,
    GetKey,
    GetValue,
    SetValue,
    Iterator,
    HasNext,
    Next,
    AddAll,
    IndexOf,
    IsDone,
    IsCancelled,
    ShutdownNow,
    IsShutdown,
    IsTerminated,
    AwaitTermination,
    InvokeAll,
    CountDown,
    Await,
    GetCount,
    AddAndGet,
    GetAndAdd,
    IncrementAndGet,
    DecrementAndGet,
    GetAndIncrement,
    GetAndDecrement,
    Sleep,
    Name,
    SetDaemon,
    IsAlive,
    /// The one method of a functional interface: `run`, `call`, `apply` …
    Functional,
}

/// What a method's result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Result {
    Void,
    Int,
    Long,
    Boolean,
    String,
    Unknown,
    /// An object of a class of that name.
    Class(&'static str),
    /// The receiver's type argument.
    Argument,
    /// The receiver's second type argument.
    Second,
    /// A class whose type argument is the receiver's with that number.
    Of(&'static str, usize),
    /// A set of `Map.Entry` with the receiver's type arguments.
    Entries,
}

impl Result {
    /// The static type, given the receiver's.
    pub fn ty(self, receiver: &Ty) -> Ty {
        match self {
            Result::Void => Ty::Void,
            Result::Int => Ty::INT,
            Result::Long => Ty::Primitive(crate::jvm::value::Primitive::Long),
            Result::Boolean => Ty::BOOLEAN,
            Result::String => Ty::string(),
            Result::Unknown => Ty::Unknown,
            Result::Class(name) => Ty::class(name),
            Result::Argument => receiver.argument(0),
            Result::Second => receiver.argument(1),
            Result::Of(name, argument) => Ty::Class(name.into(), vec![receiver.argument(argument)]),
            Result::Entries => {
                let arguments = vec![receiver.argument(0), receiver.argument(1)];
                Ty::Class("Set".into(), vec![Ty::Class("Map.Entry".into(), arguments)])
            }
        }
    }
}

/// Class, method, fewest and most arguments, what it is, result.
type StaticRow = (&'static str, &'static str, u8, u8, Function, Result);

/// Static methods and constructors (named `new`).
pub static FUNCTIONS: &[StaticRow] = &[
    ("System", "gc", 0, 0, Function::GarbageCollect, Result::Void),
    (
        "System.out",
        "println",
        0,
        1,
        Function::PrintLine,
        Result::Void,
    ),
    ("System.out", "print", 1, 1, Function::Print, Result::Void),
    ("IO", "println", 0, 1, Function::PrintLine, Result::Void),
    ("IO", "print", 1, 1, Function::Print, Result::Void),
    (
        "Thread",
        "currentThread",
        0,
        0,
        Function::CurrentThread,
        Result::Class("Thread"),
    ),
    ("Thread", "sleep", 1, 1, Function::Sleep, Result::Void),
    (
        "ThreadLocal",
        "withInitial",
        1,
        1,
        Function::WithInitial,
        Result::Class("ThreadLocal"),
    ),
    (
        "Executors",
        "newFixedThreadPool",
        1,
        1,
        Function::FixedThreadPool,
        Result::Class("ExecutorService"),
    ),
    (
        "Executors",
        "newSingleThreadExecutor",
        0,
        0,
        Function::SingleThreadExecutor,
        Result::Class("ExecutorService"),
    ),
    (
        "Integer",
        "valueOf",
        1,
        1,
        Function::BoxValueOf,
        Result::Class("Integer"),
    ),
    (
        "Long",
        "valueOf",
        1,
        1,
        Function::BoxValueOf,
        Result::Class("Long"),
    ),
    (
        "Boolean",
        "valueOf",
        1,
        1,
        Function::BoxValueOf,
        Result::Class("Boolean"),
    ),
    (
        "Character",
        "valueOf",
        1,
        1,
        Function::BoxValueOf,
        Result::Class("Character"),
    ),
    (
        "Byte",
        "valueOf",
        1,
        1,
        Function::BoxValueOf,
        Result::Class("Byte"),
    ),
    (
        "Short",
        "valueOf",
        1,
        1,
        Function::BoxValueOf,
        Result::Class("Short"),
    ),
    (
        "String",
        "valueOf",
        1,
        1,
        Function::StringValueOf,
        Result::String,
    ),
    (
        "Lab",
        "atSlot",
        1,
        1,
        Function::AtSlot,
        Result::Class("ThreadLocal"),
    ),
    (
        "Lab",
        "withHash",
        1,
        1,
        Function::WithHash,
        Result::Class("ThreadLocal"),
    ),
    ("Lab", "home", 2, 2, Function::Home, Result::Int),
    ("Lab", "dump", 0, 0, Function::Dump, Result::Void),
    (
        "ThreadLocal",
        "new",
        0,
        0,
        Function::NewThreadLocal,
        Result::Class("ThreadLocal"),
    ),
    (
        "Object",
        "new",
        0,
        0,
        Function::NewObject,
        Result::Class("Object"),
    ),
    ("String", "new", 0, 1, Function::NewString, Result::String),
    (
        "ArrayList",
        "new",
        0,
        1,
        Function::NewList,
        Result::Class("ArrayList"),
    ),
    (
        "Thread",
        "new",
        0,
        2,
        Function::NewThread,
        Result::Class("Thread"),
    ),
    (
        "WeakReference",
        "new",
        1,
        2,
        Function::NewReference(class::WEAK_REFERENCE),
        Result::Class("WeakReference"),
    ),
    (
        "SoftReference",
        "new",
        1,
        2,
        Function::NewReference(class::SOFT_REFERENCE),
        Result::Class("SoftReference"),
    ),
    (
        "PhantomReference",
        "new",
        2,
        2,
        Function::NewReference(class::PHANTOM_REFERENCE),
        Result::Class("PhantomReference"),
    ),
    (
        "ReferenceQueue",
        "new",
        0,
        0,
        Function::NewReferenceQueue,
        Result::Class("ReferenceQueue"),
    ),
    (
        "Executors",
        "newFixedThreadPool",
        2,
        2,
        Function::FixedThreadPool,
        Result::Class("ExecutorService"),
    ),
    (
        "Executors",
        "newSingleThreadExecutor",
        1,
        1,
        Function::SingleThreadExecutor,
        Result::Class("ExecutorService"),
    ),
    (
        "Executors",
        "newCachedThreadPool",
        0,
        1,
        Function::CachedThreadPool,
        Result::Class("ExecutorService"),
    ),
    (
        "ThreadPoolExecutor",
        "new",
        5,
        7,
        Function::NewThreadPool,
        Result::Class("ThreadPoolExecutor"),
    ),
    (
        "ThreadPoolExecutor.AbortPolicy",
        "new",
        0,
        0,
        Function::NewPolicy(class::ABORT_POLICY),
        Result::Unknown,
    ),
    (
        "ThreadPoolExecutor.CallerRunsPolicy",
        "new",
        0,
        0,
        Function::NewPolicy(class::CALLER_RUNS_POLICY),
        Result::Unknown,
    ),
    (
        "ThreadPoolExecutor.DiscardPolicy",
        "new",
        0,
        0,
        Function::NewPolicy(class::DISCARD_POLICY),
        Result::Unknown,
    ),
    (
        "ThreadPoolExecutor.DiscardOldestPolicy",
        "new",
        0,
        0,
        Function::NewPolicy(class::DISCARD_OLDEST_POLICY),
        Result::Unknown,
    ),
    (
        "LinkedBlockingQueue",
        "new",
        0,
        1,
        Function::NewTaskQueue(class::QUEUE),
        Result::Class("LinkedBlockingQueue"),
    ),
    (
        "ArrayBlockingQueue",
        "new",
        1,
        1,
        Function::NewTaskQueue(class::ARRAY_QUEUE),
        Result::Class("ArrayBlockingQueue"),
    ),
    (
        "SynchronousQueue",
        "new",
        0,
        0,
        Function::NewTaskQueue(class::SYNCHRONOUS_QUEUE),
        Result::Class("SynchronousQueue"),
    ),
    (
        "CountDownLatch",
        "new",
        1,
        1,
        Function::NewLatch,
        Result::Class("CountDownLatch"),
    ),
    (
        "AtomicInteger",
        "new",
        0,
        1,
        Function::NewAtomicInteger,
        Result::Class("AtomicInteger"),
    ),
    ("List", "of", 0, 10, Function::ListOf, Result::Class("List")),
    (
        "HashMap",
        "new",
        0,
        1,
        Function::NewMap,
        Result::Class("HashMap"),
    ),
    (
        "InheritableThreadLocal",
        "new",
        0,
        0,
        Function::NewInheritableThreadLocal,
        Result::Class("InheritableThreadLocal"),
    ),
];

/// The constants of `TimeUnit`, in their order.
pub static TIME_UNITS: &[&str] = &[
    "NANOSECONDS",
    "MICROSECONDS",
    "MILLISECONDS",
    "SECONDS",
    "MINUTES",
    "HOURS",
    "DAYS",
];

/// What a static field of the library is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// A number, which javac writes where it stands.
    Number(Value),
    /// What a function gives.
    Made(Function),
}

/// The static field of a class, and its type.
pub fn constant(class: &str, name: &str) -> Option<(Constant, Ty)> {
    let int = |number| (Constant::Number(Value::Int(number)), Ty::INT);
    let long = |number| {
        let ty = Ty::Primitive(crate::jvm::value::Primitive::Long);
        (Constant::Number(Value::Long(number)), ty)
    };
    Some(match (class, name) {
        ("Integer", "MAX_VALUE") => int(i32::MAX),
        ("Integer", "MIN_VALUE") => int(i32::MIN),
        ("Long", "MAX_VALUE") => long(i64::MAX),
        ("Long", "MIN_VALUE") => long(i64::MIN),
        ("TimeUnit", name) => {
            let ordinal = TIME_UNITS.iter().position(|unit| *unit == name)?;
            let unit = Constant::Made(Function::TimeUnit(ordinal as u8));
            (unit, Ty::class("TimeUnit"))
        }
        _ => return None,
    })
}

/// Class, method, fewest and most arguments, name, result.
type InstanceRow = (&'static str, &'static str, u8, u8, MethodName, Result);

/// Instance methods. `Object` stands for every class.
pub static METHODS: &[InstanceRow] = &[
    ("ThreadLocal", "set", 1, 1, MethodName::Set, Result::Void),
    (
        "ThreadLocal",
        "get",
        0,
        0,
        MethodName::Get,
        Result::Argument,
    ),
    (
        "ThreadLocal",
        "remove",
        0,
        0,
        MethodName::Remove,
        Result::Void,
    ),
    ("Thread", "start", 0, 0, MethodName::Start, Result::Void),
    ("Thread", "join", 0, 1, MethodName::Join, Result::Void),
    (
        "Thread",
        "getName",
        0,
        0,
        MethodName::GetName,
        Result::String,
    ),
    ("Thread", "setName", 1, 1, MethodName::SetName, Result::Void),
    ("String", "length", 0, 0, MethodName::Length, Result::Int),
    (
        "String",
        "isEmpty",
        0,
        0,
        MethodName::IsEmpty,
        Result::Boolean,
    ),
    ("List", "add", 1, 2, MethodName::Add, Result::Boolean),
    ("List", "get", 1, 1, MethodName::Get, Result::Argument),
    ("List", "set", 2, 2, MethodName::Set, Result::Argument),
    ("List", "remove", 1, 1, MethodName::Remove, Result::Unknown),
    ("List", "size", 0, 0, MethodName::Size, Result::Int),
    (
        "List",
        "isEmpty",
        0,
        0,
        MethodName::IsEmpty,
        Result::Boolean,
    ),
    ("List", "clear", 0, 0, MethodName::Clear, Result::Void),
    (
        "List",
        "contains",
        1,
        1,
        MethodName::Contains,
        Result::Boolean,
    ),
    ("Reference", "get", 0, 0, MethodName::Get, Result::Argument),
    ("Reference", "clear", 0, 0, MethodName::Clear, Result::Void),
    (
        "Reference",
        "enqueue",
        0,
        0,
        MethodName::Enqueue,
        Result::Boolean,
    ),
    (
        "Reference",
        "refersTo",
        1,
        1,
        MethodName::RefersTo,
        Result::Boolean,
    ),
    (
        "ReferenceQueue",
        "poll",
        0,
        0,
        MethodName::Poll,
        Result::Class("Reference"),
    ),
    (
        "ReferenceQueue",
        "remove",
        0,
        1,
        MethodName::Remove,
        Result::Class("Reference"),
    ),
    (
        "ExecutorService",
        "execute",
        1,
        1,
        MethodName::Execute,
        Result::Void,
    ),
    (
        "ExecutorService",
        "submit",
        1,
        1,
        MethodName::Submit,
        Result::Class("Future"),
    ),
    (
        "ExecutorService",
        "shutdown",
        0,
        0,
        MethodName::Shutdown,
        Result::Void,
    ),
    ("Future", "get", 0, 0, MethodName::Get, Result::Argument),
    (
        "Throwable",
        "getMessage",
        0,
        0,
        MethodName::GetMessage,
        Result::String,
    ),
    (
        "Throwable",
        "getCause",
        0,
        0,
        MethodName::GetCause,
        Result::Class("Throwable"),
    ),
    (
        "Integer",
        "intValue",
        0,
        0,
        MethodName::IntValue,
        Result::Int,
    ),
    (
        "Integer",
        "longValue",
        0,
        0,
        MethodName::LongValue,
        Result::Long,
    ),
    (
        "Long",
        "longValue",
        0,
        0,
        MethodName::LongValue,
        Result::Long,
    ),
    ("Long", "intValue", 0, 0, MethodName::IntValue, Result::Int),
    (
        "Boolean",
        "booleanValue",
        0,
        0,
        MethodName::BooleanValue,
        Result::Boolean,
    ),
    (
        "Object",
        "equals",
        1,
        1,
        MethodName::Equals,
        Result::Boolean,
    ),
    (
        "Object",
        "toString",
        0,
        0,
        MethodName::ToString,
        Result::String,
    ),
    (
        "Runnable",
        "run",
        0,
        0,
        MethodName::Functional,
        Result::Void,
    ),
    (
        "Callable",
        "call",
        0,
        0,
        MethodName::Functional,
        Result::Argument,
    ),
    ("Supplier", "get", 0, 0, MethodName::Get, Result::Argument),
    (
        "Consumer",
        "accept",
        1,
        1,
        MethodName::Functional,
        Result::Void,
    ),
    (
        "BiConsumer",
        "accept",
        2,
        2,
        MethodName::Functional,
        Result::Void,
    ),
    (
        "Function",
        "apply",
        1,
        1,
        MethodName::Functional,
        Result::Unknown,
    ),
    (
        "UnaryOperator",
        "apply",
        1,
        1,
        MethodName::Functional,
        Result::Argument,
    ),
    (
        "BiFunction",
        "apply",
        2,
        2,
        MethodName::Functional,
        Result::Unknown,
    ),
    (
        "Predicate",
        "test",
        1,
        1,
        MethodName::Functional,
        Result::Boolean,
    ),
    (
        "IntSupplier",
        "getAsInt",
        0,
        0,
        MethodName::Functional,
        Result::Int,
    ),
    (
        "BooleanSupplier",
        "getAsBoolean",
        0,
        0,
        MethodName::Functional,
        Result::Boolean,
    ),
    (
        "ThreadFactory",
        "newThread",
        1,
        1,
        MethodName::Functional,
        Result::Class("Thread"),
    ),
    (
        "Thread",
        "setDaemon",
        1,
        1,
        MethodName::SetDaemon,
        Result::Void,
    ),
    (
        "Thread",
        "isAlive",
        0,
        0,
        MethodName::IsAlive,
        Result::Boolean,
    ),
    ("List", "addAll", 1, 1, MethodName::AddAll, Result::Boolean),
    ("List", "indexOf", 1, 1, MethodName::IndexOf, Result::Int),
    ("List", "forEach", 1, 1, MethodName::ForEach, Result::Void),
    (
        "List",
        "iterator",
        0,
        0,
        MethodName::Iterator,
        Result::Of("Iterator", 0),
    ),
    (
        "Iterator",
        "hasNext",
        0,
        0,
        MethodName::HasNext,
        Result::Boolean,
    ),
    ("Iterator", "next", 0, 0, MethodName::Next, Result::Argument),
    ("Iterator", "remove", 0, 0, MethodName::Remove, Result::Void),
    ("Map", "put", 2, 2, MethodName::Put, Result::Second),
    (
        "Map",
        "putIfAbsent",
        2,
        2,
        MethodName::PutIfAbsent,
        Result::Second,
    ),
    ("Map", "putAll", 1, 1, MethodName::PutAll, Result::Void),
    ("Map", "get", 1, 1, MethodName::Get, Result::Second),
    (
        "Map",
        "getOrDefault",
        2,
        2,
        MethodName::GetOrDefault,
        Result::Second,
    ),
    ("Map", "remove", 1, 1, MethodName::Remove, Result::Second),
    (
        "Map",
        "containsKey",
        1,
        1,
        MethodName::ContainsKey,
        Result::Boolean,
    ),
    (
        "Map",
        "containsValue",
        1,
        1,
        MethodName::ContainsValue,
        Result::Boolean,
    ),
    (
        "Map",
        "computeIfAbsent",
        2,
        2,
        MethodName::ComputeIfAbsent,
        Result::Second,
    ),
    ("Map", "size", 0, 0, MethodName::Size, Result::Int),
    ("Map", "isEmpty", 0, 0, MethodName::IsEmpty, Result::Boolean),
    ("Map", "clear", 0, 0, MethodName::Clear, Result::Void),
    (
        "Map",
        "keySet",
        0,
        0,
        MethodName::KeySet,
        Result::Of("Set", 0),
    ),
    (
        "Map",
        "values",
        0,
        0,
        MethodName::Values,
        Result::Of("Collection", 1),
    ),
    (
        "Map",
        "entrySet",
        0,
        0,
        MethodName::EntrySet,
        Result::Entries,
    ),
    ("Map", "forEach", 1, 1, MethodName::ForEach, Result::Void),
    (
        "Map.Entry",
        "getKey",
        0,
        0,
        MethodName::GetKey,
        Result::Argument,
    ),
    (
        "Map.Entry",
        "getValue",
        0,
        0,
        MethodName::GetValue,
        Result::Second,
    ),
    (
        "Map.Entry",
        "setValue",
        1,
        1,
        MethodName::SetValue,
        Result::Second,
    ),
    (
        "ExecutorService",
        "shutdownNow",
        0,
        0,
        MethodName::ShutdownNow,
        Result::Class("List"),
    ),
    (
        "ExecutorService",
        "isShutdown",
        0,
        0,
        MethodName::IsShutdown,
        Result::Boolean,
    ),
    (
        "ExecutorService",
        "isTerminated",
        0,
        0,
        MethodName::IsTerminated,
        Result::Boolean,
    ),
    (
        "ExecutorService",
        "awaitTermination",
        2,
        2,
        MethodName::AwaitTermination,
        Result::Boolean,
    ),
    (
        "ExecutorService",
        "invokeAll",
        1,
        1,
        MethodName::InvokeAll,
        Result::Class("List"),
    ),
    ("Future", "get", 2, 2, MethodName::Get, Result::Argument),
    (
        "Future",
        "isDone",
        0,
        0,
        MethodName::IsDone,
        Result::Boolean,
    ),
    (
        "Future",
        "isCancelled",
        0,
        0,
        MethodName::IsCancelled,
        Result::Boolean,
    ),
    (
        "CountDownLatch",
        "countDown",
        0,
        0,
        MethodName::CountDown,
        Result::Void,
    ),
    (
        "CountDownLatch",
        "await",
        0,
        0,
        MethodName::Await,
        Result::Void,
    ),
    (
        "CountDownLatch",
        "await",
        2,
        2,
        MethodName::Await,
        Result::Boolean,
    ),
    (
        "CountDownLatch",
        "getCount",
        0,
        0,
        MethodName::GetCount,
        Result::Long,
    ),
    ("AtomicInteger", "get", 0, 0, MethodName::Get, Result::Int),
    ("AtomicInteger", "set", 1, 1, MethodName::Set, Result::Void),
    (
        "AtomicInteger",
        "intValue",
        0,
        0,
        MethodName::IntValue,
        Result::Int,
    ),
    (
        "AtomicInteger",
        "incrementAndGet",
        0,
        0,
        MethodName::IncrementAndGet,
        Result::Int,
    ),
    (
        "AtomicInteger",
        "decrementAndGet",
        0,
        0,
        MethodName::DecrementAndGet,
        Result::Int,
    ),
    (
        "AtomicInteger",
        "getAndIncrement",
        0,
        0,
        MethodName::GetAndIncrement,
        Result::Int,
    ),
    (
        "AtomicInteger",
        "getAndDecrement",
        0,
        0,
        MethodName::GetAndDecrement,
        Result::Int,
    ),
    (
        "AtomicInteger",
        "addAndGet",
        1,
        1,
        MethodName::AddAndGet,
        Result::Int,
    ),
    (
        "AtomicInteger",
        "getAndAdd",
        1,
        1,
        MethodName::GetAndAdd,
        Result::Int,
    ),
    ("TimeUnit", "sleep", 1, 1, MethodName::Sleep, Result::Void),
    ("TimeUnit", "name", 0, 0, MethodName::Name, Result::String),
    (
        "Object",
        "hashCode",
        0,
        0,
        MethodName::HashCode,
        Result::Int,
    ),
];

/// A class whose methods are those of another row.
const SAME_METHODS: &[(&str, &str)] = &[
    ("ArrayList", "List"),
    ("Collection", "List"),
    ("Iterable", "List"),
    ("Set", "List"),
    ("HashMap", "Map"),
    ("Entry", "Map.Entry"),
    ("InheritableThreadLocal", "ThreadLocal"),
    ("FutureTask", "Future"),
    ("Executor", "ExecutorService"),
    ("ThreadPoolExecutor", "ExecutorService"),
    ("WeakReference", "Reference"),
    ("SoftReference", "Reference"),
    ("PhantomReference", "Reference"),
];

/// Qualified name and superclass of each exception class; the first has none.
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
    (
        "java.lang.UnsupportedOperationException",
        "RuntimeException",
    ),
    ("java.lang.IndexOutOfBoundsException", "RuntimeException"),
    (
        "java.lang.ArrayIndexOutOfBoundsException",
        "IndexOutOfBoundsException",
    ),
    (
        "java.lang.NumberFormatException",
        "IllegalArgumentException",
    ),
    (
        "java.lang.IllegalThreadStateException",
        "IllegalArgumentException",
    ),
    ("java.lang.InterruptedException", "Exception"),
    (
        "java.util.ConcurrentModificationException",
        "RuntimeException",
    ),
    ("java.util.NoSuchElementException", "RuntimeException"),
    ("java.util.concurrent.ExecutionException", "Exception"),
    (
        "java.util.concurrent.RejectedExecutionException",
        "RuntimeException",
    ),
    ("java.util.concurrent.TimeoutException", "Exception"),
    ("java.lang.AssertionError", "Error"),
    ("java.lang.VirtualMachineError", "Error"),
    ("java.lang.OutOfMemoryError", "VirtualMachineError"),
    ("java.lang.StackOverflowError", "VirtualMachineError"),
];

/// Classes that a scenario may name as types although it calls nothing of
/// theirs that is not in the tables above.
const OTHER_CLASSES: &[&str] = &[
    "Void",
    "Number",
    "CharSequence",
    "Lab",
    "BlockingQueue",
    "RejectedExecutionHandler",
];

/// The last part of a qualified name.
pub fn simple_name(qualified: &str) -> &str {
    qualified.rsplit('.').next().unwrap_or(qualified)
}

/// Packages of the classes whose names an exception's message may show.
const PACKAGES: &[(&str, &str)] = &[
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
];

/// The qualified name of a class of the library.
pub fn qualified_name(simple: &str) -> String {
    if let Some((qualified, _)) = throwable(simple) {
        return (*qualified).to_owned();
    }
    let package = PACKAGES
        .iter()
        .find(|(class, _)| *class == simple)
        .map_or("java.lang.", |(_, package)| package);
    package.to_owned() + simple
}

/// The row of an exception class by its simple name.
pub fn throwable(simple: &str) -> Option<&'static (&'static str, &'static str)> {
    THROWABLES
        .iter()
        .find(|(qualified, _)| simple_name(qualified) == simple)
}

/// Whether an exception of class `simple` is caught by `catching`.
pub fn is_subclass(simple: &str, catching: &str) -> bool {
    let mut class = simple;
    while class != catching {
        match throwable(class) {
            Some((_, parent)) if !parent.is_empty() => class = parent,
            _ => return false,
        }
    }
    true
}

/// Whether the library has a class of that simple name.
pub fn is_class(name: &str) -> bool {
    throwable(name).is_some()
        || OTHER_CLASSES.contains(&name)
        || SAME_METHODS.iter().any(|(class, _)| *class == name)
        || FUNCTIONS.iter().any(|row| row.0 == name)
        || METHODS.iter().any(|row| row.0 == name)
}

/// The class whose rows a class uses.
fn methods_of(class: &str) -> &str {
    if throwable(class).is_some() {
        return "Throwable";
    }
    SAME_METHODS
        .iter()
        .find(|(name, _)| *name == class)
        .map_or(class, |(_, other)| other)
}

/// The static method or constructor, by class, name and number of arguments.
pub fn function(class: &str, name: &str, arguments: usize) -> Option<(Function, Result)> {
    FUNCTIONS
        .iter()
        .find(|row| {
            row.0 == class
                && row.1 == name
                && (row.2 as usize..=row.3 as usize).contains(&arguments)
        })
        .map(|row| (row.4, row.5))
}

/// The instance method, by the receiver's class (`None` if it is not known),
/// name and number of arguments.
pub fn method(class: Option<&str>, name: &str, arguments: usize) -> Option<(MethodName, Result)> {
    let fits = |row: &&InstanceRow| {
        row.1 == name && (row.2 as usize..=row.3 as usize).contains(&arguments)
    };
    let known = class
        .map(methods_of)
        .filter(|class| METHODS.iter().any(|row| row.0 == *class));
    if let Some(class) = known {
        return METHODS
            .iter()
            .filter(fits)
            .find(|row| row.0 == class || row.0 == "Object")
            .map(|row| (row.4, row.5));
    }
    let mut rows = METHODS.iter().filter(fits);
    let first = rows.next()?;
    let result = if rows.all(|row| row.5 == first.5) {
        first.5
    } else {
        Result::Unknown
    };
    Some((first.4, result))
}

/// Interfaces of the library that a class can implement: the name of the one
/// method, if it is a functional one.
const INTERFACES: &[(&str, Option<&str>)] = &[
    ("Runnable", Some("run")),
    ("Callable", Some("call")),
    ("Supplier", Some("get")),
    ("Consumer", Some("accept")),
    ("BiConsumer", Some("accept")),
    ("Function", Some("apply")),
    ("UnaryOperator", Some("apply")),
    ("BiFunction", Some("apply")),
    ("Predicate", Some("test")),
    ("IntSupplier", Some("getAsInt")),
    ("BooleanSupplier", Some("getAsBoolean")),
    ("Comparable", Some("compareTo")),
    ("AutoCloseable", Some("close")),
    ("Closeable", Some("close")),
    ("Serializable", None),
    ("Cloneable", None),
];

/// Whether a class can implement it.
pub fn is_interface(name: &str) -> bool {
    INTERFACES.iter().any(|(interface, _)| *interface == name)
}

/// The one method of a functional interface.
pub fn functional_method(interface: &str) -> Option<&'static str> {
    let is_it = |row: &&(&str, Option<&'static str>)| row.0 == interface;
    INTERFACES.iter().find(is_it)?.1
}

/// The class number of a class that a scenario can extend.
pub fn superclass(name: &str) -> Option<Class> {
    Some(match name {
        "Object" => class::USER,
        "Thread" => class::THREAD,
        "ThreadLocal" => class::THREAD_LOCAL,
        "InheritableThreadLocal" => class::INHERITABLE_THREAD_LOCAL,
        _ => return None,
    })
}

/// What `super.name(…)` calls in a class that extends one of the library.
pub fn super_method(class: &str, name: &str, arguments: usize) -> Option<(MethodName, Result)> {
    match (class, name, arguments) {
        ("ThreadLocal" | "InheritableThreadLocal", "initialValue", 0) => {
            Some((MethodName::InitialValue, Result::Argument))
        }
        ("InheritableThreadLocal", "childValue", 1) => {
            Some((MethodName::ChildValue, Result::Argument))
        }
        ("Thread", "run", 0) => Some((MethodName::Functional, Result::Void)),
        _ => method(Some(class), name, arguments),
    }
}

/// Whether instances of a class, or the class itself, have a method of that
/// name, apart from those of Object.
pub fn has_method(class: &str, name: &str, arguments: usize) -> bool {
    let of_object = method(Some("Object"), name, arguments);
    function(class, name, arguments).is_some()
        || method(Some(class), name, arguments).is_some_and(|found| Some(found) != of_object)
}

/// Whether a class of the library is another one or extends it.
pub fn is_subtype(class: &str, other: &str) -> bool {
    class == other
        || is_subclass(class, other)
        || methods_of(class) == other
        || matches!(
            (class, other),
            ("Integer" | "Long" | "Byte" | "Short", "Number") | ("String", "CharSequence")
        )
}

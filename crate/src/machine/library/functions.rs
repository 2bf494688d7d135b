//! The static methods and constructors of the Java library that a scenario may
//! use. One line is one row, so that it reads as a table.

use crate::jvm::class::{self, Class};

use super::Result;
use Function as F;
use Result as R;

/// A static method of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    GarbageCollect,
    /// `System.runFinalization()`
    RunFinalization,
    Print,
    PrintLine,
    CurrentThread,
    Sleep,
    WithInitial,
    FixedThreadPool,
    SingleThreadExecutor,
    BoxValueOf,
    StringValueOf,
    /// What javac makes of an array of `char` where a text is printed or made.
    TextOfCharacters,
    /// What `synchronized` does to its lock.
    EnterMonitor,
    ExitMonitor,
    /// `valueOf` of an enum: the name and all constants.
    EnumValueOf,
    /// `getClass().getSimpleName()`
    SimpleName,
    /// `getClass().getName()`
    ClassName,
    /// `one.getClass() == other.getClass()`
    SameClass,
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

/// Class, method (`new` is a constructor), fewest and most arguments, what it
/// is, result.
pub type StaticRow = (&'static str, &'static str, u8, u8, Function, Result);

/// Static methods and constructors, by class.
#[rustfmt::skip]
pub static FUNCTIONS: &[StaticRow] = &[
    ("System", "gc", 0, 0, F::GarbageCollect, R::Void),
    ("System", "runFinalization", 0, 0, F::RunFinalization, R::Void),
    ("System.out", "println", 0, 1, F::PrintLine, R::Void),
    ("System.out", "print", 1, 1, F::Print, R::Void),
    ("IO", "println", 0, 1, F::PrintLine, R::Void),
    ("IO", "print", 1, 1, F::Print, R::Void),
    ("Thread", "currentThread", 0, 0, F::CurrentThread, R::Class("Thread")),
    ("Thread", "sleep", 1, 1, F::Sleep, R::Void),
    ("Thread", "new", 0, 2, F::NewThread, R::Class("Thread")),
    ("ThreadLocal", "withInitial", 1, 1, F::WithInitial, R::Made("ThreadLocal")),
    ("ThreadLocal", "new", 0, 0, F::NewThreadLocal, R::Class("ThreadLocal")),
    ("InheritableThreadLocal", "new", 0, 0, F::NewInheritableThreadLocal, R::Class("InheritableThreadLocal")),
    ("Object", "new", 0, 0, F::NewObject, R::Class("Object")),
    ("String", "valueOf", 1, 1, F::StringValueOf, R::String),
    ("String", "new", 0, 1, F::NewString, R::String),
    ("Integer", "valueOf", 1, 1, F::BoxValueOf, R::Class("Integer")),
    ("Long", "valueOf", 1, 1, F::BoxValueOf, R::Class("Long")),
    ("Boolean", "valueOf", 1, 1, F::BoxValueOf, R::Class("Boolean")),
    ("Character", "valueOf", 1, 1, F::BoxValueOf, R::Class("Character")),
    ("Byte", "valueOf", 1, 1, F::BoxValueOf, R::Class("Byte")),
    ("Short", "valueOf", 1, 1, F::BoxValueOf, R::Class("Short")),
    ("ArrayList", "new", 0, 1, F::NewList, R::Class("ArrayList")),
    ("List", "of", 0, 10, F::ListOf, R::Elements("List")),
    ("HashMap", "new", 0, 1, F::NewMap, R::Class("HashMap")),
    ("WeakReference", "new", 1, 2, F::NewReference(class::WEAK_REFERENCE), R::Class("WeakReference")),
    ("SoftReference", "new", 1, 2, F::NewReference(class::SOFT_REFERENCE), R::Class("SoftReference")),
    ("PhantomReference", "new", 2, 2, F::NewReference(class::PHANTOM_REFERENCE), R::Class("PhantomReference")),
    ("ReferenceQueue", "new", 0, 0, F::NewReferenceQueue, R::Class("ReferenceQueue")),
    ("Executors", "newFixedThreadPool", 1, 1, F::FixedThreadPool, R::Class("ExecutorService")),
    ("Executors", "newSingleThreadExecutor", 0, 0, F::SingleThreadExecutor, R::Class("ExecutorService")),
    ("Executors", "newFixedThreadPool", 2, 2, F::FixedThreadPool, R::Class("ExecutorService")),
    ("Executors", "newSingleThreadExecutor", 1, 1, F::SingleThreadExecutor, R::Class("ExecutorService")),
    ("Executors", "newCachedThreadPool", 0, 1, F::CachedThreadPool, R::Class("ExecutorService")),
    ("ThreadPoolExecutor", "new", 5, 7, F::NewThreadPool, R::Class("ThreadPoolExecutor")),
    ("ThreadPoolExecutor.AbortPolicy", "new", 0, 0, F::NewPolicy(class::ABORT_POLICY), R::Unknown),
    ("ThreadPoolExecutor.CallerRunsPolicy", "new", 0, 0, F::NewPolicy(class::CALLER_RUNS_POLICY), R::Unknown),
    ("ThreadPoolExecutor.DiscardPolicy", "new", 0, 0, F::NewPolicy(class::DISCARD_POLICY), R::Unknown),
    ("ThreadPoolExecutor.DiscardOldestPolicy", "new", 0, 0, F::NewPolicy(class::DISCARD_OLDEST_POLICY), R::Unknown),
    ("LinkedBlockingQueue", "new", 0, 1, F::NewTaskQueue(class::QUEUE), R::Class("LinkedBlockingQueue")),
    ("ArrayBlockingQueue", "new", 1, 1, F::NewTaskQueue(class::ARRAY_QUEUE), R::Class("ArrayBlockingQueue")),
    ("SynchronousQueue", "new", 0, 0, F::NewTaskQueue(class::SYNCHRONOUS_QUEUE), R::Class("SynchronousQueue")),
    ("CountDownLatch", "new", 1, 1, F::NewLatch, R::Class("CountDownLatch")),
    ("AtomicInteger", "new", 0, 1, F::NewAtomicInteger, R::Class("AtomicInteger")),
    ("Lab", "atSlot", 1, 1, F::AtSlot, R::Class("ThreadLocal")),
    ("Lab", "withHash", 1, 1, F::WithHash, R::Class("ThreadLocal")),
    ("Lab", "home", 2, 2, F::Home, R::Int),
    ("Lab", "dump", 0, 0, F::Dump, R::Void),
];

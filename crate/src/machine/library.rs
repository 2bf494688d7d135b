//! The part of the Java library that a scenario may use, as tables: class,
//! method, number of arguments, type of the result.
//!
//! A name that is not here is a diagnostic. What the methods do is in
//! `natives/`; this module only knows that they exist.

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
    /// `new WeakReference<>(…)`
    NewWeakReference,
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
    Shutdown,
    GetMessage,
    GetCause,
    IntValue,
    LongValue,
    BooleanValue,
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
        1,
        Function::NewWeakReference,
        Result::Class("WeakReference"),
    ),
];

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
    (
        "WeakReference",
        "get",
        0,
        0,
        MethodName::Get,
        Result::Argument,
    ),
    (
        "WeakReference",
        "clear",
        0,
        0,
        MethodName::Clear,
        Result::Void,
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
];

/// A class whose methods are those of another row.
const SAME_METHODS: &[(&str, &str)] = &[
    ("ArrayList", "List"),
    ("Collection", "List"),
    ("FutureTask", "Future"),
    ("Executor", "ExecutorService"),
    ("ThreadPoolExecutor", "ExecutorService"),
    ("Reference", "WeakReference"),
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
    ("java.lang.AssertionError", "Error"),
    ("java.lang.VirtualMachineError", "Error"),
    ("java.lang.OutOfMemoryError", "VirtualMachineError"),
    ("java.lang.StackOverflowError", "VirtualMachineError"),
];

/// Classes that a scenario may name as types although it calls nothing of
/// theirs that is not in the tables above.
const OTHER_CLASSES: &[&str] = &["Void", "Iterable", "Number", "CharSequence", "Lab"];

/// The last part of a qualified name.
pub fn simple_name(qualified: &str) -> &str {
    qualified.rsplit('.').next().unwrap_or(qualified)
}

/// Packages of the classes whose names an exception's message may show.
const PACKAGES: &[(&str, &str)] = &[
    ("List", "java.util."),
    ("ArrayList", "java.util."),
    ("WeakReference", "java.lang.ref."),
    ("Future", "java.util.concurrent."),
    ("ExecutorService", "java.util.concurrent."),
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

//! Threads, their tables without slots, objects, and how they are reached.

/// A thread.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct ThreadView {
    /// Object id.
    pub id: u32,
    pub name: String,
    pub state: ThreadState,
    /// Whether it is the one that runs at this step.
    pub current: bool,
    /// `threadLocals` as an object id, or 0.
    pub map: u32,
    /// The executor that it works for, as an object id, or 0.
    pub executor: u32,
}

/// What a thread is doing, as far as the lab tells threads apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum ThreadState {
    /// Created, not started.
    New,
    /// Has frames; the current one or one that waits for it to end.
    Running,
    /// A pool's worker without a task.
    Idle,
    Ended,
}

/// A ThreadLocalMap without its slots.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct TableView {
    /// The map's object id: what `Session::slots` takes.
    pub map: u32,
    /// The thread whose map it is, as an object id.
    pub thread: u32,
    /// Whether it is the thread's `inheritableThreadLocals`.
    pub inheritable: bool,
    pub length: u32,
    pub size: u32,
    pub threshold: u32,
}

/// How an object can be reached at this step, strongest way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum Reachability {
    Strong,
    Soft,
    Weak,
    /// Only by a Finalizer: its `finalize` was not called yet.
    Final,
    Phantom,
    Unreachable,
}

/// What an object is, by the number of its class: any class of a program may be
/// called `Entry` or `Node`. A subclass is of the kind of what it extends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum ObjectKind {
    /// The instance of the class whose `main` runs.
    Scenario,
    ThreadLocal,
    Thread,
    ThreadLocalMap,
    /// `ThreadLocal.ThreadLocalMap.Entry`
    Entry,
    SoftReference,
    WeakReference,
    PhantomReference,
    /// `ThreadPoolExecutor`
    Executor,
    /// A queue of tasks.
    Queue,
    /// `ArrayList`
    List,
    /// What `List.of` makes.
    ImmutableList,
    HashMap,
    /// `HashMap.Node`
    Node,
    ClassLoader,
    String,
    /// Of any other class.
    Other,
}

/// An object of the heap.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct ObjectView {
    pub id: u32,
    pub kind: ObjectKind,
    /// The simple class name: `ThreadLocal`, `Entry`, `byte[]`. It is for
    /// readers; two classes can have the same.
    pub class: String,
    /// The same number for objects of the same class, arrays apart.
    pub number: u32,
    /// What a reader calls it: `#14` for a ThreadLocal, `"five"` for a String.
    pub label: String,
    pub bytes: u32,
    pub reachability: Reachability,
    /// While a GC runs: whether it has marked the object by this step.
    pub marked: bool,
    /// Held by the class itself (a literal, a small box): never garbage.
    pub permanent: bool,
    /// The references that are not `null`. A table's slots are not listed.
    pub fields: Vec<FieldView>,
}

/// A reference from one object to another.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct FieldView {
    /// `value`, `referent`, `[3]`
    pub name: String,
    /// Whether a class of the program declares it, which may call it as it likes.
    pub own: bool,
    pub target: u32,
    pub strength: Strength,
}

/// How a field holds its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum Strength {
    Strong,
    Soft,
    Weak,
    Final,
    Phantom,
}

/// A reference that the collector starts from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct RootView {
    pub kind: RootKind,
    /// The variable's name, the static field's, or the thread's.
    pub name: String,
    /// The frame as an index into `View::stack`, for a local.
    pub frame: Option<u32>,
    pub target: u32,
}

/// Where a root is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub enum RootKind {
    /// A slot of a frame.
    Local,
    /// A temporary of a frame: an argument computed before the call.
    Temporary,
    Static,
    /// A running thread, or an idle worker of a pool.
    Thread,
}

/// The model heap, in bytes; a number beyond 4 GiB is shown as 4 GiB less one.
///
/// The last four are as of the end of the last operation, and together what
/// was used then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
#[cfg_attr(feature = "wasm", serde(rename_all = "camelCase"))]
pub struct HeapView {
    pub used: u32,
    pub capacity: u32,
    /// What a GC keeps and is neither of the next two.
    pub in_use: u32,
    /// What the program could not get at without lingering values, and their
    /// entries.
    pub lingering: u32,
    /// Leaked entries, leaked values and what only they hold.
    pub leaked: u32,
    /// What a GC would sweep.
    pub garbage: u32,
}

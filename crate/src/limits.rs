//! How much of anything a source may ask for: every limit of the lab, with the
//! source that sets it.
//!
//! Three kinds of them. What a class file can hold is set by the JVM, and javac
//! refuses more. What the lab refuses although a JDK would go on is set here, so
//! that a page stays alive. What a [`Budget`](crate::budget::Budget) allows is
//! set here too. Numbers only: this module knows neither messages nor who asks.

/// The longest source, in bytes. Our own.
pub const SOURCE: usize = 64 * 1024;

/// The deepest tree, in levels: statements in statements, operands in
/// expressions, links of a chain of calls, arguments of types. Our own: whoever
/// walks the tree recurses, and a thread of the browser has 1 MB of stack.
pub const NESTING: u32 = 100;

/// How deep the arguments of a type may lie in each other for the parser to see
/// a type in them while it looks ahead, in levels. Our own.
pub const TYPE_NESTING: u32 = 50;

/// How many tokens the type parameters of a method may take for the parser to
/// see them while it looks ahead. Our own.
pub const TYPE_PARAMETERS: usize = 50;

/// How many diagnostics one source gives. Our own.
pub const DIAGNOSTICS: usize = 100;

/// The argument slots of a method, constructor or call: `this` counts one, a
/// `long` counts two (JVMS 4.3.3).
pub const ARGUMENT_SLOTS: u32 = 255;

/// The dimensions of an array type (JVMS 4.4.1).
pub const DIMENSIONS: u32 = 255;

/// The bytes of code of one method (JVMS 4.7.3: less than 65,536). javac says
/// "code too large".
pub const CODE_BYTES: u32 = 65_535;

/// The slots of one frame (JVMS 4.7.3, `max_locals`).
pub const SLOTS: u32 = 65_535;

/// How many operands one instruction joins to a text: what
/// `StringConcatFactory.makeConcatWithConstants` takes at most; javac joins
/// longer ones in parts.
pub const CONCAT_OPERANDS: usize = 200;

/// The bytes of one text constant, in the class file's form of UTF-8
/// (JVMS 4.4.7). javac says "constant string too long".
pub const CONSTANT_BYTES: usize = 65_535;

/// The nodes of one type with all its arguments written out. Our own: a type
/// that holds another twice doubles with each declaration.
pub const TYPE_NODES: u32 = 1_000;

/// How many classes and interfaces may lie above a class, one above the other.
/// Our own: whoever looks for something in them recurses.
pub const INHERITANCE: u32 = 200;

/// The steps of a run. Our own.
pub const STEPS: u32 = 1_000_000;

/// The frames on a run's stack. Our own.
pub const CALLS: u32 = 512;

/// How deep the library may follow elements in elements (`hashCode` of a list of
/// lists), in levels; a method of the scenario that it waits for meanwhile
/// (`toString` while a text is joined) counts as eight. Our own: it recurses in
/// the engine.
pub const NESTED_LEVELS: u32 = 400;

/// The words of memory that a run may take (124 MiB: it grows by doubling, and
/// the last instruction may add to it). Our own.
pub const MEMORY_WORDS: u32 = 31 << 20;

/// The bytes that the record of a run may take (192 MiB). Our own.
pub const JOURNAL_BYTES: usize = 192 << 20;

/// The elements that an array of references, or a primitive array that is
/// written to, may have. Our own.
pub const ARRAY_ELEMENTS: u32 = 1 << 20;

/// The bytes of the modelled heap of a scenario that does not say. Our own.
pub const HEAP_BYTES: u64 = 1 << 30;

/// The budget for reading: tokens looked at. Our own.
pub const PARSING: u64 = 20_000_000;

/// The budget for types: expressions asked for theirs, and nodes of types made.
/// Our own.
pub const TYPING: u64 = 2_000_000;

/// The budget for code: instructions emitted, those that were taken back
/// included. Our own.
pub const EMISSION: u64 = 500_000;

/// The budget for the life of slots: slots looked at, one for each slot of each
/// instruction whenever it is reached. Our own.
pub const LIVENESS: u64 = 100_000_000;

/// The budget for instructions that a run executes. Our own.
pub const INSTRUCTIONS: u64 = 50_000_000;

/// The budget for what the library does in one instruction: elements visited by
/// `hashCode`, `equals`, `toString` and their like in a whole run. Our own.
pub const VISITS: u64 = 9_000_000;

/// The budget for texts: characters made by a whole run. Our own.
pub const CHARACTERS: u64 = 64_000_000;

/// The budget for output: bytes printed by a whole run. Our own.
pub const OUTPUT: u64 = 8 << 20;

/// The budget for the collector: objects that all collections of a run look at.
/// Our own.
pub const TRACED: u64 = 1 << 23;

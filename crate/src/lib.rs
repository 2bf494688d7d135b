//! threadlocal-lab: an exact, steppable model of Java's `ThreadLocal`, the heap
//! and the garbage collector. A scenario is a Java source file; the same file
//! prints the same tables on a real JDK.
//!
//! The floors, from the ground up; each imports only what lies below it:
//!
//! - `threadlocal_map`: the algorithm, over a memory of words, and the journal:
//!   every write of a run, and seeking in it.
//! - [`limits`] and [`budget`]: what a source may ask for. [`order`] and
//!   [`tables`]: the one sort and the two B-trees that stand behind all others.
//! - [`jvm`]: values, classes, objects, collector. [`java`]: lexer, parser, tree.
//! - [`machine`]: compiles a scenario and runs it. [`ledger`]: what leaks.
//!   [`view`] and [`snapshot`]: plain data for a picture.
//! - [`session`]: run, append, seek. [`frame`]: a step in sections, and what
//!   changed between two steps; with the feature `cli`, `recording`: a run as data.
//! - `wasm` and the command line: the boundaries.
//!
//! The engine knows no clock, no randomness and no input or output.

pub mod budget;
mod cut;
pub mod frame;
pub mod java;
pub mod jvm;
pub mod ledger;
pub mod limits;
pub mod machine;
pub mod order;
#[cfg(feature = "cli")]
pub mod recording;
pub mod session;
pub mod snapshot;
#[cfg(feature = "survey")]
pub mod survey;
pub mod tables;
pub mod view;
#[cfg(feature = "wasm")]
pub mod wasm;
pub mod words;

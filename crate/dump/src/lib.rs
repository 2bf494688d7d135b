//! The `ThreadLocalMap`s of a Java heap dump: a [`Source`] of bytes goes in, a [`Report`] comes out.
//!
//! Sizes are in bytes, offsets too, counted from the beginning of what was unpacked. An error is a [`Problem`] with its
//! offset; a dump that ends too soon, or is damaged in its middle, is an answer about what was read until there, and says so.
//!
//! The format is that of `JAVA PROFILE 1.0.1` and `1.0.2` as HotSpot writes it (heapDumper.cpp, JDK 8 to 25). What a class
//! looks like is taken from the dump's own class records, by field names: `Thread.threadLocals`, `ThreadLocalMap.table`,
//! `Reference.referent` and so on.
//!
//! It knows no picture, no words of the page, and no values: of a value only its class and its size are read. It does not
//! know whose task is over, so it tells no value that lingers from one in use.

mod classes;
mod fates;
mod graph;
mod groups;
mod ids;
mod maps;
mod names;
mod probes;
mod problem;
mod records;
mod report;
mod sizes;
mod source;
mod stream;
mod text;

pub use fates::Fate;
pub use groups::{Group, Owner, groups};
pub use probes::{Probes, probes};
pub use problem::{Problem, What};
pub use report::{Depth, Entry, Key, Map, Report, Thread, Value, read};
pub use source::{FileSource, Source, opened};

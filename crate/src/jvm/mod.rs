//! The model JVM without a program: values, classes, objects, collector.
//!
//! This floor knows no Java source, no bytecode and no steps; it tells an
//! observer of its writes and nothing else.

#![deny(clippy::cast_possible_truncation)]

pub mod class;
pub mod field;
pub mod gc;
pub mod generations;
pub mod instance;
mod strings;
mod threads;
pub mod value;
pub mod world;

//! From the text of a scenario to its tree: the subset of Java that the lab
//! reads, and what to say about everything else.
//!
//! The text is cut into tokens by `lexer`, `parser` builds the tree of `ast`,
//! and what is wrong comes out as `diagnostic`s. Nothing in here knows what a
//! name means, what a type can do, or that anything will ever run.

#![deny(clippy::cast_possible_truncation)]

pub mod ast;
pub mod diagnostic;
mod entry;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

pub use entry::{main_members, main_method};
pub use parser::parse;

//! Random programs of the subset, valid by construction: weighted rules over
//! scopes and types.
//!
//! Each program watches objects through weak references and collects garbage
//! at the places where it matters which slot of a frame still holds what. What
//! a program prints depends on nothing but its text: no identity hash codes,
//! no races, no messages that differ between JDKs. The generator does not know
//! the engine, and only the text of a program leaves it.

mod anonymous;
mod arithmetic;
mod changes;
mod choices;
mod classes;
mod classic;
mod conditions;
mod control;
mod declarations;
mod gallery;
mod inheritance;
mod loops;
mod maps;
mod members;
mod method_references;
mod methods;
mod objects;
mod plain;
pub mod prelude;
mod records;
mod references;
mod resources;
mod samples;
mod scope;
pub mod shrink;
mod statements;
mod tables;
mod tasks;
mod templates;
mod texts;
mod throwables;
pub mod tree;
mod tries;
mod types;

use self::scope::Generator;
use self::tree::Program;

/// The program of a seed.
pub fn program(seed: u64) -> Program {
    Generator::new(seed).program()
}

//! A run as data that plays without the engine.
//!
//! In: a [`Session`]. Out: a [`Recording`], which is a list of *members*: the
//! [`Facts`] of the run, the [`Answers`] to what a figure can be asked, and the
//! frames, cut into parts. Each member is words and texts ([`content`]), packed
//! with gzip; [`file`] lays them out in files. The words of a value are the difference
//! to the one before it, in columns ([`plain`], [`column`]).
//!
//! A run of more than [`EVERY_STEP`] steps is recorded at the ends of its
//! operations only, and at its last step. What is recorded, is read back and
//! held against the engine while it is made ([`RecordError::Differs`]).
//!
//! It does not know where files lie, nor how a picture looks. What is not in
//! it: seats of the graph, which are chosen with the page's own measures of
//! text.

mod answers;
mod column;
mod content;
mod facts;
pub mod file;
mod parts;
mod plain;
mod rows;
mod sections;
#[cfg(test)]
mod tests;
mod texts;
mod value;
mod views;

use std::fmt;

use crate::session::Session;

pub use self::answers::Answers;
pub use self::content::Member;
pub use self::facts::Facts;

use self::plain::Plain;
use self::sections::Sections;
use self::texts::VOCABULARY;

/// The version of the engine, which says what ids and step numbers mean.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Of a run of more steps, the insides of operations are not recorded.
pub const EVERY_STEP: u32 = 5_000;

/// A run as packed members.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    pub facts: Member,
    pub answers: Member,
    /// The frames, in order. The first fits into [`parts::FIRST_BYTES`] together
    /// with the facts, if a frame alone does.
    pub parts: Vec<Member>,
}

/// Why a run was not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// The source does not run: see the diagnostics of its session.
    NoRun,
    /// What was recorded of this step is not what the engine says: an error of
    /// the lab itself.
    Differs(u32),
}

impl fmt::Display for RecordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::NoRun => out.write_str("the program does not run"),
            RecordError::Differs(step) => write!(out, "the record of step {step} is wrong"),
        }
    }
}

/// Records the run of a session.
///
/// # Errors
/// If the source has no run, or the record cannot be read back.
pub fn record(session: &mut Session) -> Result<Recording, RecordError> {
    if session.finished().is_none() {
        return Err(RecordError::NoRun);
    }
    let mut facts = Facts::of(session);
    let steps = recorded_steps(session);
    let parts = parts::parts(session, &steps, Member::of(&facts).bytes.len())?;
    let (begins, parts) = parts.into_iter().unzip();
    facts.parts = begins;
    Ok(Recording {
        facts: Member::of(&facts),
        answers: Member::of(&Answers::of(session, &steps)),
        parts,
    })
}

/// The steps that are recorded, in order.
pub fn recorded_steps(session: &Session) -> Vec<u32> {
    let last = session.step_count();
    if last <= EVERY_STEP {
        return (0..=last).collect();
    }
    let mut steps = vec![0];
    steps.extend_from_slice(session.operations());
    steps.push(last);
    steps.dedup();
    steps
}

/// What a reader has to know to read the words of a recording, as JSON: the
/// number of this format, the version of the engine, the shapes of a frame, of
/// facts and of answers, and the vocabulary.
pub fn shapes() -> String {
    let words: Vec<String> = VOCABULARY.lines().map(|text| format!("{text:?}")).collect();
    format!(
        "{{\"format\":{},\"engine\":{ENGINE:?},{},\"texts\":[{}]}}",
        format(),
        all_shapes(),
        words.join(",")
    )
}

/// The number of this format, which is another for other shapes.
pub fn format() -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(all_shapes().as_bytes());
    crc.update(VOCABULARY.as_bytes());
    crc.sum()
}

fn all_shapes() -> String {
    format!(
        "\"frame\":{},\"facts\":{},\"answers\":{}",
        Sections::shape(),
        Facts::shape(),
        Answers::shape()
    )
}

//! What is the same at every step of a run.

use crate::session::{Mark, Session};
use crate::view::DiagnosticView;

use super::column::Column;
use super::plain::{Plain, Shape, camel, records, shape_of};
use super::texts::Texts;
use super::{ENGINE, EVERY_STEP};

/// All that a reader needs of a run beside its frames.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The version of the engine that made it.
    pub engine: String,
    pub source: String,
    /// The last step.
    pub step_count: u32,
    /// Whether every step is recorded, or only the ends of operations.
    pub every_step: bool,
    /// How many threads there are in all.
    pub thread_count: u32,
    pub diagnostics: Vec<DiagnosticView>,
    /// How many steps each operation ends behind the one before it.
    pub operations: Vec<u32>,
    /// The operations, from 1, that are a GC, and those with which something
    /// starts to leak.
    pub collections: Vec<u32>,
    pub leaks: Vec<u32>,
    /// Lines of the source, and the step just before the run comes to each for
    /// the first time.
    pub lines: Vec<(u32, u32)>,
    /// The first step of each part.
    pub parts: Vec<u32>,
    /// How many steps each beat ends behind the one before it; none if not every step
    /// is recorded.
    pub beats: Vec<u32>,
    /// How deep in calls each step is, from step 0; none if not every step is
    /// recorded.
    pub depths: Vec<u32>,
}

records! {
    Facts {
        engine, source, step_count, every_step, thread_count, diagnostics, operations,
        collections, leaks, lines, parts, beats, depths,
    }
}

impl Facts {
    /// The facts of the run of a session, which shows its last step afterwards. It
    /// has no parts yet.
    pub fn of(session: &mut Session) -> Facts {
        let step_count = session.step_count();
        let every_step = step_count <= EVERY_STEP;
        let marks = session.marks();
        let operations = distances(session.operations());
        let beats = match every_step {
            true => distances(session.beat_ends()),
            false => Vec::new(),
        };
        let marked = |kind: Mark| {
            let steps = marks.iter().filter(|&&(_, mark)| mark == kind);
            let number = |step| session.operations().partition_point(|&end| end <= step) as u32;
            steps.map(|&(step, _)| number(step)).collect()
        };
        let (collections, leaks) = (marked(Mark::Collection), marked(Mark::Leak));
        let line_count = session.source().lines().count() as u32;
        let lines = (1..=line_count)
            .filter_map(|line| Some((line, session.step_of(&format!("line:{line}"))?)))
            .collect();
        let depths = match every_step {
            true => (0..=step_count).map(|step| session.depth(step)).collect(),
            false => Vec::new(),
        };
        session.seek(step_count);
        let thread_count = session.view().threads.len() as u32;
        Facts {
            engine: ENGINE.to_owned(),
            source: session.source().to_owned(),
            step_count,
            every_step,
            thread_count,
            diagnostics: session.diagnostic_views(),
            operations,
            collections,
            leaks,
            lines,
            parts: Vec::new(),
            beats,
            depths,
        }
    }
}

/// How far each step is behind the one before it.
fn distances(steps: &[u32]) -> Vec<u32> {
    let mut before = 0;
    let distance = |&step: &u32| step - std::mem::replace(&mut before, step);
    steps.iter().map(distance).collect()
}

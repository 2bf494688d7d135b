//! The debugger's hand: where over, out and a breakpoint lead.
//!
//! Every step knows how deep in calls it is; so is a line of the listing one
//! deeper than its caller, and a step inside a GC one deeper than its end. Over
//! and out count, they do not guess. They look at the record alone: nothing is
//! run, and no step is sought.

use super::Session;
use super::visits::Visits;

/// Lines to stop at, from 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Breakpoints<'a> {
    /// Of the source.
    pub source: &'a [u32],
    /// Of the listing.
    pub listing: &'a [u32],
}

impl Session {
    /// The first step behind `step` that is no deeper in calls: what runs next
    /// is done, with all that it calls. Seen from a statement that is the step
    /// at which the call or operation is done; on a line of the listing that
    /// calls another method it is the next line of the same method, or of its
    /// caller. The last step if there is none.
    pub fn over(&self, step: u32) -> u32 {
        self.next_at(step, self.depth(step))
    }

    /// The last step before `step` that is no deeper in calls: the same way
    /// back. The beginning if there is none.
    pub fn over_back(&self, step: u32) -> u32 {
        self.previous_at(step, self.depth(step))
    }

    /// The first step behind `step` that is less deep in calls: the current
    /// method of the listing, GC or frame of the scenario has returned. The
    /// last step if that never happens.
    pub fn out(&self, step: u32) -> u32 {
        match self.depth(step).checked_sub(1) {
            Some(depth) => self.next_at(step, depth),
            None => self.step_count(),
        }
    }

    /// The last step before `step` that is less deep in calls: the current
    /// method or frame is about to be called. The beginning if there is none.
    pub fn out_back(&self, step: u32) -> u32 {
        match self.depth(step).checked_sub(1) {
            Some(depth) => self.previous_at(step, depth),
            None => 0,
        }
    }

    pub(super) fn next_at(&self, step: u32, depth: u32) -> u32 {
        self.journal()
            .and_then(|journal| journal.next_at(step, depth))
            .unwrap_or(self.step_count())
    }

    fn previous_at(&self, step: u32, depth: u32) -> u32 {
        self.journal()
            .and_then(|journal| journal.previous_at(step, depth))
            .unwrap_or(0)
    }

    /// The nearest step behind `step` (before it, if not `forward`) at which
    /// the run comes to one of the lines, see [`Visits`].
    pub fn next_break(&mut self, step: u32, at: Breakpoints, forward: bool) -> Option<u32> {
        let visits = self.visits();
        let source = at.source.iter().map(|&line| visits.of_source(line));
        let listing = at.listing.iter().map(|&line| visits.of_listing(line));
        let steps = source.chain(listing);
        if forward {
            steps
                .filter_map(|steps| steps.get(steps.partition_point(|&other| other <= step)))
                .min()
                .copied()
        } else {
            steps
                .filter_map(|steps| {
                    let before = steps.partition_point(|&other| other < step);
                    steps.get(before.checked_sub(1)?)
                })
                .max()
                .copied()
        }
    }

    /// The visits of the run, made on the first call.
    pub(super) fn visits(&mut self) -> &Visits {
        let shown = self.step();
        if self.visits.is_none() {
            let visits = self.run.as_mut().map_or_else(Visits::default, |run| {
                Visits::of(run, &self.program, &self.source)
            });
            self.visits = Some(visits);
            self.seek(shown);
        }
        self.visits.get_or_insert_default()
    }
}

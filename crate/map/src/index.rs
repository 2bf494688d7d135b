//! Where the steps of a log lie, and how deep in calls they are. This module
//! does not know what a step's code or a change means.

use crate::log::{CODE_BITS, Log, What, code_of};

/// Every so many steps the index keeps a mark.
const STRIDE: u32 = 64;

/// The place behind a step, and how deep in calls it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mark {
    pub(crate) step: u32,
    end: usize,
    pub(crate) depth: u32,
}

impl Mark {
    /// The mark of the step whose word this is.
    fn next(self, word: u32, end: usize) -> Mark {
        // The shifts spread the sign of the descent.
        let descent = (word << 1) as i32 >> (CODE_BITS + 1);
        Mark {
            step: self.step + 1,
            end,
            depth: self.depth.wrapping_add_signed(descent),
        }
    }
}

/// Where the steps of a log lie: a mark for each [`STRIDE`] steps.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    /// The first is that of step 0, the beginning.
    marks: Vec<Mark>,
    /// For each mark, how deep the least deep of the steps behind it is, as
    /// far as the next mark.
    least: Vec<u32>,
    /// The last step that the index knows.
    last: Mark,
}

impl Default for Index {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl Index {
    /// The index of a log whose steps begin at a place, so deep in calls.
    pub(crate) fn new(beginning: usize, depth: u32) -> Self {
        let first = Mark {
            step: 0,
            end: beginning,
            depth,
        };
        Self {
            marks: vec![first],
            least: vec![u32::MAX],
            last: first,
        }
    }

    /// Takes in the steps that were written since it last was.
    pub(crate) fn extend(&mut self, log: &Log) {
        if self.last.step == log.steps() {
            return;
        }
        for entry in log.entries(self.last.end, log.end()) {
            if let What::Step(word) = entry.what {
                self.last = self.last.next(word, entry.end);
                let block = self.marks.len() - 1;
                self.least[block] = self.least[block].min(self.last.depth);
                if self.last.step.is_multiple_of(STRIDE) {
                    self.marks.push(self.last);
                    self.least.push(u32::MAX);
                }
            }
        }
    }

    /// The mark of a step, and its word unless it is the beginning.
    fn find(&self, log: &Log, step: u32) -> Option<(Mark, Option<u32>)> {
        if step > self.last.step {
            return None;
        }
        // A step at a mark is found from the mark before: the word counts.
        let mut mark = self.marks[(step.saturating_sub(1) / STRIDE) as usize];
        let mut found = None;
        for entry in log.entries(mark.end, self.last.end) {
            if mark.step == step {
                break;
            }
            if let What::Step(word) = entry.what {
                mark = mark.next(word, entry.end);
                found = Some(word);
            }
        }
        Some((mark, found))
    }

    /// What the step was recorded with; `None` for the beginning and past the end.
    pub(crate) fn code(&self, log: &Log, step: u32) -> Option<u32> {
        let (_, word) = self.find(log, step)?;
        Some(code_of(word?))
    }

    /// How deep in calls the step is; 0 past the end.
    pub(crate) fn depth(&self, log: &Log, step: u32) -> u32 {
        self.find(log, step).map_or(0, |(mark, _)| mark.depth)
    }

    /// The place behind the step; past the last one, that behind everything.
    pub(crate) fn end_of(&self, log: &Log, step: u32) -> usize {
        self.find(log, step).map_or(log.end(), |(mark, _)| mark.end)
    }

    /// The first step behind `step` that is at most so deep in calls.
    pub(crate) fn next_at(&self, log: &Log, step: u32, depth: u32) -> Option<u32> {
        let block = (step / STRIDE) as usize;
        (block..self.marks.len())
            .filter(|&block| self.least[block] <= depth)
            .find_map(|block| {
                self.block(log, block)
                    .find(|mark| mark.step > step && mark.depth <= depth)
            })
            .map(|mark| mark.step)
    }

    /// The last step before `step` that is at most so deep in calls; it may be
    /// the beginning.
    pub(crate) fn previous_at(&self, log: &Log, step: u32, depth: u32) -> Option<u32> {
        let last = step.min(self.last.step + 1).checked_sub(1)?;
        let block = (last.saturating_sub(1) / STRIDE) as usize;
        (0..=block)
            .rev()
            .filter(|&block| self.least[block] <= depth)
            .find_map(|block| {
                self.block(log, block)
                    .take_while(|mark| mark.step <= last)
                    .filter(|mark| mark.depth <= depth)
                    .last()
            })
            .map(|mark| mark.step)
            .or_else(|| (self.marks[0].depth <= depth).then_some(0))
    }

    /// The entries behind step `from` up to step `to`, each with the mark of the
    /// step that was told last; a step is told by its own entry.
    pub(crate) fn record<'a>(
        &self,
        log: &'a Log,
        from: u32,
        to: u32,
    ) -> impl Iterator<Item = (Mark, What)> + use<'a> {
        let mark = |step| self.find(log, step).map_or(self.last, |(mark, _)| mark);
        entries(log, mark(from), mark(to).end)
    }

    /// The steps behind a mark, as far as the next one.
    fn block<'a>(&self, log: &'a Log, block: usize) -> impl Iterator<Item = Mark> + use<'a> {
        let end = self.marks.get(block + 1).unwrap_or(&self.last).end;
        entries(log, self.marks[block], end)
            .filter_map(|(mark, what)| matches!(what, What::Step(_)).then_some(mark))
    }

    /// The place behind the last step that was taken in.
    pub(crate) fn end(&self) -> usize {
        self.last.end
    }

    /// The bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.marks) + size_of_val(&*self.least)
    }
}

/// The entries behind a mark up to a place, each with the mark of the step that
/// was told last.
fn entries(log: &Log, from: Mark, end: usize) -> impl Iterator<Item = (Mark, What)> + '_ {
    let mut mark = from;
    log.entries(from.end, end).map(move |entry| {
        if let What::Step(word) = entry.what {
            mark = mark.next(word, entry.end);
        }
        (mark, entry.what)
    })
}

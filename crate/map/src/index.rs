//! Where the steps of a log lie, and how deep in calls they are. This module
//! does not know what a step's code or a change means.

use crate::log::{CODE_BITS, Log, What};

/// Every so many steps the index keeps a mark.
const STRIDE: u32 = 64;

/// The place behind a step, and how deep in calls it is.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    step: u32,
    end: usize,
    depth: u32,
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
    /// The last step that the index knows.
    last: Mark,
}

impl Default for Index {
    fn default() -> Self {
        Self::new(0)
    }
}

impl Index {
    /// The index of a log whose steps begin at a place.
    pub(crate) fn new(beginning: usize) -> Self {
        let first = Mark {
            end: beginning,
            ..Mark::default()
        };
        Self {
            marks: vec![first],
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
                if self.last.step.is_multiple_of(STRIDE) {
                    self.marks.push(self.last);
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
        Some(word? & ((1 << CODE_BITS) - 1))
    }

    /// How deep in calls the step is; 0 past the end.
    pub(crate) fn depth(&self, log: &Log, step: u32) -> u32 {
        self.find(log, step).map_or(0, |(mark, _)| mark.depth)
    }

    /// The place behind the step; past the last one, that behind everything.
    pub(crate) fn end_of(&self, log: &Log, step: u32) -> usize {
        self.find(log, step).map_or(log.end(), |(mark, _)| mark.end)
    }

    /// The place behind the last step that was taken in.
    pub(crate) fn end(&self) -> usize {
        self.last.end
    }

    /// The bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.marks)
    }
}

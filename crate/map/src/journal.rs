//! All changes of a run and the steps they belong to. Seeking applies or
//! reverts changes; it never runs anything.
//!
//! A change is the exclusive or of the old and the new word, so applying and
//! reverting are the same operation. The journal does not know what a word
//! means or what a step looks like to a reader.

use crate::listing::{Line, Method};
use crate::memory::{Address, Memory, Observer};

/// One reversible write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    address: Address,
    /// `old ^ new`
    bits: u32,
}

/// What a step did, apart from its changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did<K> {
    /// A line of the listing, and the outcome if it is a condition.
    Line(Line, bool),
    /// Something of the program; the machine knows the kinds.
    Program(K),
}

/// A recorded step: where its changes end, and what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    changes_end: u32,
    /// Bits 0–7: line number or kind. 8: outcome. 9: kind, not line. 12–31: depth.
    packed: u32,
}

const TAKEN: u32 = 1 << 8;
const PROGRAM: u32 = 1 << 9;
const DEPTH_SHIFT: u32 = 12;

impl Step {
    fn code(self) -> u8 {
        self.packed as u8
    }
}

/// Records a run, then seeks in it.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    steps: Vec<Step>,
    changes: Vec<Change>,
    /// Changes before the first step belong to step 0.
    base: u32,
    /// Step numbers at which operations end.
    operations: Vec<u32>,
    /// Calls on the stack while recording.
    depth: u32,
    /// The step that the memory shows.
    position: u32,
}

impl Journal {
    /// How many steps were recorded. Step 0, the beginning, is not counted.
    pub fn step_count(&self) -> u32 {
        self.steps.len() as u32
    }

    /// The steps at which operations end, in order.
    pub fn operations(&self) -> &[u32] {
        &self.operations
    }

    /// The step that the memory shows: after a run, the last.
    pub fn position(&self) -> u32 {
        self.position
    }

    /// Everything written so far belongs to the beginning.
    pub fn begin(&mut self) {
        self.base = self.changes.len() as u32;
    }

    /// Records a step of the program. `kind` is a number of the machine's.
    pub fn step(&mut self, kind: u8) {
        self.push(u32::from(kind) | PROGRAM);
    }

    /// The step recorded last ends an operation.
    pub fn end_operation(&mut self) {
        let step = self.step_count();
        if self.operations.last() != Some(&step) {
            self.operations.push(step);
        }
    }

    /// Whether something was written since the last step.
    pub fn has_pending_changes(&self) -> bool {
        self.steps.last().map_or(self.base, |step| step.changes_end) < self.changes.len() as u32
    }

    /// A frame was pushed.
    pub fn push_frame(&mut self) {
        self.depth += 1;
    }

    /// A frame was popped.
    pub fn pop_frame(&mut self) {
        self.depth -= 1;
    }

    #[inline]
    fn push(&mut self, code: u32) {
        self.steps.push(Step {
            changes_end: self.changes.len() as u32,
            packed: code | self.depth << DEPTH_SHIFT,
        });
        self.position += 1;
    }

    /// What step `step` (from 1) did; `None` for step 0 and past the end.
    pub fn did<K>(&self, step: u32, kind_of: impl Fn(u8) -> K) -> Option<Did<K>> {
        let step = self.steps.get(step.checked_sub(1)? as usize)?;
        if step.packed & PROGRAM != 0 {
            return Some(Did::Program(kind_of(step.code())));
        }
        let line = Line::from_number(step.code().into())?;
        Some(Did::Line(line, step.packed & TAKEN != 0))
    }

    /// How deep in calls step `step` is: what "over" and "out" count.
    pub fn depth(&self, step: u32) -> u32 {
        match step.checked_sub(1) {
            Some(index) => self
                .steps
                .get(index as usize)
                .map_or(0, |step| step.packed >> DEPTH_SHIFT),
            None => 0,
        }
    }

    /// The words that step `step` wrote, each with the exclusive or of its old
    /// and new value.
    pub fn changes_of(&self, step: u32) -> impl Iterator<Item = (Address, u32)> + '_ {
        let range = match step.checked_sub(1) {
            Some(before) => self.end_of(before)..self.end_of(step),
            None => 0..self.base as usize,
        };
        self.changes[range]
            .iter()
            .map(|change| (change.address, change.bits))
    }

    /// Number of operations that have ended before step `step` began; the
    /// operation that the step belongs to is the next one.
    pub fn operations_before(&self, step: u32) -> u32 {
        self.operations.partition_point(|&end| end < step) as u32
    }

    /// The bytes that steps and changes take, for measuring.
    pub fn bytes(&self) -> usize {
        std::mem::size_of_val(&*self.steps) + std::mem::size_of_val(&*self.changes)
    }

    /// Forgets every step, for measuring without growing.
    pub fn clear(&mut self) {
        self.steps.clear();
        self.changes.clear();
        self.operations.clear();
        self.base = 0;
        self.position = 0;
    }

    fn end_of(&self, step: u32) -> usize {
        match step.checked_sub(1) {
            Some(index) => self.steps[index as usize].changes_end as usize,
            None => self.base as usize,
        }
    }
}

/// Shows `step` (0 to the last; a larger number means the last) in the memory.
pub fn seek(memory: &mut Memory<Journal>, step: u32) {
    let journal = std::mem::take(&mut memory.observer);
    let step = step.min(journal.step_count());
    let (from, to) = (journal.end_of(journal.position), journal.end_of(step));
    if from <= to {
        for change in &journal.changes[from..to] {
            memory.flip(change.address, change.bits);
        }
    } else {
        for change in journal.changes[to..from].iter().rev() {
            memory.flip(change.address, change.bits);
        }
    }
    memory.observer = Journal {
        position: step,
        ..journal
    };
}

impl Observer for Journal {
    const KEEPS_VARIABLES: bool = true;

    #[inline]
    fn wrote(&mut self, address: Address, old: u32, new: u32) {
        self.changes.push(Change {
            address,
            bits: old ^ new,
        });
    }

    #[inline]
    fn enter(&mut self, _: Method) {
        self.depth += 1;
    }

    #[inline]
    fn leave(&mut self) {
        self.depth -= 1;
    }

    #[inline]
    fn line(&mut self, line: Line, taken: bool) {
        self.push(u32::from(line.number()) | if taken { TAKEN } else { 0 });
    }
}

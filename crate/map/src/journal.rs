//! All changes of a run and the steps they belong to. Seeking applies or
//! reverts changes; it never runs anything.
//!
//! A change is the exclusive or of the old and the new word, so applying and
//! reverting are the same operation, in any order. The journal does not know
//! what a word means or what a step looks like to a reader.

use std::cell::{Ref, RefCell};

use crate::index::Index;
use crate::listing::{Line, Method};
use crate::log::{Log, TAKEN, What, code_of};
use crate::memory::{Address, Memory, Observer, word_of};

/// What a step did, apart from its changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did<K> {
    /// A line of the listing, and the outcome if it is a condition.
    Line(Line, bool),
    /// Something of the program; the machine knows the kinds.
    Program(K),
}

/// A step as it was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<K> {
    /// Its number, from 1.
    pub step: u32,
    /// How deep in calls it is.
    pub depth: u32,
    /// What it did.
    pub did: Did<K>,
}

/// What was recorded, in order: the changes of a step, then the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded<K> {
    /// Bits of the word at an address were flipped.
    Changed(Address, u32),
    /// A step was told.
    Told(Told<K>),
}

/// Records a run, then seeks in it.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    log: Log,
    /// Where in the log steps lie. Grows when somebody looks, not while
    /// recording.
    index: RefCell<Index>,
    /// Step numbers at which operations end.
    operations: Vec<u32>,
    /// How many steps the memory is behind the last one.
    behind: u32,
    /// The looks of operations that tell no lines, until somebody takes them.
    looks: u64,
}

// What a step's code means.
const PROGRAM: u32 = 1 << 9;

impl<K> Did<K> {
    /// `None` if no step is recorded so.
    fn of_code(code: u32, kind_of: impl Fn(u8) -> K) -> Option<Did<K>> {
        let [number, ..] = code.to_le_bytes();
        if code & PROGRAM != 0 {
            return Some(Did::Program(kind_of(number)));
        }
        let line = Line::from_number(number.into())?;
        Some(Did::Line(line, code & TAKEN != 0))
    }
}

impl Journal {
    /// How many steps were recorded. Step 0, the beginning, is not counted.
    pub fn step_count(&self) -> u32 {
        self.log.steps()
    }

    /// The steps at which operations end, in order.
    pub fn operations(&self) -> &[u32] {
        &self.operations
    }

    /// How many slots and references the operations of a design that tells no
    /// lines have looked at since this was asked last.
    pub fn take_looks(&mut self) -> u64 {
        std::mem::take(&mut self.looks)
    }

    /// The step that the memory shows: after a run, the last.
    pub fn position(&self) -> u32 {
        self.step_count() - self.behind
    }

    /// Everything written so far belongs to the beginning.
    pub fn begin(&mut self) {
        let depth = self.log.take_descent();
        *self.index.get_mut() = Index::new(self.log.end(), depth);
    }

    /// Records a step of the program. `kind` is a number of the machine's.
    pub fn step(&mut self, kind: u8) {
        self.log.make_room();
        self.log.step(u32::from(kind) | PROGRAM);
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
        self.index().end() < self.log.end()
    }

    /// A frame was pushed.
    pub fn push_frame(&mut self) {
        self.log.deeper();
    }

    /// A frame was popped.
    pub fn pop_frame(&mut self) {
        self.log.shallower();
    }

    /// What step `step` (from 1) did; `None` for step 0 and past the end.
    pub fn did<K>(&self, step: u32, kind_of: impl Fn(u8) -> K) -> Option<Did<K>> {
        Did::of_code(self.index().code(&self.log, step)?, kind_of)
    }

    /// The steps behind step `step`, in order.
    pub fn steps_behind<K>(
        &self,
        step: u32,
        kind_of: impl Fn(u8) -> K,
    ) -> impl Iterator<Item = Told<K>> {
        self.record(step, u32::MAX, kind_of)
            .filter_map(|recorded| match recorded {
                Recorded::Told(told) => Some(told),
                Recorded::Changed(..) => None,
            })
    }

    /// All that was recorded behind step `from` up to step `to`.
    pub fn record<K>(
        &self,
        from: u32,
        to: u32,
        kind_of: impl Fn(u8) -> K,
    ) -> impl Iterator<Item = Recorded<K>> {
        let record = self.index().record(&self.log, from, to);
        record.filter_map(move |(mark, what)| match what {
            What::Change(address, bits) => Some(Recorded::Changed(address, bits)),
            What::Step(word) => {
                let did = Did::of_code(code_of(word), &kind_of)?;
                let (step, depth) = (mark.step, mark.depth);
                Some(Recorded::Told(Told { step, depth, did }))
            }
        })
    }

    /// How deep in calls step `step` is: what "over" and "out" count.
    pub fn depth(&self, step: u32) -> u32 {
        self.index().depth(&self.log, step)
    }

    /// The first step behind `step` that is at most so deep in calls.
    pub fn next_at(&self, step: u32, depth: u32) -> Option<u32> {
        self.index().next_at(&self.log, step, depth)
    }

    /// The last step before `step` that is at most so deep in calls; step 0,
    /// the beginning, is as deep as what it begins with.
    pub fn previous_at(&self, step: u32, depth: u32) -> Option<u32> {
        self.index().previous_at(&self.log, step, depth)
    }

    /// The words that step `step` wrote, each with the exclusive or of its old
    /// and new value.
    pub fn changes_of(&self, step: u32) -> impl Iterator<Item = (Address, u32)> + '_ {
        let start = step.checked_sub(1).map_or(0, |before| self.end_of(before));
        self.log.changes(start, self.end_of(step))
    }

    /// Number of operations that have ended before step `step` began; the
    /// operation that the step belongs to is the next one.
    pub fn operations_before(&self, step: u32) -> u32 {
        word_of(self.operations.partition_point(|&end| end < step))
    }

    /// The bytes that steps and changes take so far, without the index.
    pub fn recorded_bytes(&self) -> usize {
        self.log.bytes()
    }

    /// The bytes that steps, changes and their index take, for measuring.
    pub fn bytes(&self) -> usize {
        self.log.bytes() + self.index().bytes()
    }

    /// Forgets every step; the memory stays as it is.
    pub fn clear(&mut self) {
        self.log.clear();
        *self.index.get_mut() = Index::default();
        self.operations.clear();
        self.behind = 0;
    }

    /// The index of all that was recorded so far.
    fn index(&self) -> Ref<'_, Index> {
        self.index.borrow_mut().extend(&self.log);
        self.index.borrow()
    }

    fn end_of(&self, step: u32) -> usize {
        self.index().end_of(&self.log, step)
    }
}

/// Runs the algorithm on a recorded memory. The log is all that it writes to, so
/// it has the log alone, as a local variable that stays in registers.
#[inline(always)]
pub(crate) fn record<R>(
    memory: &mut Memory<Journal>,
    body: impl FnOnce(&mut Memory<Log>) -> R,
) -> R {
    let log = std::mem::take(&mut memory.observer.log);
    let mut here = memory.take_words(log);
    let result = body(&mut here);
    memory.observer.log = memory.put_words(here);
    result
}

/// Shows `step` (0 to the last; a larger number means the last) in the memory.
pub fn seek(memory: &mut Memory<Journal>, step: u32) {
    let journal = &mut memory.observer;
    let step = step.min(journal.step_count());
    let shown = journal.position();
    let from = journal.end_of(shown.min(step));
    let to = journal.end_of(shown.max(step));
    journal.behind = journal.step_count() - step;
    memory.flip_all(|journal, words| journal.log.flip(from, to, words));
}

/// Takes back all that was recorded: the memory is as it was, and the journal
/// empty.
pub fn take_back(memory: &mut Memory<Journal>) {
    let shown = memory.observer.end_of(memory.observer.position());
    // What was written since the last step is shown too.
    let end = match memory.observer.behind {
        0 => memory.observer.log.end(),
        _ => shown,
    };
    memory.flip_all(|journal, words| journal.log.flip(0, end, words));
    memory.observer.clear();
}

/// A walk through all steps, each shown in the memory in turn. It costs far
/// less than seeking each.
#[derive(Clone, Copy, Debug)]
pub struct Walk {
    /// The place behind the step that is shown.
    place: usize,
}

impl Walk {
    /// Shows step `step` in the memory; the walk goes on from there.
    pub fn from(memory: &mut Memory<Journal>, step: u32) -> Walk {
        seek(memory, step);
        let journal = &memory.observer;
        Walk {
            place: journal.end_of(journal.position()),
        }
    }

    /// Shows the next step in the memory, and tells what it did; `None` behind
    /// the last step. Nothing may seek in between.
    pub fn next<K>(
        &mut self,
        memory: &mut Memory<Journal>,
        kind_of: impl Fn(u8) -> K,
    ) -> Option<Did<K>> {
        let journal = &mut memory.observer;
        journal.behind = journal.behind.checked_sub(1)?;
        let start = self.place;
        let mut word = 0;
        for entry in journal.log.entries(start, journal.log.end()) {
            self.place = entry.end;
            if let What::Step(found) = entry.what {
                word = found;
                break;
            }
        }
        let end = self.place;
        memory.flip_all(|journal, words| journal.log.flip(start, end, words));
        Did::of_code(code_of(word), kind_of)
    }
}

impl Observer for Journal {
    const KEEPS_VARIABLES: bool = true;

    fn wrote(&mut self, address: Address, old: u32, new: u32) {
        self.log.write(address, old ^ new);
    }

    fn enter(&mut self, method: Method) {
        self.log.enter(method);
    }

    fn repeat(&mut self) {
        self.log.repeat();
    }

    fn leave(&mut self) {
        self.log.leave();
    }

    fn line(&mut self, line: Line, taken: bool) {
        self.log.line(line, taken);
    }

    fn looked(&mut self, slots: u32, references: u32) {
        self.looks += u64::from(slots) + u64::from(references);
    }
}

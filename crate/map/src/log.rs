//! How a journal is written down: one row of words.
//!
//! A change takes two words: its address, marked, and its bits. A step takes
//! one, behind its changes: its code, and how much deeper in calls it is than
//! the step before. This module does not know where a step lies.

use crate::listing::{Line, Method};
use crate::memory::{Address, Memory, Observer};

/// What [`Log::make_room`] makes room for.
const ROOM: usize = 64;

/// The words that a log grows by at most (32 MiB).
const LONGEST_GROWTH: usize = 1 << 23;

/// Marks the first word of a change; the rest is its address.
const CHANGE: u32 = 1 << 31;
/// The outcome of a condition, in a step's code.
pub(crate) const TAKEN: u32 = 1 << 8;
/// The bits of a step's word that hold its code.
pub(crate) const CODE_BITS: u32 = 12;
/// One call deeper, in a step's word.
const DEEPER: u32 = 1 << CODE_BITS;

/// The code in a step's word.
pub(crate) const fn code_of(word: u32) -> u32 {
    word & ((1 << CODE_BITS) - 1)
}

/// A row of changes and steps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    /// What was written, as far as `end`; behind it is room.
    words: Vec<u32>,
    end: usize,
    steps: u32,
    /// By how much the next step is deeper than the last one, in a step's word.
    descent: u32,
}

impl Log {
    /// How many steps there are.
    pub(crate) fn steps(&self) -> u32 {
        self.steps
    }

    /// Calls are one deeper from now on.
    #[inline(always)]
    pub(crate) fn deeper(&mut self) {
        self.descent = self.descent.wrapping_add(DEEPER);
    }

    /// Calls are one less deep from now on.
    #[inline(always)]
    pub(crate) fn shallower(&mut self) {
        self.descent = self.descent.wrapping_sub(DEEPER);
    }

    /// By how much calls are deeper than at the last step, from now on counted
    /// anew.
    pub(crate) fn take_descent(&mut self) -> u32 {
        std::mem::take(&mut self.descent) >> CODE_BITS
    }

    /// A step that did `code`, which has [`CODE_BITS`] at most.
    #[cfg_attr(feature = "inlined", inline(always))]
    #[cfg_attr(not(feature = "inlined"), inline(never))]
    pub(crate) fn step(&mut self, code: u32) {
        let word = (code | self.descent) & !CHANGE;
        self.descent = 0;
        self.steps += 1;
        self.push(word);
    }

    /// Bits of the word at `address` were flipped.
    #[cfg_attr(feature = "inlined", inline(always))]
    #[cfg_attr(not(feature = "inlined"), inline(never))]
    pub(crate) fn change(&mut self, address: Address, bits: u32) {
        self.push(CHANGE | address);
        self.push(bits);
    }

    /// As [`Self::make_room`] and [`Self::change`], in one piece: whatever the
    /// machine writes comes here.
    #[inline(always)]
    pub(crate) fn write(&mut self, address: Address, bits: u32) {
        while !self.has_room() {
            self.words = longer(std::mem::take(&mut self.words));
        }
        self.push(CHANGE | address);
        self.push(bits);
    }

    /// Makes room for what a method writes until it calls or repeats
    /// something: so long, words need no room of their own.
    #[cfg_attr(feature = "inlined", inline(always))]
    #[cfg_attr(not(feature = "inlined"), inline(never))]
    pub(crate) fn make_room(&mut self) {
        while !self.has_room() {
            self.words = longer(std::mem::take(&mut self.words));
        }
    }

    #[inline(always)]
    fn has_room(&self) -> bool {
        let limit = self.words.len().checked_sub(ROOM);
        limit.is_some_and(|limit| self.end <= limit)
    }

    #[inline(always)]
    fn push(&mut self, word: u32) {
        self.words[self.end] = word;
        self.end += 1;
    }

    /// The place behind the last word.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// The changes between two places.
    pub(crate) fn changes(
        &self,
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = (Address, u32)> + '_ {
        self.entries(from, to).filter_map(|entry| match entry.what {
            What::Change(address, bits) => Some((address, bits)),
            What::Step(_) => None,
        })
    }

    /// Flips the bits of all changes between two places. A loop of its own: a
    /// million steps are sought by it, also where iterators are not inlined.
    pub(crate) fn flip(&self, from: usize, to: usize, memory: &mut [u32]) {
        let mut rest = &self.words[from..to];
        while let [word, behind @ ..] = rest {
            rest = behind;
            if word & CHANGE != 0
                && let [bits, behind @ ..] = rest
            {
                memory[(word & !CHANGE) as usize] ^= bits;
                rest = behind;
            }
        }
    }

    pub(crate) fn entries(&self, from: usize, to: usize) -> impl Iterator<Item = Entry> + '_ {
        let mut place = from;
        std::iter::from_fn(move || {
            if place >= to {
                return None;
            }
            let word = self.words[place];
            let what = if word & CHANGE == 0 {
                place += 1;
                What::Step(word)
            } else {
                place += 2;
                What::Change(word & !CHANGE, self.words[place - 1])
            };
            Some(Entry { end: place, what })
        })
    }

    /// The bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.end * size_of::<u32>()
    }

    /// Forgets everything but the room it has taken; no call may be running.
    pub(crate) fn clear(&mut self) {
        self.end = 0;
        self.steps = 0;
        self.descent = 0;
    }
}

/// More room behind the same words.
#[cold]
#[inline(never)]
fn longer(mut words: Vec<u32>) -> Vec<u32> {
    // A long record must not take twice what it needs.
    let length = words.len() + words.len().clamp(1 << 12, LONGEST_GROWTH);
    words.resize(length, 0);
    words
}

impl Observer for Log {
    const KEEPS_VARIABLES: bool = true;

    #[inline(always)]
    fn wrote(&mut self, address: Address, old: u32, new: u32) {
        self.change(address, old ^ new);
    }

    #[inline(always)]
    fn enter(&mut self, _: Method) {
        self.make_room();
        self.deeper();
    }

    #[inline(always)]
    fn repeat(&mut self) {
        self.make_room();
    }

    #[inline(always)]
    fn leave(&mut self) {
        self.shallower();
    }

    #[inline(always)]
    fn line(&mut self, line: Line, taken: bool) {
        self.step(u32::from(line.number()) | if taken { TAKEN } else { 0 });
    }

    #[inline(always)]
    fn moved<R>(memory: &mut Memory<Log>, body: impl FnOnce(&mut Memory<Log>) -> R) -> R {
        let mut here = memory.take();
        let result = body(&mut here);
        *memory = here;
        result
    }
}

/// An entry of the log, and the place behind it.
pub(crate) struct Entry {
    pub(crate) end: usize,
    pub(crate) what: What,
}

/// What an entry is: an address and its bits, or a step's word.
pub(crate) enum What {
    Change(Address, u32),
    Step(u32),
}

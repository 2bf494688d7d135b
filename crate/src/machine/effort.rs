//! What a run draws on the [`Budget`](crate::budget::Budget), apart from its
//! instructions and its collections: elements, characters, printed bytes, and
//! how deep the engine recurses.
//!
//! Amounts go in, an interrupt comes out when they are too much. It does not
//! know what the work is for.

use crate::budget::Work;
use crate::jvm::value::Word;
use crate::limits;
use crate::words::Key;

use super::{Interrupt, Machine, Outcome};

/// Characters that a loop over a text looks at in the time of one element.
const CHARACTERS_OF_A_VISIT: usize = 8;
/// Pairs that it compares in that time.
const PARTS_OF_A_VISIT: usize = 8;
/// Records of the machine that it passes in the time of one instruction.
const RECORDS_OF_AN_INSTRUCTION: usize = 16;
/// What a call of the scenario from within the library takes of the engine's
/// stack, in levels of elements.
const LEVELS_OF_A_CALL: u32 = 8;

impl Machine<'_> {
    /// The library is about to look at so many elements within one instruction.
    pub(super) fn visit(&mut self, elements: usize) -> Outcome {
        Ok(self.budget.spend(Work::Visits, elements as u64)?)
    }

    /// The library is about to look at each character of the text of a String.
    pub(super) fn scan(&mut self, string: Word) -> Outcome {
        let length = self.world.string_text(string).len();
        self.visit(length / CHARACTERS_OF_A_VISIT)
    }

    /// The machine is about to go through so many of its own records, of which
    /// the program knows nothing.
    pub(super) fn look_through(&mut self, records: usize) -> Outcome {
        let instructions = records / RECORDS_OF_AN_INSTRUCTION;
        Ok(self.budget.spend(Work::Instructions, instructions as u64)?)
    }

    /// A text of so many bytes is about to be made.
    pub(super) fn make_characters(&mut self, bytes: usize) -> Outcome {
        Ok(self.budget.spend(Work::Characters, bytes as u64)?)
    }

    /// A text of so many bytes is about to be printed.
    pub(super) fn print_bytes(&mut self, bytes: usize) -> Outcome {
        Ok(self.budget.spend(Work::Output, bytes as u64)?)
    }

    /// Does something for a part of an object, one level deeper in the engine's
    /// stack. The same pair twice, without code of the scenario in between,
    /// would be for ever: a JDK throws a `StackOverflowError` then.
    pub(super) fn for_a_part<T>(
        &mut self,
        pair: (Word, Word),
        run: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<T> {
        self.visit(1 + self.parts.len() / PARTS_OF_A_VISIT)?;
        if self.parts.contains(&pair) {
            return Err(self.stack_overflow());
        }
        self.parts.push(pair);
        let result = self.deeper(1, run);
        self.parts.pop();
        result
    }

    /// Runs what calls the scenario and waits for it, deeper in the engine's
    /// stack.
    pub(super) fn for_a_call<T>(
        &mut self,
        run: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<T> {
        let parts = std::mem::take(&mut self.parts);
        let result = self.deeper(LEVELS_OF_A_CALL, run);
        self.parts = parts;
        result
    }

    fn deeper<T>(&mut self, levels: u32, run: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        if self.levels + levels > limits::NESTED_LEVELS {
            return Err(Interrupt::stop(Key::StopNesting));
        }
        self.levels += levels;
        let result = run(self);
        self.levels -= levels;
        result
    }

    fn stack_overflow(&mut self) -> Interrupt {
        let class = "java.lang.StackOverflowError";
        Interrupt::thrown(self.throwable(class, super::NULL, super::NULL))
    }
}

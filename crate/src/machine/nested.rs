//! Methods of the scenario that the library calls and waits for, all inside of
//! one instruction: `toString` while a text is joined, a static initialiser.
//!
//! They run in a loop of their own, on the same stack of frames.

use threadlocal_map::memory::Address;

use crate::jvm::value::{NULL, Word};
use crate::words::Key;

use super::code::MethodId;
use super::steps::Kind;
use super::{Interrupt, Machine, Outcome};

impl Machine<'_> {
    /// Calls a method, with the deployed class it belongs to or null, and runs
    /// until it has returned. What the library still needs is on the operand
    /// stack.
    pub(super) fn run_to_end(
        &mut self,
        method: MethodId,
        arguments: Vec<Word>,
        class: Word,
    ) -> Outcome<Word> {
        self.for_a_call(|machine| machine.run_method(method, arguments, class))
    }

    fn run_method(&mut self, method: MethodId, arguments: Vec<Word>, class: Word) -> Outcome<Word> {
        self.spill();
        let (stack, pc) = (std::mem::take(&mut self.stack), self.pc);
        self.nested.push(self.depth);
        self.push_frame(method, arguments, class)?;
        let name = self.method_name(method);
        self.step(Kind::Entered, [name, NULL])?;
        self.execute()?;
        self.nested.pop();
        (self.stack, self.pc) = (stack, pc);
        let result: Option<Result<Word, Address>> = self.nested_result.take();
        match result {
            Some(Ok(word)) => Ok(word),
            Some(Err(exception)) => Err(Interrupt::thrown(exception)),
            None => Err(Interrupt::stop(Key::StopInternal)),
        }
    }

    /// Whether the frame that was just popped is what the library waits for.
    /// If so, the registers are those of the frame below it again.
    pub(super) fn is_nested_end(&mut self) -> bool {
        let is_end = self.nested.last() == Some(&self.depth);
        if is_end && self.native().is_none() {
            self.reload();
        }
        is_end
    }
}

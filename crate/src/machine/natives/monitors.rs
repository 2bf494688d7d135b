//! Monitors: who is in which. A thread runs to its end as soon as it starts, so
//! it must never have to wait for one.

use crate::jvm::value::{NULL, Word};
use crate::words::Key;

use super::super::{Interrupt, Machine, Outcome};
use super::Call;

impl Machine<'_> {
    /// What `synchronized` does first.
    pub(super) fn enter_monitor(&mut self, lock: Word) -> Outcome<Call> {
        if lock == NULL {
            return Err(self.null_pointer());
        }
        let thread = self.current_thread();
        let is_taken = |&(other, owner): &(Word, Word)| other == lock && owner != thread;
        if self.monitors.iter().any(is_taken) {
            return Err(Interrupt::stop(Key::StopMonitor));
        }
        self.monitors.push((lock, thread));
        self.done(NULL)
    }

    /// What it does last.
    pub(super) fn exit_monitor(&mut self, lock: Word) -> Outcome<Call> {
        let entered = (lock, self.current_thread());
        if let Some(at) = self.monitors.iter().rposition(|it| *it == entered) {
            self.monitors.remove(at);
        }
        self.done(NULL)
    }
}

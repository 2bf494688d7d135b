//! One budget for everything that a source can make long, in the compiler and in
//! a run: who is about to work says how much, and stops when that was too much.
//!
//! In goes an amount of [`Work`], out comes whether it may be done. It counts
//! and knows no clock, so that the same source stops at the same place on every
//! machine. It does not know what the work is, nor where in the source.

use crate::limits;
use crate::words::Key;

/// What a source can make long. Each has an allowance of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Tokens that the parser looks at.
    Parsing,
    /// Expressions that are asked for their type, and nodes of types.
    Typing,
    /// Instructions that the compiler emits.
    Emission,
    /// Slots that are looked at to find how long they live.
    Liveness,
    /// Instructions that the machine executes.
    Instructions,
    /// Elements that the library visits within one instruction.
    Visits,
    /// Characters of texts that a run makes.
    Characters,
    /// Bytes that a run prints.
    Output,
    /// Objects that collections look at.
    Traced,
}

impl Work {
    /// Every kind of work.
    pub const ALL: [Work; 9] = [
        Work::Parsing,
        Work::Typing,
        Work::Emission,
        Work::Liveness,
        Work::Instructions,
        Work::Visits,
        Work::Characters,
        Work::Output,
        Work::Traced,
    ];

    /// How much of it one source may cost.
    pub const fn allowance(self) -> u64 {
        match self {
            Work::Parsing => limits::PARSING,
            Work::Typing => limits::TYPING,
            Work::Emission => limits::EMISSION,
            Work::Liveness => limits::LIVENESS,
            Work::Instructions => limits::INSTRUCTIONS,
            Work::Visits => limits::VISITS,
            Work::Characters => limits::CHARACTERS,
            Work::Output => limits::OUTPUT,
            Work::Traced => limits::TRACED,
        }
    }

    /// What to say when it is used up: a diagnostic of the compiler, or why the
    /// run was stopped.
    pub const fn message(self) -> Key {
        match self {
            Work::Parsing => Key::DiagnosticBudgetParsing,
            Work::Typing => Key::DiagnosticBudgetTyping,
            Work::Emission => Key::DiagnosticBudgetEmission,
            Work::Liveness => Key::DiagnosticBudgetLiveness,
            Work::Instructions => Key::StopInstructions,
            Work::Visits => Key::StopVisits,
            Work::Characters => Key::StopCharacters,
            Work::Output => Key::StopOutput,
            Work::Traced => Key::StopWork,
        }
    }
}

/// The allowance of this work is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted(pub Work);

/// What is left of each allowance.
#[derive(Clone, Debug)]
pub struct Budget {
    left: [u64; Work::ALL.len()],
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            left: Work::ALL.map(Work::allowance),
        }
    }
}

impl Budget {
    /// Takes `amount`, in the unit of that work, before it is done.
    ///
    /// # Errors
    ///
    /// There is less than that. Then nothing is left, so whoever asks again
    /// hears the same.
    #[inline]
    pub fn spend(&mut self, work: Work, amount: u64) -> Result<(), Exhausted> {
        let left = &mut self.left[work as usize];
        match left.checked_sub(amount) {
            Some(rest) => {
                *left = rest;
                Ok(())
            }
            None => {
                *left = 0;
                Err(Exhausted(work))
            }
        }
    }

    /// How much of it was used so far.
    pub fn spent(&self, work: Work) -> u64 {
        work.allowance() - self.left[work as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_work_has_an_allowance_of_its_own() {
        for work in Work::ALL {
            let mut budget = Budget::default();
            assert_eq!(budget.spend(work, work.allowance() - 1), Ok(()));
            assert_eq!(budget.spend(work, 1), Ok(()), "{work:?}");
            assert_eq!(budget.spend(work, 1), Err(Exhausted(work)));
            assert_eq!(budget.spend(work, 0), Ok(()), "nothing costs nothing");
            for other in Work::ALL {
                let is_same = other == work;
                assert_eq!(budget.spend(other, 1).is_err(), is_same, "{other:?}");
            }
        }
    }

    #[test]
    fn what_was_refused_uses_up_the_rest() {
        let mut budget = Budget::default();
        let too_much = Work::Output.allowance() + 1;
        let refused = Err(Exhausted(Work::Output));
        assert_eq!(budget.spend(Work::Output, too_much), refused);
        assert_eq!(budget.spend(Work::Output, 1), refused);
        assert_eq!(budget.spent(Work::Output), Work::Output.allowance());
    }
}

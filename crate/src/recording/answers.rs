//! What a figure is asked beside its frames, answered beforehand.

use std::collections::BTreeMap;

use crate::session::Session;
use crate::view::{ActionsView, ExplanationView, Fate, OutcomeView};

use super::column::Column;
use super::plain::{Plain, Shape, camel, records, shape_of};
use super::texts::Texts;

/// The home slot of the ThreadLocal that a button would make, unless the reader
/// has chosen another.
pub const HOME: u32 = 5;

/// An explanation is followed through so many operations at most, if it stays the
/// same: each costs a look at the whole heap.
const FOLLOWED: u32 = 100;

/// The answers of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// What each operation does, in the order in which they begin.
    pub outcomes: Vec<OutcomeView>,
    /// Why leaked values stay: for each fate of a value that is a leak, from where
    /// it begins, and at the end of the run; each as long as it is the same.
    pub explanations: Vec<Explained>,
    /// From this recorded step on until the next: what the buttons append where
    /// calls run in `main` and a new ThreadLocal has the home slot [`HOME`].
    pub actions: Vec<(u32, ActionsView)>,
}

/// Why a value stays at the end of some operations, one behind the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The first of them and the last, from 1.
    pub first: u32,
    pub last: u32,
    pub why: ExplanationView,
}

records! {
    Answers { outcomes, explanations, actions }
    Explained { first, last, why }
}

impl Answers {
    /// The answers of the run of a session, of which these steps are recorded.
    pub fn of(session: &mut Session, steps: &[u32]) -> Answers {
        Answers {
            outcomes: outcomes(session),
            explanations: explanations(session),
            actions: actions(session, steps),
        }
    }
}

fn outcomes(session: &mut Session) -> Vec<OutcomeView> {
    let mut outcomes = Vec::new();
    let mut step = 0;
    while let Some(outcome) = session.outcome(step) {
        step = outcome.start + 1;
        outcomes.push(outcome);
    }
    outcomes
}

fn explanations(session: &mut Session) -> Vec<Explained> {
    let mut explanations: Vec<Explained> = Vec::new();
    // Of each value the fate that it has, and where its explanation stands as long
    // as that is the same.
    let mut known: BTreeMap<u32, (Fate, Option<usize>)> = BTreeMap::new();
    let ends = session.operations().to_vec();
    for (operation, &end) in (1..).zip(&ends) {
        session.seek(end);
        for row in session.view().ledger {
            let leaks = matches!(row.fate, Fate::Doomed | Fate::Stale | Fate::Pinned);
            let before = known.insert(row.value, (row.fate, None));
            let begins = before.is_none_or(|(fate, _)| fate != row.fate);
            let is_followed = |at: &usize| operation - explanations[*at].first < FOLLOWED;
            let at = before.and_then(|(_, at)| at);
            let at = at.filter(is_followed).filter(|_| !begins);
            let is_last = operation as usize == ends.len();
            if !leaks || !(begins || is_last || at.is_some()) {
                continue;
            }
            let Some(why) = session.explain(row.value) else {
                continue;
            };
            let at = match at {
                Some(at) if explanations[at].why == why => {
                    explanations[at].last = operation;
                    Some(at)
                }
                _ if begins || is_last => {
                    explanations.push(Explained {
                        first: operation,
                        last: operation,
                        why,
                    });
                    Some(explanations.len() - 1)
                }
                _ => None,
            };
            known.insert(row.value, (row.fate, at));
        }
    }
    explanations
}

fn actions(session: &mut Session, steps: &[u32]) -> Vec<(u32, ActionsView)> {
    let mut actions: Vec<(u32, ActionsView)> = Vec::new();
    for &step in steps {
        session.seek(step);
        let now = session.actions("", HOME);
        if actions.last().is_none_or(|(_, last)| *last != now) {
            actions.push((step, now));
        }
    }
    actions
}

//! The survey: what each design of the map retains and what it costs, by a
//! seeded experiment.
//!
//! A [`Survey`] runs the same random operations under every design, one after
//! the other, in slices as long as its caller likes. The same parameters give
//! the same report on every machine: it knows no clock, no other randomness
//! than its seed, and decides nothing by a floating-point number. It knows no
//! scenario and no machine.

mod cost;
mod parameters;
mod random;
mod report;
mod table;
mod tally;
mod trial;

pub use parameters::{BadParameter, Parameters, Problem};
pub use report::{Report, Row, Summary};
pub use table::table;

use threadlocal_map::design::{Cleaning, Design, Strength, Table};

use crate::words::Key;
use trial::Trial;

/// A prime near 2³² divided by the golden ratio, which hash tables like to
/// multiply with: 1 modulo 16, so that consecutive keys sit side by side. The
/// JDK's own increment comes from there too: it is 2³² - `0x9E37_79B9`, the
/// same constant before it was rounded to a prime, negated.
const GOLDEN_PRIME: u32 = 0x9E37_79B1;

/// The designs of a survey and what they are called.
pub const DESIGNS: [(Key, Design); 11] = [
    (Key::SurveyDesignJdk, Design::JDK),
    (
        Key::SurveyDesignFull,
        Design {
            cleaning: Cleaning::Full,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignNone,
        Design {
            cleaning: Cleaning::None,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignIncrement,
        Design {
            increment: GOLDEN_PRIME,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignStrongKeys,
        Design {
            keys: Strength::Strong,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignWeakValues,
        Design {
            values: Strength::Weak,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignChained,
        Design {
            table: Table::Chained,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignChainedScan,
        Design {
            table: Table::Chained,
            cleaning: Cleaning::Scan,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignChainedFull,
        Design {
            table: Table::Chained,
            cleaning: Cleaning::Full,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignHashMap,
        Design {
            keys: Strength::Strong,
            table: Table::Chained,
            ..Design::JDK
        },
    ),
    (
        Key::SurveyDesignQueued,
        Design {
            table: Table::Queued,
            ..Design::JDK
        },
    ),
];

/// How far a survey is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct Progress {
    /// Operations that were run, of all designs.
    pub done: u64,
    /// Operations that there are to run.
    pub total: u64,
}

/// An experiment that runs, or has run.
pub struct Survey {
    parameters: Parameters,
    /// The design that runs, the next of [`DESIGNS`].
    trial: Option<Trial>,
    rows: Vec<Row>,
}

impl Survey {
    /// An experiment that has not begun.
    ///
    /// # Errors
    /// If a parameter makes no sense, or all of them too much work.
    pub fn new(parameters: Parameters) -> Result<Self, BadParameter> {
        parameters.check()?;
        Ok(Self {
            trial: Some(Trial::new(DESIGNS[0].1, parameters)),
            parameters,
            rows: Vec::new(),
        })
    }

    /// Runs at most so many operations more, of one design.
    pub fn advance(&mut self, operations: u32) -> Progress {
        if let Some(trial) = &mut self.trial {
            trial.advance(operations);
            if trial.done() == self.parameters.operations {
                let (key, _) = DESIGNS[self.rows.len()];
                self.rows.push(trial.row(key));
                let next = DESIGNS.get(self.rows.len());
                // The old trial's memory goes before the new one's is made.
                self.trial = None;
                self.trial = next.map(|&(_, design)| Trial::new(design, self.parameters));
            }
        }
        self.progress()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let operations = u64::from(self.parameters.operations);
        let running = self.trial.as_ref().map_or(0, Trial::done);
        Progress {
            done: operations * self.rows.len() as u64 + u64::from(running),
            total: operations * DESIGNS.len() as u64,
        }
    }

    /// What came out, once everything has run.
    pub fn result(&self) -> Option<Report> {
        (self.rows.len() == DESIGNS.len()).then(|| Report {
            parameters: self.parameters,
            rows: self.rows.clone(),
        })
    }
}

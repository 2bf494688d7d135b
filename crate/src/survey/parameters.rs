//! What an experiment can be asked for, and what it cannot.

use crate::view::ArgumentView;
use crate::words::Key;

/// The settings of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(feature = "cli", feature = "wasm"), derive(serde::Serialize))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(
    any(feature = "cli", feature = "wasm"),
    serde(rename_all = "camelCase")
)]
pub struct Parameters {
    /// Keys that are live between two operations.
    pub keys: u32,
    /// Which ThreadLocals the thread sees: every one, every second, every third…
    pub stride: u32,
    /// Of a hundred operations, how many set a new key and let one die.
    pub deaths: u32,
    /// A GC after so many operations.
    pub collect_every: u32,
    /// Operations for each design.
    pub operations: u32,
    /// Where the random numbers start.
    pub seed: u32,
    /// Bytes that a value takes.
    pub value_bytes: u32,
}

impl Parameters {
    /// What is asked for unless somebody says otherwise.
    pub const DEFAULT: Self = Self {
        keys: 8,
        stride: 5,
        deaths: 10,
        collect_every: 100,
        operations: 1_000_000,
        seed: 1,
        value_bytes: 1024,
    };
}

/// What is wrong with a setting: a message and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    /// The message.
    pub key: Key,
    /// Its arguments.
    pub arguments: Vec<(&'static str, String)>,
}

/// A [`BadParameter`] as plain data.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, tsify::Tsify))]
pub struct Problem {
    /// The key of the message.
    pub key: String,
    /// Its arguments.
    pub arguments: Vec<ArgumentView>,
}

impl From<&BadParameter> for Problem {
    fn from(bad: &BadParameter) -> Self {
        let arguments = bad.arguments.iter().map(|(name, text)| ArgumentView {
            name: (*name).to_owned(),
            text: text.clone(),
            slot: None,
            object: 0,
        });
        Self {
            key: bad.key.name().to_owned(),
            arguments: arguments.collect(),
        }
    }
}

/// A design that sweeps looks at every entry in every operation: so many looks
/// take about half a minute.
const MOST_LOOKS: u64 = 10_000_000_000;

impl Parameters {
    /// The settings by their names on the command line, which messages name
    /// them by too (a page has labels for them), with the least and the
    /// greatest value that each may have.
    fn ranges(&self) -> [(&'static str, u32, u32, u32); 7] {
        [
            ("keys", self.keys, 0, 10_000),
            ("stride", self.stride, 1, 1_000_000),
            ("deaths", self.deaths, 0, 100),
            ("collect-every", self.collect_every, 1, 10_000_000),
            ("operations", self.operations, 1, 10_000_000),
            ("seed", self.seed, 0, u32::MAX),
            ("value-bytes", self.value_bytes, 1, 1 << 30),
        ]
    }

    /// Whether the experiment can be run.
    ///
    /// # Errors
    /// If it cannot.
    pub fn check(&self) -> Result<(), BadParameter> {
        for (name, value, first, last) in self.ranges() {
            if !(first..=last).contains(&value) {
                return Err(BadParameter {
                    key: Key::SurveyBadRange,
                    arguments: vec![
                        ("parameter", name.to_owned()),
                        ("first", first.to_string()),
                        ("last", last.to_string()),
                        ("value", value.to_string()),
                    ],
                });
            }
        }
        if self.keys == 0 && self.deaths < 100 {
            return Err(BadParameter {
                key: Key::SurveyBadKeys,
                arguments: vec![("deaths", "deaths".to_owned())],
            });
        }
        let entries = u64::from(self.keys) + u64::from(self.collect_every.min(self.operations));
        let most = MOST_LOOKS / u64::from(self.operations);
        if entries > most {
            return Err(BadParameter {
                key: Key::SurveyBadWork,
                arguments: vec![
                    ("operations", self.operations.to_string()),
                    ("keys", "keys".to_owned()),
                    ("every", "collect-every".to_owned()),
                    ("most", most.to_string()),
                ],
            });
        }
        Ok(())
    }
}

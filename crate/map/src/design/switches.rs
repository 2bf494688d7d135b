//! Designs as text: `keys=strong`, `table=chained`. Knows no source file.

use std::fmt;

use super::{Cleaning, Design, Strength, Table};

/// What is wrong with a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadSwitch {
    /// There is no design but the JDK's own here.
    Absent,
    /// There is no switch of that name.
    Name,
    /// The switch has no such value; these it has.
    Value(&'static str),
}

impl BadSwitch {
    /// The names of all switches.
    pub const NAMES: &'static str = "keys, values, table, cleaning, increment";
}

impl fmt::Display for BadSwitch {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Absent => to.write_str("only the JDK's own design is here"),
            Self::Name => write!(to, "there is no such switch, only {}", Self::NAMES),
            Self::Value(values) => write!(to, "the value must be {values}"),
        }
    }
}

impl std::error::Error for BadSwitch {}

const STRENGTHS: &str = "weak or strong";
const TABLES: &str = "open, chained or queued";
const CLEANINGS: &str = "none, jdk, scan or full";
const INCREMENTS: &str = "an odd number of at most 32 bits as 0x…";

impl Design {
    /// Sets the switch `name` to `value`.
    ///
    /// # Errors
    /// If there is no such switch or value, or no other design; then nothing
    /// has changed.
    pub fn parse_switch(&mut self, name: &str, value: &str) -> Result<(), BadSwitch> {
        if !cfg!(feature = "designs") {
            return Err(BadSwitch::Absent);
        }
        match name {
            "keys" => self.keys = strength(value)?,
            "values" => self.values = strength(value)?,
            "table" => {
                self.table = match value {
                    "open" => Table::Open,
                    "chained" => Table::Chained,
                    "queued" => Table::Queued,
                    _ => return Err(BadSwitch::Value(TABLES)),
                }
            }
            "cleaning" => {
                self.cleaning = match value {
                    "none" => Cleaning::None,
                    "jdk" => Cleaning::Jdk,
                    "scan" => Cleaning::Scan,
                    "full" => Cleaning::Full,
                    _ => return Err(BadSwitch::Value(CLEANINGS)),
                }
            }
            "increment" => self.increment = increment(value)?,
            _ => return Err(BadSwitch::Name),
        }
        Ok(())
    }
}

fn strength(value: &str) -> Result<Strength, BadSwitch> {
    match value {
        "weak" => Ok(Strength::Weak),
        "strong" => Ok(Strength::Strong),
        _ => Err(BadSwitch::Value(STRENGTHS)),
    }
}

/// Even increments are refused: some slots would be nobody's home.
fn increment(value: &str) -> Result<u32, BadSwitch> {
    value
        .strip_prefix("0x")
        // `from_str_radix` would accept a sign.
        .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .filter(|number| number % 2 == 1)
        .ok_or(BadSwitch::Value(INCREMENTS))
}

/// The switches that make the design from the JDK's, as in a scenario's header;
/// nothing for the JDK's own.
impl fmt::Display for Design {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let jdk = Design::default();
        let mut space = "";
        let mut switch = |differs: bool, text: fmt::Arguments| {
            if !differs {
                return Ok(());
            }
            write!(to, "{space}{text}")?;
            space = " ";
            Ok(())
        };
        let strength = |strength| match strength {
            Strength::Strong => "strong",
            Strength::Weak => "weak",
        };
        let table = match self.table {
            Table::Open => "open",
            Table::Chained => "chained",
            Table::Queued => "queued",
        };
        let cleaning = match self.cleaning {
            Cleaning::None => "none",
            Cleaning::Jdk => "jdk",
            Cleaning::Scan => "scan",
            Cleaning::Full => "full",
        };
        switch(
            self.keys != jdk.keys,
            format_args!("keys={}", strength(self.keys)),
        )?;
        switch(
            self.values != jdk.values,
            format_args!("values={}", strength(self.values)),
        )?;
        switch(self.table != jdk.table, format_args!("table={table}"))?;
        switch(
            self.cleaning != jdk.cleaning,
            format_args!("cleaning={cleaning}"),
        )?;
        switch(
            self.increment != jdk.increment,
            format_args!("increment={:#x}", self.increment),
        )
    }
}

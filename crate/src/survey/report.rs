//! What a survey has found, as plain data.

use super::parameters::Parameters;

/// What came out of a survey.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(feature = "cli", feature = "wasm"), derive(serde::Serialize))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Report {
    /// What was asked for.
    pub parameters: Parameters,
    /// One for each design.
    pub rows: Vec<Row>,
}

/// What came out for one design.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(feature = "cli", feature = "wasm"), derive(serde::Serialize))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(
    any(feature = "cli", feature = "wasm"),
    serde(rename_all = "camelCase")
)]
pub struct Row {
    /// The key of the message that names the design.
    pub name: String,
    /// Its switches; empty for the JDK's.
    pub switches: String,
    /// Entries whose key was cleared, after each operation.
    pub stale: Summary,
    /// Bytes of the values that entries of dead keys hold, cleared or not,
    /// after each operation.
    pub retained: Summary,
    /// Slots that an operation looks at.
    pub cells: Summary,
    /// References that an operation follows to an Entry, or from an Entry to
    /// its key.
    pub pointers: Summary,
    /// Bytes of an Entry, as 64-bit HotSpot lays it out, with the reference
    /// object that a weak value needs.
    pub entry_bytes: u32,
    /// How many times `get` ran.
    pub gets: u32,
    /// How many of them found that a GC had taken the value.
    pub lost: u32,
    /// Slots of the table at the end.
    pub length: u32,
}

/// What is said of many numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(any(feature = "cli", feature = "wasm"), derive(serde::Serialize))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Summary {
    /// The arithmetic mean.
    pub mean: f64,
    /// Half of the numbers are not greater.
    pub p50: u64,
    /// 99 of 100 numbers are not greater.
    pub p99: u64,
    /// The greatest.
    pub worst: u64,
}

#[cfg(test)]
mod tests {
    use threadlocal_map::design::Design;

    use crate::jvm::class::entry_bytes;

    /// As the class histograms of JDK 17 and 25 have them, for
    /// `ThreadLocalMap.Entry`, `HashMap.Node` and `WeakHashMap.Entry` and for
    /// classes with the fields of the others.
    #[test]
    fn entries_have_hotspots_sizes() {
        for (switches, bytes) in [
            ("", 32),
            ("keys=strong", 24),
            ("values=weak", 64),
            ("keys=strong values=weak", 32),
            ("table=chained", 40),
            ("table=chained keys=strong", 32),
            ("table=chained keys=strong values=weak", 40),
            ("table=queued", 40),
            ("table=queued values=weak", 72),
        ] {
            let mut design = Design::default();
            for switch in switches.split_whitespace() {
                let (name, value) = switch.split_once('=').unwrap_or((switch, ""));
                assert_eq!(design.parse_switch(name, value), Ok(()));
            }
            assert_eq!(entry_bytes(design), bytes, "{switches}");
        }
    }
}

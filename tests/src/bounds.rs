//! What a scenario whose output is a race on a real JDK promises instead:
//! `// @proof bounds alive 5..25 peak 10..25` says that it prints the lines
//! `alive N` and `peak N`, each N within its bounds, both ends included.

use std::ops::RangeInclusive;

/// A name and the numbers that may stand behind it.
pub type Bound = (String, RangeInclusive<u64>);

/// The bounds in the header of a source; an error names what is wrong with
/// them, and it is one to have none.
pub fn of(source: &str) -> Result<Vec<Bound>, String> {
    let line = source
        .lines()
        .find_map(|line| line.strip_prefix("// @proof bounds"))
        .ok_or("no line `// @proof bounds`")?;
    let words: Vec<&str> = line.split_whitespace().collect();
    let bounds: Option<Vec<Bound>> = words
        .chunks(2)
        .map(|pair| {
            let [name, range] = pair else { return None };
            let (low, high) = range.split_once("..")?;
            Some(((*name).to_owned(), low.parse().ok()?..=high.parse().ok()?))
        })
        .collect();
    bounds
        .filter(|bounds| !bounds.is_empty())
        .ok_or_else(|| format!("not `name low..high …`: {line}"))
}

/// The number behind a name in an output.
pub fn number(output: &str, name: &str) -> Option<u64> {
    let mut lines = output.lines();
    lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
}

/// Checks an output; returns what it printed, as `alive 20`.
pub fn check(bounds: &[Bound], output: &str) -> Result<String, String> {
    let mut found = Vec::new();
    for (name, range) in bounds {
        let number =
            number(output, name).ok_or_else(|| format!("no line `{name} N` in\n{output}"))?;
        if !range.contains(&number) {
            let (low, high) = (range.start(), range.end());
            return Err(format!("{name} {number} is not within {low}..{high}"));
        }
        found.push(format!("{name} {number}"));
    }
    Ok(found.join(", "))
}

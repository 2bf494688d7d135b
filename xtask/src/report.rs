//! Reads how many tests passed from what test runners print, and words the results.
//!
//! It does not know which tests there are. What a runner skipped counts as failed: a test that did not run proves
//! nothing.

use std::time::Duration;

/// How many tests passed, and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ran, and held.
    pub passed: usize,
    /// Ran and did not hold, or did not run.
    pub failed: usize,
}

/// What became of one stage.
pub struct Result {
    /// The stage's name.
    pub name: &'static str,
    /// Its tests.
    pub counts: Counts,
    /// How long it took.
    pub time: Duration,
    /// What else there is to say: why it failed, or what it ran on. The first line is the gist.
    pub note: String,
}

/// The sum of all `test result:` lines, as Rust's test harness and wasm-bindgen's print them.
pub fn rust_tests(text: &str) -> Counts {
    let mut counts = Counts::default();
    let results = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result:"));
    for part in results.flat_map(|result| result.split(['.', ';'])) {
        match numbered(part) {
            Some((number, "passed")) => counts.passed += number,
            Some((number, "failed" | "ignored")) => counts.failed += number,
            _ => {}
        }
    }
    counts
}

/// What the `stats` of Playwright's JSON report say. An error if there are none.
pub fn playwright(json: &str) -> std::result::Result<Counts, String> {
    // Inside a string of the report these quotes would be escaped.
    let stats = json
        .split_once("\"stats\": {")
        .and_then(|(_, rest)| rest.split_once('}'))
        .map(|(stats, _)| stats)
        .ok_or("Playwright's report has no stats")?;
    let number = |name: &str| {
        stats
            .split(',')
            .filter_map(|entry| entry.split_once(':'))
            .find(|(key, _)| key.trim().trim_matches('"') == name)
            .and_then(|(_, value)| value.trim().parse::<usize>().ok())
            .ok_or_else(|| format!("the stats of Playwright's report do not say `{name}`"))
    };
    Ok(Counts {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")? + number("skipped")?,
    })
}

/// A number and the word after it.
fn numbered(text: &str) -> Option<(usize, &str)> {
    let (number, word) = text.trim().split_once(' ')?;
    Some((number.parse().ok()?, word))
}

/// One result, on one line.
pub fn line(result: &Result) -> String {
    let Result {
        name,
        counts: Counts { passed, failed },
        time,
        note,
    } = result;
    let seconds = time.as_secs_f64();
    let note = note.lines().next().unwrap_or_default();
    let line = format!("{name:<18} {passed:>6} passed {failed:>4} failed {seconds:>7.1} s  {note}");
    line.trim_end().to_string()
}

/// A table of the results, and below it the one line that says it all.
pub fn summary(results: &[Result]) -> String {
    let mut lines: Vec<String> = results.iter().map(line).collect();
    let passed: usize = results.iter().map(|result| result.counts.passed).sum();
    let failed: usize = results.iter().map(|result| result.counts.failed).sum();
    lines.push(format!("{passed} passed, {failed} failed"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Counts, Result, playwright, rust_tests, summary};

    #[test]
    fn results_of_rust_tests_are_added_up() {
        let cases = [
            ("", 0, 0),
            ("3 passed; 1 failed", 0, 0),
            (
                "test a ... ok\n\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 4 filtered out; \
                 finished in 0.00s\n",
                3,
                0,
            ),
            (
                "test result: ok. 3 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out\n\
                 test result: FAILED. 10 passed; 5 failed; 0 ignored; 0 measured; 0 filtered out\n",
                13,
                7,
            ),
            (
                "    test result: ok. 2 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.01s",
                2,
                0,
            ),
        ];
        for (text, passed, failed) in cases {
            assert_eq!(rust_tests(text), Counts { passed, failed }, "{text}");
        }
    }

    #[test]
    fn the_stats_of_playwright_are_read() {
        let report = |stats: &str| {
            format!(
                "{{\n  \"title\": \"\\\"stats\\\": {{\",\n  \"stats\": {{\n    {stats}\n  }}\n}}\n"
            )
        };
        let stats = "\"startTime\": \"2026-01-01T00:00:00.000Z\",\n    \"duration\": 412.9,\n    \
                     \"expected\": 12,\n    \"skipped\": 1,\n    \"unexpected\": 2,\n    \"flaky\": 4";
        assert_eq!(
            playwright(&report(stats)),
            Ok(Counts {
                passed: 12,
                failed: 7
            })
        );
        assert!(playwright(&report(&stats.replace("flaky", "other"))).is_err());
        assert!(playwright("").is_err());
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let result = |name, passed, failed, note: &str| Result {
            name,
            counts: Counts { passed, failed },
            time: Duration::from_millis(1234),
            note: note.to_string(),
        };
        let text = summary(&[
            result("one", 3, 0, ""),
            result("two", 4, 1, "why\nat length"),
        ]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.last(), Some(&"7 passed, 1 failed"));
        assert!(
            lines[0].starts_with("one ") && lines[0].ends_with("1.2 s"),
            "{}",
            lines[0]
        );
        assert!(lines[1].ends_with("1.2 s  why"), "{}", lines[1]);
    }
}

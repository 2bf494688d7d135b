//! Runs the stages one after the other, and says what became of each and of all.
//!
//! It does not know what a stage does: `stages` does.

use std::time::Instant;

use crate::house::House;
use crate::report::{self, Counts};
use crate::say::say;
use crate::stages::Stage;

/// Runs every stage of a table, failed ones before it or not. True if nothing failed.
pub fn everything(house: &House, stages: &[Stage]) -> bool {
    let mut results: Vec<report::Result> = Vec::new();
    for stage in stages {
        say(format_args!("\n== {} ==", stage.name));
        let start = Instant::now();
        let (counts, note) = outcome(house, stage, &results);
        let result = report::Result {
            name: stage.name,
            counts,
            time: start.elapsed(),
            note,
        };
        if result.counts.failed > 0 {
            say(&result.note);
        }
        say(report::line(&result));
        results.push(result);
    }
    say(format_args!("\n{}", report::summary(&results)));
    results.iter().all(|result| result.counts.failed == 0)
}

/// What a stage counted, or one failure where it could not count.
fn outcome(house: &House, stage: &Stage, before: &[report::Result]) -> (Counts, String) {
    let lacks = |name: &&&str| {
        let needed = before.iter().find(|result| result.name == **name);
        needed.is_none_or(|result| result.counts.failed > 0)
    };
    let result = match stage.needs.iter().find(lacks) {
        Some(name) => Err(format!("not run, since it needs the stage `{name}`")),
        None => (stage.run)(house),
    };
    result.unwrap_or_else(|error| {
        (
            Counts {
                passed: 0,
                failed: 1,
            },
            error,
        )
    })
}

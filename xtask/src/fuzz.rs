//! `cargo xtask fuzz`: libFuzzer drives the engine, each target for a while.
//!
//! Works with the pinned stable toolchain: no sanitizer, since the engine has no unsafe code, but with overflow checks
//! and debug assertions. It does not know what a target does, and is no part of a test run.

use std::fs;
use std::path::Path;

use crate::house::{House, run};
use crate::say::say;
use crate::setup;

const CARGO_FUZZ: &str = "0.13.1";

/// The targets in `fuzz/fuzz_targets`.
const TARGETS: &[&str] = &["steps", "bytes"];

/// How long each target runs unless somebody says otherwise.
const SECONDS: u32 = 300;

/// An input that takes longer is a find, in seconds. What libFuzzer has compiled is slower than a release by the factor
/// that its counters and the checks cost.
const LONGEST: u32 = 10;

/// What a process may take, in MB: the engine's own limit, and libFuzzer's counters and corpus.
const MOST_MEMORY: u32 = 800;

/// A source that is longer is refused as such, which the tests know already.
const MOST_BYTES: u32 = 8192;

/// The folders whose Java files every target begins with.
const SEEDS: &[&str] = &["www/scenarios", "tests/programs"];

/// Runs each target; whether none of them has found anything. `rest` may be `--seconds N`.
pub fn all(house: &House, rest: &[String]) -> Result<bool, String> {
    let seconds = match rest {
        [] => SECONDS,
        [option, number] if option == "--seconds" => number
            .parse()
            .map_err(|error| format!("{number}: {error}"))?,
        _ => return Err("the options are: [--seconds N]".to_string()),
    };
    setup::tool(house, "cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &[])?;
    let seeds = house.at("target/fuzz/seeds");
    let count = gather(house, &seeds)?;
    say(format_args!(
        "{count} seeds; what is found goes into target/fuzz/finds"
    ));
    let mut found_nothing = true;
    for target in TARGETS {
        if let Err(error) = one(house, target, &seeds, seconds) {
            say(error);
            found_nothing = false;
        }
    }
    Ok(found_nothing)
}

/// Copies the seeds side by side; how many there are.
fn gather(house: &House, seeds: &Path) -> Result<usize, String> {
    let problem = |path: &Path, error| format!("{}: {error}", path.display());
    fs::create_dir_all(seeds).map_err(|error| problem(seeds, error))?;
    let mut count = 0;
    for folder in SEEDS.iter().map(|folder| house.at(folder)) {
        for file in fs::read_dir(&folder).map_err(|error| problem(&folder, error))? {
            let path = file.map_err(|error| problem(&folder, error))?.path();
            let Some(name) = path
                .file_name()
                .filter(|_| path.extension().is_some_and(|it| it == "java"))
            else {
                continue;
            };
            fs::copy(&path, seeds.join(name)).map_err(|error| problem(&path, error))?;
            count += 1;
        }
    }
    Ok(count)
}

/// Runs one target for so long. An error if it has found something.
fn one(house: &House, target: &str, seeds: &Path, seconds: u32) -> Result<(), String> {
    let corpus = house.at("target/fuzz/corpus").join(target);
    let finds = house.at("target/fuzz/finds").join(target);
    for folder in [&corpus, &finds] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut fuzz = house.command("cargo", &["fuzz", "run", "--sanitizer", "none"]);
    // To step through a million steps makes a billion comparisons. Told one by one they take longer than everything else.
    fuzz.arg("--no-trace-compares");
    fuzz.arg("--target-dir").arg(house.at("target/fuzz/build"));
    fuzz.arg(target).arg(corpus).arg(seeds).arg("--");
    fuzz.arg(format!("-artifact_prefix={}/", finds.display()));
    for (option, value) in [
        ("max_total_time", seconds),
        ("timeout", LONGEST),
        ("rss_limit_mb", MOST_MEMORY),
        ("max_len", MOST_BYTES),
        ("print_final_stats", 1),
    ] {
        fuzz.arg(format!("-{option}={value}"));
    }
    run(fuzz)
}

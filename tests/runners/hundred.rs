//! A hundred tasks with a big object each, on five pool threads: how many of
//! the objects stay, on real JDKs and in the lab.
//!
//! The scenarios are those of the page, with other numbers of tasks and of
//! collections, run by an ordinary JVM with its JIT compiler. Which worker takes
//! a task is a race there, and so is the moment at which the JVM collects by
//! itself: each is run several times, ranges are kept and bounds are checked.
//!
//! `tests/hundred.json` keeps such ranges, for the article's chart and prose:
//! `LAB_RECORD=1 cargo test --package threadlocal-lab-tests --test hundred`
//! writes it, from more runs than a check makes. What the lab says of it is
//! checked to the digit, what the JDKs said to the bounds.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::Path;
use std::thread;

use threadlocal_lab_tests::bounds::number;
use threadlocal_lab_tests::corpus::{Scenario, scenarios};
use threadlocal_lab_tests::jvm::{self, Jdk};
use threadlocal_lab_tests::plain;
use threadlocal_lab_tests::proof;

const TASKS: [u64; 3] = [10, 100, 1000];

/// How often each is run on a JDK to be recorded, and to be checked.
const RUNS_RECORDED: usize = 6;
const RUNS_CHECKED: usize = 1;

/// A young generation that takes a thousand values of 1 MiB, so that the JVM
/// never collects by itself.
const ROOMY: &[&str] = &["-XX:+UseSerialGC", "-Xmx3g", "-Xmn2g"];

/// A server of usual size, otherwise as it comes. The heap begins with what a
/// JVM takes on a machine of 16 GB.
const ORDINARY: &[&str] = &["-XX:+UseG1GC", "-Xms256m", "-Xmx2g"];

/// What is measured: a scenario, a GC after so many tasks (0: only at the
/// end), and of so many tasks how many values may stay and how many collections
/// there may be.
struct Measured {
    what: &'static str,
    scenario: &'static str,
    collect_every: u64,
    options: &'static [&'static str],
    stays: fn(u64) -> RangeInclusive<u64>,
    collections: fn(u64) -> RangeInclusive<u64>,
    /// Whether the lab counts it: here it collects only when it is asked to.
    in_lab: bool,
}

const MEASURED: &[Measured] = &[
    Measured {
        what: "new ThreadLocal, no GC meanwhile",
        scenario: "pool-new-key-per-task",
        collect_every: 0,
        options: ROOMY,
        stays: |tasks| tasks..=tasks,
        collections: |_| 1..=1,
        in_lab: true,
    },
    Measured {
        what: "new ThreadLocal, the JVM collects by itself",
        scenario: "pool-new-key-per-task",
        collect_every: 0,
        options: ORDINARY,
        // Up to the first collection all stay; afterwards what the scans leave,
        // and all since the last one.
        stays: |tasks| 5.min(tasks)..=if tasks < 100 { tasks } else { tasks - 1 },
        collections: |tasks| u64::from(tasks >= 100) + 1..=tasks,
        in_lab: false,
    },
    Measured {
        what: "new ThreadLocal, GC after each task",
        scenario: "pool-new-key-per-task",
        collect_every: 1,
        options: ORDINARY,
        // Five threads keep five each while the tasks go round in turn; a
        // worker that is late makes it a few less or more.
        stays: |tasks| 5.min(tasks)..=30.min(tasks),
        collections: |tasks| tasks + 1..=2 * tasks + 9,
        in_lab: true,
    },
    Measured {
        what: "one static ThreadLocal",
        scenario: "pool-static-key",
        collect_every: 1,
        options: ORDINARY,
        stays: |_| 5..=5,
        collections: |tasks| tasks + 1..=2 * tasks + 9,
        in_lab: true,
    },
    Measured {
        what: "new ThreadLocal, remove()",
        scenario: "pool-remove",
        collect_every: 1,
        options: ORDINARY,
        stays: |_| 0..=0,
        collections: |tasks| tasks + 1..=2 * tasks + 9,
        in_lab: true,
    },
    Measured {
        what: "the value refers to its key",
        scenario: "pool-value-refers-to-key",
        collect_every: 1,
        options: ORDINARY,
        stays: |tasks| tasks..=tasks,
        collections: |tasks| tasks + 1..=2 * tasks + 9,
        in_lab: true,
    },
];

/// The scenario with other constants. It has each exactly once.
fn with(scenario: &Scenario, tasks: u64, collect_every: u64) -> String {
    // What the lab's JVM does by itself is held against JDKs elsewhere, with
    // the same heap; here each JDK has its own.
    let mut source = format!("// @gc never\n{}", scenario.source);
    for (name, value) in [("TASKS", tasks), ("COLLECT_EVERY", collect_every)] {
        let head = format!("static final int {name} = ");
        let at = source.find(&head).map(|at| at + head.len());
        let at = at.unwrap_or_else(|| panic!("{} has no {name}", scenario.name));
        let digits = source[at..].find(';').unwrap_or(0);
        source.replace_range(at..at + digits, &value.to_string());
    }
    source
}

/// The file that keeps the ranges.
const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/hundred.json");

/// The least and the most that stayed in several runs.
type Range = [u64; 2];

/// What came out of one of [`MEASURED`], each in the order of [`TASKS`].
struct Counted {
    lab: Vec<u64>,
    /// By the name of the JDK's column.
    jdks: Vec<(String, Vec<Range>)>,
}

/// What the record says, a line for each row.
fn record(rows: &[Counted]) -> String {
    let mut text =
        format!("{{\n  \"tasks\": {TASKS:?},\n  \"runs\": {RUNS_RECORDED},\n  \"rows\": [\n");
    for (n, (measured, counted)) in MEASURED.iter().zip(rows).enumerate() {
        let _ = write!(
            text,
            r#"    {{ "name": "{}", "scenario": "{}", "collectEvery": {}, "options": "{}""#,
            measured.what,
            measured.scenario,
            measured.collect_every,
            measured.options.join(" ")
        );
        text += &lab(measured, counted);
        for (column, ranges) in &counted.jdks {
            let _ = write!(text, ", \"{column}\": {ranges:?}");
        }
        text += if n + 1 < rows.len() { " },\n" } else { " }\n" };
    }
    text + "  ]\n}\n"
}

/// The lab's part of a line of the record.
fn lab(measured: &Measured, counted: &Counted) -> String {
    match measured.in_lab {
        true => format!(", \"lab\": {:?}", counted.lab),
        false => String::new(),
    }
}

/// The ranges of a column in a line of the record, if it has that column.
fn ranges_in(line: &str, column: &str) -> Option<Vec<Range>> {
    let (_, rest) = line.split_once(&format!("\"{column}\": [["))?;
    let (pairs, _) = rest.split_once("]]")?;
    let pairs = pairs.split("], [").map(|pair| {
        let (least, most) = pair.split_once(", ")?;
        Some([least.parse().ok()?, most.parse().ok()?])
    });
    pairs.collect()
}

/// What the record says that cannot be: other counts of the lab, ranges of a
/// JDK that are out of bounds or missing.
fn wrong_in(text: &str, rows: &[Counted]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (measured, counted) in MEASURED.iter().zip(rows) {
        let name = format!("\"name\": \"{}\"", measured.what);
        let line = text.lines().find(|line| line.contains(&name));
        let line = line.unwrap_or_default();
        let expected = lab(measured, counted);
        if line.contains("\"lab\"") != measured.in_lab || !line.contains(&expected) {
            wrong.push(format!(
                "{}: the lab counts {:?}",
                measured.what, counted.lab
            ));
        }
        for feature in jvm::REQUIRED_IN_CI {
            let ranges = ranges_in(line, &format!("jdk{feature}"));
            let is_within = |ranges: &Vec<Range>| {
                ranges.len() == TASKS.len()
                    && TASKS.iter().zip(ranges).all(|(&tasks, [least, most])| {
                        let stays = (measured.stays)(tasks);
                        stays.contains(least) && stays.contains(most)
                    })
            };
            if !ranges.as_ref().is_some_and(is_within) {
                wrong.push(format!("{}, JDK {feature}: {ranges:?}", measured.what));
            }
        }
    }
    wrong
}

/// The ranges of a JDK for one of [`MEASURED`], and what was out of bounds.
fn on_jdk(
    jdk: &Jdk,
    measured: &Measured,
    sources: &[String],
    runs: usize,
) -> (Vec<Range>, Vec<String>) {
    let mut ranges = Vec::new();
    let mut wrong = Vec::new();
    for (&tasks, source) in TASKS.iter().zip(sources) {
        let name = format!("{}-{}-{tasks}", measured.scenario, measured.collect_every);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("hundred")
            .join(jdk.feature.to_string())
            .join(name);
        plain::compile(jdk, &folder, source).unwrap_or_else(|error| panic!("{error}"));
        let mut range = [u64::MAX, 0];
        // What can come out in one way only need not be run again.
        let stays = (measured.stays)(tasks);
        let runs = if stays.start() == stays.end() {
            1
        } else {
            runs
        };
        for _ in 0..runs {
            let ran = plain::run(jdk, &folder, measured.options);
            let ran = ran.unwrap_or_else(|error| panic!("{error}"));
            let alive = number(&ran.output, "alive");
            let alive = alive.unwrap_or_else(|| panic!("no count: {}", ran.output));
            range = [range[0].min(alive), range[1].max(alive)];
            let is_right =
                stays.contains(&alive) && (measured.collections)(tasks).contains(&ran.collections);
            if !is_right {
                let collections = ran.collections;
                wrong.push(format!(
                    "{}, {tasks} tasks, {}: {alive} after {collections} collections",
                    measured.what,
                    jdk.name()
                ));
            }
        }
        ranges.push(range);
    }
    (ranges, wrong)
}

#[test]
fn how_many_of_the_big_objects_stay() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let records = std::env::var_os("LAB_RECORD").is_some();
    let runs = if records { RUNS_RECORDED } else { RUNS_CHECKED };
    let corpus = scenarios().unwrap_or_else(|error| panic!("{error}"));
    let mut rows = Vec::new();
    let mut wrong = Vec::new();
    for measured in MEASURED {
        let scenario = corpus.iter().find(|each| each.name == measured.scenario);
        let scenario = scenario.unwrap_or_else(|| panic!("no scenario {}", measured.scenario));
        let sources = TASKS.map(|tasks| with(scenario, tasks, measured.collect_every));
        let lab = sources.iter().zip(TASKS).map(|(source, tasks)| {
            let printed = proof::on_engine(source);
            let printed = printed.unwrap_or_else(|error| panic!("{}: {error}", scenario.name));
            let alive = number(&printed.output, "alive");
            let alive = alive.unwrap_or_else(|| panic!("no count: {}", printed.output));
            if measured.in_lab && !(measured.stays)(tasks).contains(&alive) {
                wrong.push(format!(
                    "{}, {tasks} tasks, the lab: {alive}",
                    measured.what
                ));
            }
            alive
        });
        let lab = lab.collect();
        let results: Vec<_> = thread::scope(|scope| {
            let sources = &sources;
            let running: Vec<_> = jdks
                .iter()
                .map(|jdk| scope.spawn(move || on_jdk(jdk, measured, sources, runs)))
                .collect();
            let results = running.into_iter().map(|each| each.join());
            results
                .map(|each| each.unwrap_or_else(|_| panic!("a run panicked")))
                .collect()
        });
        let mut counted = Counted {
            lab,
            jdks: Vec::new(),
        };
        for (jdk, (ranges, out_of_bounds)) in jdks.iter().zip(results) {
            counted.jdks.push((format!("jdk{}", jdk.feature), ranges));
            wrong.extend(out_of_bounds);
        }
        println!(
            "{:<46} lab {:?} {:?}",
            measured.what, counted.lab, counted.jdks
        );
        rows.push(counted);
    }
    assert!(wrong.is_empty(), "out of bounds: {wrong:#?}");
    if records {
        std::fs::write(RECORD, record(&rows)).unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    }
    let kept = std::fs::read_to_string(RECORD).unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    let wrong = wrong_in(&kept, &rows);
    assert!(
        wrong.is_empty(),
        "{RECORD} needs to be recorded again: {wrong:#?}"
    );
}

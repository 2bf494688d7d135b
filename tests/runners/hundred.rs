//! A hundred tasks with a big object each, on five pool threads: how many of
//! the objects stay, on real JDKs and in the lab.
//!
//! The scenarios are those of the page, with other numbers of tasks and of
//! collections. Which worker takes a task is a race on a real JDK, so raw
//! counts are printed and bounds are checked.
//!
//! `tests/hundred.json` keeps one such run, for the article's chart and prose:
//! `LAB_RECORD=1 cargo test --package threadlocal-lab-tests --test hundred`
//! writes it. What the lab says of it is checked to the digit, what the JDKs
//! said to the bounds.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::Path;

use threadlocal_lab_tests::bounds::number;
use threadlocal_lab_tests::corpus::{Scenario, scenarios};
use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof;

const TASKS: [u64; 3] = [10, 100, 1000];

/// A young generation that takes a thousand values of 1 MiB: the JVM collects
/// only where the scenario says so.
const OPTIONS: [&str; 2] = ["-Xmx3g", "-Xmn2g"];

/// What is measured: a scenario, a GC after so many tasks (0: only at the
/// end), and how many values may stay of so many.
struct Measured {
    what: &'static str,
    scenario: &'static str,
    collect_every: u64,
    stays: fn(u64) -> RangeInclusive<u64>,
}

const MEASURED: &[Measured] = &[
    Measured {
        what: "new ThreadLocal, no GC meanwhile",
        scenario: "pool-new-key-per-task",
        collect_every: 0,
        stays: |tasks| tasks..=tasks,
    },
    Measured {
        what: "new ThreadLocal, GC after each task",
        scenario: "pool-new-key-per-task",
        collect_every: 1,
        // Five threads keep five each while the tasks go round in turn; a
        // worker that is late makes it a few less or more.
        stays: |tasks| 5.min(tasks)..=30.min(tasks),
    },
    Measured {
        what: "one static ThreadLocal",
        scenario: "pool-static-key",
        collect_every: 0,
        stays: |tasks| 1..=5.min(tasks),
    },
    Measured {
        what: "new ThreadLocal, remove()",
        scenario: "pool-remove",
        collect_every: 0,
        stays: |_| 0..=0,
    },
    Measured {
        what: "the value refers to its key",
        scenario: "pool-value-refers-to-key",
        collect_every: 0,
        stays: |tasks| tasks..=tasks,
    },
];

/// The scenario with other constants. It has each exactly once.
fn with(scenario: &Scenario, tasks: u64, collect_every: u64) -> String {
    let mut source = scenario.source.clone();
    for (name, value) in [("TASKS", tasks), ("COLLECT_EVERY", collect_every)] {
        let head = format!("static final int {name} = ");
        let at = source.find(&head).map(|at| at + head.len());
        let at = at.unwrap_or_else(|| panic!("{} has no {name}", scenario.name));
        let digits = source[at..].find(';').unwrap_or(0);
        source.replace_range(at..at + digits, &value.to_string());
    }
    source
}

/// The file that keeps a run.
const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/hundred.json");

/// The counts of the lab and of each JDK, in the order of [`TASKS`].
type Counts = Vec<Vec<u64>>;

/// A run as the record has it: a line for each row, `columns` naming its counts.
fn record(columns: &[String], rows: &[Counts]) -> String {
    let mut text = format!("{{\n  \"tasks\": {TASKS:?},\n  \"rows\": [\n");
    for (n, (measured, counts)) in MEASURED.iter().zip(rows).enumerate() {
        let Measured {
            what,
            scenario,
            collect_every,
            ..
        } = measured;
        let _ = write!(
            text,
            r#"    {{ "name": "{what}", "scenario": "{scenario}", "collectEvery": {collect_every}"#
        );
        for (column, counts) in columns.iter().zip(counts) {
            let _ = write!(text, ", \"{column}\": {counts:?}");
        }
        text += if n + 1 < rows.len() { " },\n" } else { " }\n" };
    }
    text + "  ]\n}\n"
}

/// The counts in a line of the record.
fn counts_in(line: &str) -> Counts {
    let lists = line.split('[').skip(1);
    lists
        .map(|list| {
            let (numbers, _) = list.split_once(']').unwrap_or((list, ""));
            let numbers = numbers.split(',').map(|number| number.trim().parse());
            numbers.collect::<Result<_, _>>()
        })
        .collect::<Result<_, _>>()
        .unwrap_or_else(|error| panic!("{RECORD}: {error} in {line}"))
}

/// What the record says that cannot be: other counts of the lab than `rows`
/// have, counts of a JDK out of bounds, other columns.
fn wrong_in(text: &str, rows: &[Counts]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (measured, counts) in MEASURED.iter().zip(rows) {
        let name = format!("\"name\": \"{}\"", measured.what);
        let kept = text.lines().find(|line| line.contains(&name));
        let kept = kept.map(counts_in).unwrap_or_default();
        let within = |kept: &Vec<u64>| {
            kept.len() == TASKS.len()
                && TASKS
                    .iter()
                    .zip(kept)
                    .all(|(tasks, count)| (measured.stays)(*tasks).contains(count))
        };
        if kept.len() != counts.len() || kept[0] != counts[0] || !kept.iter().all(within) {
            wrong.push(format!("{}: {kept:?}, measured {counts:?}", measured.what));
        }
    }
    wrong
}

#[test]
fn how_many_of_the_big_objects_stay() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let corpus = scenarios().unwrap_or_else(|error| panic!("{error}"));
    let mut rows = Vec::new();
    let mut sources = Vec::new();
    for measured in MEASURED {
        let scenario = corpus.iter().find(|each| each.name == measured.scenario);
        let scenario = scenario.unwrap_or_else(|| panic!("no scenario {}", measured.scenario));
        for tasks in TASKS {
            rows.push((measured, tasks));
            let source = with(scenario, tasks, measured.collect_every);
            sources.push((format!("hundred-{}", sources.len()), source));
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hundred");
    let runs = proof::on_jdks(&jdks, &folder, &sources, &OPTIONS.map(str::to_owned))
        .unwrap_or_else(|error| panic!("{error}"));
    print!(
        "{:<38}{:>6}{:>8}",
        "values of 1 MiB that stay", "tasks", "lab"
    );
    for jdk in &jdks {
        print!("{:>32}", jdk.name());
    }
    println!();
    let columns: Vec<String> = std::iter::once("lab".to_owned())
        .chain(jdks.iter().map(|jdk| format!("jdk{}", jdk.feature)))
        .collect();
    let mut counted = vec![vec![Vec::new(); columns.len()]; MEASURED.len()];
    let mut wrong = Vec::new();
    for (index, (measured, tasks)) in rows.iter().enumerate() {
        let lab = proof::on_engine(&sources[index].1)
            .unwrap_or_else(|error| panic!("{}: {error}", measured.scenario));
        let jdk_outputs = runs.iter().map(|run| {
            let output = run.outputs[index].clone();
            output.unwrap_or_else(|| panic!("{}", run.errors))
        });
        print!("{:<38}{tasks:>6}", measured.what);
        let range = (measured.stays)(*tasks);
        for (column, output) in std::iter::once(lab.output).chain(jdk_outputs).enumerate() {
            let alive = number(&output, "alive").unwrap_or_else(|| panic!("no count: {output}"));
            let width = if column == 0 { 8 } else { 32 };
            print!("{alive:>width$}");
            counted[index / TASKS.len()][column].push(alive);
            if !range.contains(&alive) {
                wrong.push(format!("{}, {tasks} tasks: {alive}", measured.what));
            }
        }
        println!();
    }
    assert!(wrong.is_empty(), "out of bounds: {wrong:?}");
    if std::env::var_os("LAB_RECORD").is_some() {
        std::fs::write(RECORD, record(&columns, &counted))
            .unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    }
    let kept = std::fs::read_to_string(RECORD).unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    let wrong = wrong_in(&kept, &counted);
    assert!(
        wrong.is_empty(),
        "{RECORD} needs to be recorded again: {wrong:?}"
    );
}

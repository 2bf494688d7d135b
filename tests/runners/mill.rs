//! Random operations on the engine, the JDK and the listing: the same table
//! after each, and the same lines as the listing.

use std::path::Path;
use std::time::Instant;

use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::listing;
use threadlocal_lab_tests::mill::engine::{self, Hits};
use threadlocal_lab_tests::mill::java::{Mill, Subject};
use threadlocal_lab_tests::mill::shrink::smallest;
use threadlocal_lab_tests::mill::{Outcome, Run, first_difference, generate};
use threadlocal_map::listing::{Line, branches};

const RUNS: u64 = 3000;
const LEAST_OPERATIONS: usize = 100_000;

/// How often every branch must be hit, in all runs together.
const FLOOR: u64 = 100;

#[test]
fn the_lines_of_the_engine_are_the_lines_of_the_listing() {
    let wrong = listing::differences();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_table_is_the_jdks_and_every_line_the_listings() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let mut hits = [0; 512];
    let runs: Vec<Run> = (0..RUNS).map(generate::run).collect();
    let mut count = 0;
    for (index, jdk) in jdks.iter().enumerate() {
        let start = Instant::now();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mill-{}", jdk.feature));
        let mut mill = Mill::new(jdk, &folder);
        // The engine does the same whichever JDK it is compared with.
        let mut again = [0; 512];
        let hits = if index == 0 { &mut hits } else { &mut again };
        for run in &runs {
            compare(run, &mut mill, hits).unwrap_or_else(|error| panic!("{}: {error}", jdk.name()));
        }
        count = runs.iter().map(|run| run.operations.len()).sum();
        println!(
            "{}: {count} operations in {RUNS} runs, 0 differences to its ThreadLocalMap, 0 to the listing, {:.1} s",
            jdk.name(),
            start.elapsed().as_secs_f64()
        );
        if !mill.has_asked() {
            println!("all of its answers are older ones that were kept");
        }
    }
    assert!(count >= LEAST_OPERATIONS, "only {count} operations");
    let rare = rare_branches(&hits);
    assert!(
        rare.is_empty(),
        "hit fewer than {FLOOR} times: {}",
        rare.join(", ")
    );
}

/// Compares all sides of a run; the error shows the smallest run that fails,
/// unless answers are kept: making it small takes many that are needed once.
fn compare(run: &Run, mill: &mut Mill, hits: &mut Hits) -> Result<(), String> {
    let Some(first) = difference(run, mill, hits)? else {
        return Ok(());
    };
    if mill.keeps_answers() {
        return Err(format!("{run}{}", first.text));
    }
    let mut ignored = [0; 512];
    let small = smallest(run, |run| {
        let difference = difference(run, mill, &mut ignored).ok().flatten();
        difference.map(|difference| difference.operation)
    });
    let difference = difference(&small, mill, &mut ignored)?;
    let difference = difference.map_or(String::new(), |difference| difference.text);
    Err(format!("{small}{difference}"))
}

/// Where two sides differ.
struct Difference {
    operation: usize,
    text: String,
}

fn difference(run: &Run, mill: &mut Mill, hits: &mut Hits) -> Result<Option<Difference>, String> {
    let engine = match engine::run(run, hits) {
        Ok(outcomes) => outcomes,
        Err(text) => {
            return Ok(Some(Difference {
                operation: run.operations.len() - 1,
                text,
            }));
        }
    };
    for subject in [Subject::Jdk, Subject::Listing] {
        let java = mill.run(run, subject)?;
        let with_trace = subject == Subject::Listing;
        if let Some(operation) = first_difference(&engine, &java, with_trace) {
            let [left, right] = [&engine, &java].map(|side| side.get(operation));
            let text = described(subject, left, right);
            return Ok(Some(Difference { operation, text }));
        }
    }
    Ok(None)
}

fn described(subject: Subject, engine: Option<&Outcome>, java: Option<&Outcome>) -> String {
    let (Some(engine), Some(java)) = (engine, java) else {
        return "one side has more outcomes than the other".to_string();
    };
    let mut text = format!(
        "engine: result {}, {}\n{subject:?}: result {}, {}",
        engine.result, engine.table, java.result, java.table
    );
    let first = (0..)
        .zip(engine.trace.iter().zip(&java.trace))
        .find(|(_, (left, right))| left != right);
    if let (Subject::Listing, Some((index, (left, right)))) = (subject, first) {
        let line = |word: u16| Line::from_number(u32::from(word / 2));
        text += &format!(
            "\nword {index} of the trace: engine {left} ({:?}), listing {right} ({:?})",
            line(*left),
            line(*right)
        );
    }
    text
}

/// Prints how often each branch was hit, and returns those under the floor.
fn rare_branches(hits: &Hits) -> Vec<&'static str> {
    let mut rare = Vec::new();
    println!("hits of the branches (floor {FLOOR})");
    for (line, taken, name) in branches() {
        let count = hits[line.number() as usize * 2 + usize::from(taken)];
        println!("{count:>9}  {name}");
        if count < FLOOR {
            rare.push(name);
        }
    }
    rare
}

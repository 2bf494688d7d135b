//! Generated programs print the same on the engine and on every JDK, and each
//! construct of the language and each branch of the algorithm is among them.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Instant;

use threadlocal_lab_tests::census::branches::Branches;
use threadlocal_lab_tests::census::{self, Census};
use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::generate::shrink::candidates;
use threadlocal_lab_tests::generate::tree::Program;
use threadlocal_lab_tests::generate::{self, prelude};
use threadlocal_lab_tests::jvm::{self, Jdk};
use threadlocal_lab_tests::proof::{self, Named};

/// How many programs are generated unless `LAB_PROGRAMS` says otherwise.
const PROGRAMS: u64 = 300;

/// The first seed unless `LAB_SEED` says otherwise.
const SEED: u64 = 1;

/// How many smaller programs one call of a JDK tries.
const BATCH: usize = 100;

#[test]
fn generated_programs_print_the_same_on_the_engine_and_on_every_jdk() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    let (seed, count) = (number("LAB_SEED", SEED), number("LAB_PROGRAMS", PROGRAMS));
    let seeds: Vec<u64> = (seed..seed + count).collect();
    let programs: Vec<Program> = seeds.iter().map(|&seed| generate::program(seed)).collect();
    let start = Instant::now();
    let failures = failures(&jdks, &programs).unwrap_or_else(|error| panic!("{error}"));
    println!(
        "{count} programs from seed {seed}, {} lines, {} failures, {:.1} s",
        programs
            .iter()
            .map(|program| program.to_string().lines().count())
            .sum::<usize>(),
        failures.len(),
        start.elapsed().as_secs_f64()
    );
    for failure in &failures {
        println!("seed {}: {}", seeds[failure.index], failure.text);
    }
    if let Some(first) = failures.first() {
        panic!(
            "seed {}: {}\n{}",
            seeds[first.index],
            first.text,
            smallest(&jdks, &programs[first.index], first)
        );
    }
    let few = rare(&programs);
    println!("{}", jvm::proof_line(&jdks));
    assert!(
        few.is_empty() || count < PROGRAMS,
        "under their floor: {}",
        few.join(", ")
    );
}

/// Prints what the programs are made of and which branches they and the
/// scenarios take; returns what is under its floor.
fn rare(programs: &[Program]) -> Vec<String> {
    let (mut census, mut branches) = (Census::default(), Branches::default());
    for program in programs {
        let source = program.to_string();
        census.add(&source, prelude::NAMES);
        branches.add(&source);
    }
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        branches.add(&scenario.source);
    }
    let mut rare = Vec::new();
    for (title, rows) in [
        ("constructs of the language", census.constructs()),
        ("methods of the library", census.library()),
        ("branches of the algorithm", branches.rows()),
    ] {
        println!("{title}: count, floor\n{}", census::table(&rows));
        rare.extend(census::too_few(&rows).into_iter().map(str::to_string));
        let unexpected = census::unexpected(&rows);
        assert!(
            unexpected.is_empty(),
            "there, but without a floor: {}",
            unexpected.join(", ")
        );
    }
    print!("{}", branches.unreached());
    rare
}

fn number(variable: &str, default: u64) -> u64 {
    env::var(variable).map_or(default, |value| {
        value
            .parse()
            .unwrap_or_else(|error| panic!("{variable}={value}: {error}"))
    })
}

/// How a program fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// javac rejects it: the generator is wrong.
    Rejected,
    /// The engine does not run it.
    Refused,
    /// The outputs differ.
    Output,
}

struct Failure {
    /// Of the program.
    index: usize,
    /// Of the JDK.
    jdk: usize,
    kind: Kind,
    text: String,
}

/// The first failure of each program that fails.
fn failures(jdks: &[Jdk], programs: &[Program]) -> Result<Vec<Failure>, String> {
    let sources: Vec<Named> = (0..)
        .zip(programs)
        .map(|(index, program): (u32, _)| (format!("program{index}"), program.to_string()))
        .collect();
    let runs = proof::on_jdks(jdks, &folder(), &sources, &[])?;
    let mut failures = Vec::new();
    let mut uncaught = Vec::new();
    for (index, (_, source)) in sources.iter().enumerate() {
        let engine = proof::on_engine(source);
        let failure = jdks
            .iter()
            .zip(&runs)
            .enumerate()
            .find_map(|(number, (jdk, run))| {
                let (kind, text) = match (&engine, &run.outputs[index]) {
                    (_, None) => (Kind::Rejected, rejection(&run.errors, &sources[index].0)),
                    (Err(error), _) => (Kind::Refused, format!("the engine says {error}")),
                    (Ok(engine), Some(jdk)) if engine.output == *jdk => return None,
                    (Ok(engine), Some(jdk)) => {
                        (Kind::Output, proof::first_difference(&engine.output, jdk))
                    }
                };
                Some(Failure {
                    index,
                    jdk: number,
                    kind,
                    text: format!("{}: {text}", jdk.name()),
                })
            });
        failures.extend(failure);
        uncaught.extend(engine.map_or(Vec::new(), |engine| engine.uncaught));
    }
    for (jdk, run) in jdks.iter().zip(&runs) {
        if failures.is_empty() && run.uncaught != uncaught {
            let text = proof::first_difference(&uncaught.join("\n"), &run.uncaught.join("\n"));
            return Err(format!("{}: uncaught exceptions, {text}", jdk.name()));
        }
    }
    Ok(failures)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated")
}

fn rejection(errors: &str, name: &str) -> String {
    let place = format!("{name}.java:");
    let about = errors.lines().skip_while(|line| !line.contains(&place));
    about.take(3).collect::<Vec<_>>().join("\n")
}

/// The smallest program found that fails in the same way, with all outputs.
fn smallest(jdks: &[Jdk], program: &Program, failure: &Failure) -> String {
    let mut program = program.clone();
    let kind = failure.kind;
    loop {
        let is_likely = |candidate: &Program| match kind {
            Kind::Rejected => true,
            Kind::Refused => proof::on_engine(&candidate.to_string()).is_err(),
            Kind::Output => proof::on_engine(&candidate.to_string()).is_ok(),
        };
        let likely: Vec<Program> = candidates(&program).into_iter().filter(is_likely).collect();
        let smaller = likely.chunks(BATCH).find_map(|batch| {
            let failures = failures(&jdks[failure.jdk..=failure.jdk], batch).ok()?;
            let same = failures.iter().find(|failure| failure.kind == kind)?;
            Some(batch[same.index].clone())
        });
        match smaller {
            Some(smaller) => program = smaller,
            None => return report(jdks, &program),
        }
    }
}

fn report(jdks: &[Jdk], program: &Program) -> String {
    let source = program.to_string();
    let engine = match proof::on_engine(&source) {
        Ok(printed) => printed.output,
        Err(error) => error,
    };
    let mut text = format!("{source}\nengine:\n{engine}");
    for jdk in jdks {
        let run = proof::on_jdk(
            jdk,
            &folder(),
            &[("smallest".to_string(), source.clone())],
            &[],
        );
        let printed = match run {
            Ok(run) => run.outputs[0].clone().unwrap_or(run.errors),
            Err(error) => error,
        };
        text.push_str(&format!("\n{}:\n{printed}", jdk.name()));
    }
    text
}

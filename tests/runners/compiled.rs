//! What the JIT compiler changes: the same scenario, interpreted and with one
//! of its methods compiled, on each JDK.
//!
//! The interpreter keeps a local variable until its frame goes, and that is
//! what the lab does. Compiled code keeps it only as long as it is used again
//! (JLS 12.6.1 allows that; HotSpot's oop maps of compiled methods list live
//! values only), so a GC may clear a key while its method still runs.
//!
//! `tests/compiled.json` keeps what was printed, for the article's figure:
//! `LAB_RECORD=1 cargo test --package threadlocal-lab-tests --test compiled`
//! writes it.

use std::fmt::Write as _;
use std::path::Path;

use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof;

/// A scenario, and the method of it that is compiled before it first runs.
const COMPILED: [(&str, &str); 2] = [
    ("local-key-frame-gone", "request"),
    ("set-misses-slot-5", "main"),
];

/// The file that keeps what was printed.
const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/compiled.json");

/// The options that compile one method of a compact source file, and leave all
/// others to the interpreter.
fn options(method: &str) -> [String; 3] {
    [
        "-Xcomp".to_string(),
        "-XX:CompileCommand=quiet".to_string(),
        format!("-XX:CompileCommand=compileonly,Scenario_::{method}"),
    ]
}

/// A column of the record: the lines that were printed.
fn column(name: &str, output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    format!("\"{name}\": {lines:?}")
}

#[test]
fn compiled_code_lets_go_of_a_key_that_it_does_not_use_again() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let corpus = scenarios().unwrap_or_else(|error| panic!("{error}"));
    let mut rows = Vec::new();
    for (name, method) in COMPILED {
        let scenario = corpus.iter().find(|each| each.name == name);
        let scenario = scenario.unwrap_or_else(|| panic!("no scenario {name}"));
        let source = [(scenario.name.clone(), scenario.source.clone())];
        let lab = proof::on_engine(&scenario.source).unwrap_or_else(|error| panic!("{error}"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("compiled")
            .join(name);
        let run = |options: &[String]| -> Vec<String> {
            let runs = proof::on_jdks(&jdks, &folder, &source, options);
            let runs = runs.unwrap_or_else(|error| panic!("{error}"));
            let outputs = runs
                .into_iter()
                .map(|run| run.outputs[0].clone().unwrap_or(run.errors));
            outputs.collect()
        };
        let mut row = vec![
            format!("\"scenario\": \"{name}\""),
            format!("\"method\": \"{method}\""),
            column("interpreter", &lab.output),
        ];
        for (jdk, output) in jdks.iter().zip(run(&[])) {
            assert_eq!(output, lab.output, "{name}, interpreted by {}", jdk.name());
        }
        for (jdk, output) in jdks.iter().zip(run(&options(method))) {
            println!("{name} with {method} compiled by {}:\n{output}", jdk.name());
            assert_ne!(output, lab.output, "{name}, compiled by {}", jdk.name());
            row.push(column(&format!("jdk{}", jdk.feature), &output));
        }
        rows.push(row);
    }
    if std::env::var_os("LAB_RECORD").is_some() {
        std::fs::write(RECORD, record(&rows)).unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    }
    let kept = std::fs::read_to_string(RECORD).unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    // On a machine with other JDKs the record knows less than was measured.
    let is_recorded = |part: &&String| {
        !part.starts_with("\"jdk")
            || jvm::REQUIRED_IN_CI
                .iter()
                .any(|feature| part.starts_with(&format!("\"jdk{feature}\"")))
    };
    let missing: Vec<&String> = rows
        .iter()
        .flatten()
        .filter(is_recorded)
        .filter(|part| !kept.contains(part.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "{RECORD} needs to be recorded again: {missing:#?}"
    );
}

fn record(rows: &[Vec<String>]) -> String {
    let mut text = "{\n  \"rows\": [\n".to_string();
    for (n, row) in rows.iter().enumerate() {
        let _ = write!(text, "    {{\n      {}\n    }}", row.join(",\n      "));
        text += if n + 1 < rows.len() { ",\n" } else { "\n" };
    }
    text + "  ]\n}\n"
}

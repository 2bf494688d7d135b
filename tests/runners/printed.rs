//! Programs that the lab refuses and that a page shows all the same, with what
//! the JDKs print: `tests/jdk`.
//!
//! The first line of each says what the lab refuses it for, `// refused: …`; a
//! program that is refused no more has a scenario to become. `// from: 21`
//! names the first release that has what it uses.
//!
//! `tests/printed.json` keeps what was printed:
//! `LAB_RECORD=1 cargo test --package threadlocal-lab-tests --test printed`
//! writes it.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use threadlocal_lab_tests::jvm::{self, Jdk};
use threadlocal_lab_tests::proof;

/// The folder of the programs.
const PROGRAMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/jdk");

/// The file that keeps what was printed.
const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/printed.json");

/// A program and what its head says.
struct Program {
    name: String,
    path: PathBuf,
    source: String,
}

impl Program {
    /// What a line `// name: …` of the head says.
    fn head(&self, name: &str) -> Option<&str> {
        let mut lines = self.source.lines();
        lines.find_map(|line| {
            line.strip_prefix("// ")?
                .strip_prefix(name)?
                .strip_prefix(": ")
        })
    }

    fn runs_on(&self, jdk: &Jdk) -> bool {
        let from = self.head("from").map_or(Ok(jvm::OLDEST), str::parse);
        jdk.feature >= from.unwrap_or_else(|error| panic!("{}: from: {error}", self.name))
    }

    fn printed_by(&self, jdk: &Jdk) -> String {
        // The common pool has workers on a machine with one processor too.
        let workers = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3";
        let mut java = jdk.java([workers, "-Dfile.encoding=UTF-8"]);
        let output = java.arg(&self.path).output();
        let output = output.unwrap_or_else(|error| panic!("{}: {error}", self.name));
        jvm::succeeded(&output).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn programs() -> Vec<Program> {
    let files = fs::read_dir(PROGRAMS).unwrap_or_else(|error| panic!("{PROGRAMS}: {error}"));
    let mut programs: Vec<Program> = files
        .map(|file| {
            let path = file.unwrap_or_else(|error| panic!("{error}")).path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let source = fs::read_to_string(&path);
            Program {
                name: name.clone().into_owned(),
                source: source.unwrap_or_else(|error| panic!("{name}: {error}")),
                path: path.clone(),
            }
        })
        .collect();
    programs.sort_by(|one, other| one.name.cmp(&other.name));
    programs
}

#[test]
fn the_jdks_print_what_the_page_shows() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let mut rows = Vec::new();
    for program in programs() {
        let mut row = vec![format!("\"name\": \"{}\"", program.name)];
        for jdk in jdks.iter().filter(|jdk| program.runs_on(jdk)) {
            let output = program.printed_by(jdk);
            let lines: Vec<&str> = output.lines().collect();
            row.push(format!("\"jdk{}\": {lines:?}", jdk.feature));
        }
        rows.push(row);
    }
    if std::env::var_os("LAB_RECORD").is_some() {
        fs::write(RECORD, record(&rows)).unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    }
    let kept = fs::read_to_string(RECORD).unwrap_or_else(|error| panic!("{RECORD}: {error}"));
    // On a machine with other JDKs the record knows less than was printed.
    let missing: Vec<&String> = rows
        .iter()
        .flatten()
        .filter(|part| !is_extra(part) && !kept.contains(part.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "{RECORD} needs to be recorded again: {missing:#?}"
    );
}

#[test]
fn the_lab_refuses_each_for_what_its_head_says() {
    for program in programs() {
        let construct = program.head("refused");
        let construct = construct.unwrap_or_else(|| panic!("{} has no head", program.name));
        match proof::on_engine(&program.source) {
            Ok(_) => panic!("{} is not refused: make it a scenario", program.name),
            Err(error) => assert!(error.contains(construct), "{}: {error}", program.name),
        }
    }
}

fn is_extra(part: &str) -> bool {
    let is_required = |feature: &u32| part.starts_with(&format!("\"jdk{feature}\""));
    part.starts_with("\"jdk") && !jvm::REQUIRED_IN_CI.iter().any(is_required)
}

fn record(rows: &[Vec<String>]) -> String {
    let mut text = "{\n  \"programs\": [\n".to_string();
    for (n, row) in rows.iter().enumerate() {
        let _ = write!(text, "    {{\n      {}\n    }}", row.join(",\n      "));
        text += if n + 1 < rows.len() { ",\n" } else { "\n" };
    }
    text + "  ]\n}\n"
}

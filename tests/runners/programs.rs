//! Programs as they are pasted, which nobody wrote for the lab: each prints
//! what every JDK prints, or is refused with a diagnostic that names what the
//! lab lacks. The first line of a refused one says so: `// refused: double`.

use std::fs;
use std::path::Path;

use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof::{self, Named};

/// What the first line of a program begins with that the lab refuses.
const REFUSED: &str = "// refused: ";

fn programs() -> Vec<Named> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("programs: {error}"));
    let mut programs: Vec<Named> = files
        .map(|file| {
            let path = file.unwrap_or_else(|error| panic!("{error}")).path();
            let source = fs::read_to_string(&path);
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let source = source.unwrap_or_else(|error| panic!("{name}: {error}"));
            (name.into_owned(), source)
        })
        .collect();
    programs.sort();
    programs
}

fn refused(source: &str) -> Option<&str> {
    source.lines().next()?.strip_prefix(REFUSED)
}

#[test]
fn pasted_programs_print_the_same_on_the_engine_and_on_every_jdk() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let accepted: Vec<Named> = programs()
        .into_iter()
        .filter(|(_, source)| refused(source).is_none())
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let runs = proof::on_jdks(&jdks, &folder, &accepted, &[]);
    let runs = runs.unwrap_or_else(|error| panic!("{error}"));
    let mut failures = Vec::new();
    let mut uncaught = Vec::new();
    for (index, (name, source)) in accepted.iter().enumerate() {
        let engine = match proof::on_engine(source) {
            Ok(engine) => engine,
            Err(error) => {
                failures.push(format!("{name}: {error}"));
                continue;
            }
        };
        uncaught.extend(engine.uncaught);
        for (jdk, run) in jdks.iter().zip(&runs) {
            match &run.outputs[index] {
                None => failures.push(format!("{name}: javac of {} rejects it", jdk.name())),
                Some(output) if engine.output == *output => {}
                Some(output) => failures.push(format!(
                    "{name} on {}: {}",
                    jdk.name(),
                    proof::first_difference(&engine.output, output)
                )),
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for (jdk, run) in jdks.iter().zip(&runs) {
        assert_eq!(uncaught, run.uncaught, "uncaught on {}", jdk.name());
    }
    println!("{} pasted programs, the same on each", accepted.len());
}

/// A program that is refused no more has a first line too many.
#[test]
fn what_the_lab_lacks_is_named() {
    let mut failures = Vec::new();
    for (name, source) in programs() {
        let Some(construct) = refused(&source) else {
            continue;
        };
        match proof::on_engine(&source) {
            Ok(_) => failures.push(format!("{name} is not refused")),
            Err(error) if error.contains(construct) => println!("{name}: {error}"),
            Err(error) => failures.push(format!("{name}: no {construct} in: {error}")),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

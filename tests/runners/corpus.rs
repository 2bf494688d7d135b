//! Every scenario of the page prints the same on the engine and on every JDK,
//! and has what its readers need.

use std::path::Path;

use threadlocal_lab::java::ast::{Localised, Stmt, StmtKind};
use threadlocal_lab::session::Session;
use threadlocal_lab_tests::corpus::{Scenario, scenarios};
use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof;

const LANGUAGES: [&str; 2] = ["en", "zh"];

fn all() -> Vec<Scenario> {
    scenarios().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn scenarios_print_the_same_on_the_engine_and_on_every_jdk() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let (bounded, exact): (Vec<Scenario>, Vec<Scenario>) = all()
        .into_iter()
        .partition(|scenario| scenario.unit.header.proof_bounds);
    for scenario in bounded {
        println!("bounds, not text: {}", scenario.name);
    }
    let sources: Vec<_> = exact.iter().map(Scenario::named).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    let runs = proof::on_jdks(&jdks, &folder, &sources).unwrap_or_else(|error| panic!("{error}"));
    for (index, scenario) in exact.iter().enumerate() {
        let name = &scenario.name;
        let engine =
            proof::on_engine(&scenario.source).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(engine.output.contains("[main]"), "{name} dumps a table");
        for (jdk, run) in jdks.iter().zip(&runs) {
            let printed = run.outputs[index].as_deref();
            let printed = printed.unwrap_or_else(|| panic!("{name}: {}", run.errors));
            assert!(
                engine.output == printed,
                "{name} on {}: {}",
                jdk.name(),
                proof::first_difference(&engine.output, printed)
            );
        }
    }
    println!("{} scenarios, the same on each", exact.len());
}

#[test]
fn scenarios_have_titles_and_notes_in_each_language_and_no_diagnostics() {
    for scenario in all() {
        let name = &scenario.name;
        let session = Session::new(&scenario.source);
        let diagnostics = session.diagnostics();
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
        assert_languages(name, "title", &scenario.unit.header.titles);
        let methods = scenario.unit.methods.iter();
        let noted: Vec<&Stmt> = methods
            .flat_map(|method| &method.body.statements)
            .filter(|statement| !statement.notes.is_empty())
            .collect();
        assert!(!noted.is_empty(), "{name} has a note");
        for statement in noted {
            assert!(statement.kind != StmtKind::Empty);
            assert_languages(name, "note", &statement.notes);
        }
    }
}

fn assert_languages(name: &str, what: &str, texts: &[Localised]) {
    for language in LANGUAGES {
        let text = texts.iter().find(|text| text.language == language);
        assert!(
            text.is_some_and(|text| !text.text.is_empty()),
            "{name} has a {what} in {language}"
        );
    }
}

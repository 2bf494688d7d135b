//! Every scenario of the page prints the same on the engine and on every JDK,
//! and has what its readers need.

use std::collections::BTreeMap;
use std::path::Path;

use threadlocal_lab::java::ast::Localised;
use threadlocal_lab::session::Session;
use threadlocal_lab_tests::bounds;
use threadlocal_lab_tests::corpus::{Scenario, scenarios};
use threadlocal_lab_tests::jvm::{self, Jdk};
use threadlocal_lab_tests::proof::{self, JdkRun};

const LANGUAGES: [&str; 2] = ["en", "zh"];

fn all() -> Vec<Scenario> {
    scenarios().unwrap_or_else(|error| panic!("{error}"))
}

/// The scenarios that run with the same Java heap, on all JDKs.
fn on_jdks(jdks: &[Jdk], options: &[String], scenarios: &[&Scenario]) -> Vec<JdkRun> {
    let sources: Vec<_> = scenarios.iter().map(|scenario| scenario.named()).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("corpus")
        .join(options.concat().replace([':', '-'], ""));
    proof::on_jdks(jdks, &folder, &sources, options).unwrap_or_else(|error| panic!("{error}"))
}

/// Prints which scenarios have the JVM collect by itself, and how often.
fn print_own_collections(scenarios: &[Scenario]) {
    for scenario in scenarios {
        match proof::own_collections(&Session::new(&scenario.source)) {
            0 => {}
            count => println!("collects by itself, {count} times: {}", scenario.name),
        }
    }
}

/// What a scenario printed, or why it printed nothing.
fn printed<'a>(run: &'a JdkRun, index: usize, name: &str) -> &'a str {
    let output = run.outputs[index].as_deref();
    output.unwrap_or_else(|| panic!("{name}: {}", run.errors))
}

#[test]
fn scenarios_print_the_same_on_the_engine_and_on_every_jdk() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let scenarios: Vec<Scenario> = all().into_iter().filter(Scenario::is_proved).collect();
    print_own_collections(&scenarios);
    let mut by_heap: BTreeMap<Vec<String>, Vec<&Scenario>> = BTreeMap::new();
    for scenario in &scenarios {
        let options = proof::heap_options(&scenario.unit.header);
        by_heap.entry(options).or_default().push(scenario);
    }
    let mut exact = 0;
    for (options, scenarios) in by_heap {
        let runs = on_jdks(&jdks, &options, &scenarios);
        for (index, scenario) in scenarios.into_iter().enumerate() {
            let name = &scenario.name;
            let engine = proof::on_engine(&scenario.source)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(!engine.output.is_empty(), "{name} prints something");
            let outputs = runs.iter().map(|run| printed(run, index, name));
            if scenario.unit.header.proof_bounds {
                compare_bounds(scenario, &engine.output, jdks.iter().zip(outputs));
                continue;
            }
            for (jdk, printed) in jdks.iter().zip(outputs) {
                assert!(
                    engine.output == printed,
                    "{name} on {}: {}",
                    jdk.name(),
                    proof::first_difference(&engine.output, printed)
                );
            }
            exact += 1;
        }
    }
    println!("{exact} scenarios, the same on each");
}

/// The scenario in the README's command.
const README_SCENARIO: &str = "set-misses-slot-5";

#[test]
fn the_command_of_the_readme_prints_what_the_engine_prints() {
    let scenarios = all();
    let scenario = scenarios.iter().find(|each| each.name == README_SCENARIO);
    let scenario = scenario.unwrap_or_else(|| panic!("no scenario {README_SCENARIO}"));
    let engine = proof::on_engine(&scenario.source).unwrap_or_else(|error| panic!("{error}"));
    for jdk in jvm::all().unwrap_or_else(|error| panic!("{error}")) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
        let run = proof::from_source(&jdk, &folder, &scenario.named());
        let run = run.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            engine.output,
            printed(&run, 0, README_SCENARIO),
            "{}",
            jdk.name()
        );
    }
}

fn compare_bounds<'a>(
    scenario: &Scenario,
    engine: &str,
    outputs: impl Iterator<Item = (&'a Jdk, &'a str)>,
) {
    let name = &scenario.name;
    let bounds = bounds::of(&scenario.source).unwrap_or_else(|error| panic!("{name}: {error}"));
    let checked = |who: &str, output: &str| {
        let found = bounds::check(&bounds, output);
        found.unwrap_or_else(|error| panic!("{name} on {who}: {error}"))
    };
    print!(
        "bounds, not text: {name}: {} in the lab",
        checked("the lab", engine)
    );
    for (jdk, output) in outputs {
        print!("; {} on {}", checked(&jdk.name(), output), jdk.name());
    }
    println!();
}

#[test]
fn scenarios_have_titles_and_notes_in_each_language_and_no_diagnostics() {
    for scenario in all() {
        let name = &scenario.name;
        let session = Session::new(&scenario.source);
        let diagnostics = session.diagnostics();
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
        assert_languages(name, "title", scenario.unit.header.titles.iter());
        let places = session.program().places.iter();
        let noted: Vec<_> = places.filter(|place| !place.notes.is_empty()).collect();
        assert!(!noted.is_empty(), "{name} has a note");
        for place in noted {
            assert_languages(name, "note", place.notes.iter().map(|note| &note.said));
        }
    }
}

fn assert_languages<'a>(
    name: &str,
    what: &str,
    texts: impl Iterator<Item = &'a Localised> + Clone,
) {
    for language in LANGUAGES {
        let text = texts.clone().find(|text| text.language == language);
        assert!(
            text.is_some_and(|text| !text.text.is_empty()),
            "{name} has a {what} in {language}"
        );
    }
}

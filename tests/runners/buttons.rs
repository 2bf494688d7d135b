//! What the buttons leave behind is Java that javac accepts, and it prints the
//! same on every JDK.

use std::path::Path;

use threadlocal_lab::session::Session;
use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof::{self, Named};
use threadlocal_lab_tests::random::Random;

/// How many rounds of presses each scenario gets.
const ROUNDS: u32 = 2;
/// The most presses of a round.
const PRESSES: u32 = 8;

/// Presses random buttons at random places and asks for the table at the end;
/// returns the source that this leaves.
fn press(source: &str, random: &mut Random) -> String {
    let mut session = Session::new(source);
    session.seek(u32::MAX);
    for _ in 0..random.between(1, PRESSES) {
        if random.chance(25) {
            session.seek(random.below(session.step_count() + 1));
        }
        if random.chance(10) {
            session.undo();
            continue;
        }
        let actions: Vec<_> = session
            .actions()
            .into_iter()
            .filter(|action| action.enabled)
            .collect();
        let action = &actions[random.below(actions.len() as u32) as usize];
        // The last step is the end of `main`, which is now further on.
        let step = session.step().min(session.step_count() - 1);
        let before = world(&mut session, step);
        session
            .run(&action.java)
            .unwrap_or_else(|refused| panic!("{refused:?}\n{}", session.source()));
        assert!(
            world(&mut session, step) == before,
            "what came before {} is unchanged",
            action.java
        );
        session.seek(u32::MAX);
    }
    session.seek(u32::MAX);
    session
        .run("Lab.dump();")
        .unwrap_or_else(|refused| panic!("{refused:?}\n{}", session.source()));
    session.source().to_owned()
}

/// What a reader can tell of the world at a step: objects, tables and output.
fn world(session: &mut Session, step: u32) -> String {
    session.seek(step);
    let view = session.view();
    let slots: Vec<Vec<u32>> = view
        .tables
        .iter()
        .map(|table| session.slots(table.map))
        .collect();
    format!(
        "{:?}\n{:?}\n{slots:?}\n{:?}",
        view.objects, view.tables, view.output
    )
}

#[test]
fn what_the_buttons_append_prints_the_same_on_every_jdk() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    let mut sources: Vec<Named> = Vec::new();
    let mut racing = 0;
    let scenarios = scenarios().unwrap_or_else(|error| panic!("{error}"));
    for scenario in scenarios.iter().filter(|scenario| scenario.is_exact()) {
        for round in 0..ROUNDS {
            let pressed = press(&scenario.source, &mut Random::new(round.into()));
            // Pressed at an earlier point, a statement may take the place of a
            // join: then the output is a race, and a warning says so.
            if Session::new(&pressed).diagnostics().is_empty() {
                sources.push((format!("{}-{round}", scenario.name), pressed));
            } else {
                racing += 1;
            }
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("buttons");
    let runs =
        proof::on_jdks(&jdks, &folder, &sources, &[]).unwrap_or_else(|error| panic!("{error}"));
    for (index, (name, source)) in sources.iter().enumerate() {
        let engine = proof::on_engine(source).unwrap_or_else(|error| panic!("{name}: {error}"));
        for (jdk, run) in jdks.iter().zip(&runs) {
            let printed = run.outputs[index].as_deref();
            let printed = printed.unwrap_or_else(|| panic!("{name}: {}\n{source}", run.errors));
            assert!(
                engine.output == printed,
                "{name} on {}: {}\n{source}",
                jdk.name(),
                proof::first_difference(&engine.output, printed)
            );
        }
    }
    println!(
        "{} sources that buttons left, the same on each JDK; {racing} more are races",
        sources.len()
    );
}

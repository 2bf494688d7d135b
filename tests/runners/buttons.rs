//! What the buttons leave behind is Java that javac accepts, and it prints the
//! same on every JDK.

use std::collections::BTreeMap;
use std::path::Path;

use threadlocal_lab::machine::Status;
use threadlocal_lab::session::Session;
use threadlocal_lab::view::{ActionKind, NEW_THREAD};
use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof::{self, Named};
use threadlocal_lab_tests::random::Random;

/// How many rounds of presses each scenario gets.
const ROUNDS: u32 = 2;
/// The most presses of a round.
const PRESSES: u32 = 8;
/// The length of a first table, whose slots a new ThreadLocal is made for.
const FIRST_LENGTH: u32 = 16;
/// How many steps of each scenario have every button pressed.
const STOPS: u32 = 4;

/// Presses random buttons at random places and asks for the table at the end;
/// returns the source that this leaves. What other threads are told to do is
/// mostly a race, so there is a round without.
fn press(source: &str, random: &mut Random, is_alone: bool) -> String {
    let mut session = Session::new(source);
    session.seek(u32::MAX);
    for left in (0..random.between(1, PRESSES)).rev() {
        if random.chance(25) {
            session.seek(random.below(session.step_count() + 1));
        }
        if random.chance(10) {
            session.undo();
            continue;
        }
        let places = match is_alone {
            true => vec![String::new()],
            false => places(&session),
        };
        let on = &places[random.below(places.len() as u32) as usize];
        let offered = session.actions(on, random.below(FIRST_LENGTH));
        let actions: Vec<_> = offered
            .actions
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
        if session.status() == Status::Returned {
            // Nothing can follow the end of `main`.
            match left {
                0 => return session.source().to_owned(),
                _ => assert!(session.undo()),
            }
        }
    }
    session.seek(u32::MAX);
    session
        .run("Lab.dump();")
        .unwrap_or_else(|refused| panic!("{refused:?}\n{}", session.source()));
    session.source().to_owned()
}

/// Where a call can run at this step.
fn places(session: &Session) -> Vec<String> {
    let mut places = session.actions("", 0).pools;
    places.extend(["".to_owned(), NEW_THREAD.to_owned()]);
    places
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
    let scenarios = scenarios().unwrap_or_else(|error| panic!("{error}"));
    for scenario in scenarios.iter().filter(|scenario| scenario.is_exact()) {
        for round in 0..ROUNDS {
            let pressed = press(&scenario.source, &mut Random::new(round.into()), round == 0);
            sources.push((format!("{}-{round}", scenario.name), pressed));
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("buttons");
    let runs =
        proof::on_jdks(&jdks, &folder, &sources, &[]).unwrap_or_else(|error| panic!("{error}"));
    let mut racing = 0;
    for (index, (name, source)) in sources.iter().enumerate() {
        let engine = proof::on_engine(source).unwrap_or_else(|error| panic!("{name}: {error}"));
        // Pressed at an earlier point, a statement may take the place of a join:
        // then the output is a race, and a warning says so.
        let is_race = !Session::new(source).diagnostics().is_empty();
        racing += u32::from(is_race);
        for (jdk, run) in jdks.iter().zip(&runs) {
            let printed = run.outputs[index].as_deref();
            let printed = printed.unwrap_or_else(|| panic!("{name}: {}\n{source}", run.errors));
            assert!(
                is_race || engine.output == printed,
                "{name} on {}: {}\n{source}",
                jdk.name(),
                proof::first_difference(&engine.output, printed)
            );
        }
    }
    println!(
        "{} sources that buttons left, accepted by each JDK, the same on each but for {racing} races",
        sources.len()
    );
}

#[test]
fn every_button_that_is_offered_runs() {
    let scenarios = scenarios().unwrap_or_else(|error| panic!("{error}"));
    // How often each kind of button ran in `main` and on another thread.
    let mut pressed: BTreeMap<(String, bool), u32> = BTreeMap::new();
    for scenario in &scenarios {
        let mut session = Session::new(&scenario.source);
        let end = session.step_count();
        for stop in 0..STOPS {
            let step = (u64::from(end) * u64::from(stop) / u64::from(STOPS - 1)) as u32;
            session.seek(step);
            for on in places(&session) {
                let offered = session.actions(&on, stop).actions;
                for action in offered.iter().filter(|action| action.enabled) {
                    let of_main = matches!(
                        action.kind,
                        ActionKind::Drop | ActionKind::New | ActionKind::Gc
                    );
                    if of_main && !on.is_empty() {
                        continue;
                    }
                    session.seek(step);
                    let shown = session.step();
                    session.run(&action.java).unwrap_or_else(|refused| {
                        panic!(
                            "{} at step {step}: {}: {:?}\n{}",
                            scenario.name, action.java, refused.diagnostics, refused.source
                        )
                    });
                    let last = session.step_count();
                    assert!(session.step() < last, "{} does something", action.java);
                    assert!(session.undo());
                    assert_eq!(
                        (session.source(), session.step()),
                        (&*scenario.source, shown)
                    );
                    let kind = (format!("{:?}", action.kind), !on.is_empty());
                    *pressed.entry(kind).or_default() += 1;
                }
                session.seek(step);
            }
        }
    }
    println!("pressed, of each kind, in main (false) and elsewhere (true): {pressed:?}");
    let kinds: Vec<(&str, bool)> = pressed.keys().map(|(kind, on)| (&**kind, *on)).collect();
    assert_eq!(
        kinds,
        [
            ("Drop", false),
            ("End", false),
            ("End", true),
            ("Gc", false),
            ("Get", false),
            ("Get", true),
            ("New", false),
            ("Remove", false),
            ("Remove", true),
            ("Set", false),
            ("Set", true)
        ]
    );
}

//! Every step of a run is the same forward, backward and forward again, and
//! seeking never runs the machine.

use threadlocal_lab::session::Session;
use threadlocal_lab::view::BeatView;
use threadlocal_lab::words::{Key, Language, sentence};
use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::generate;
use threadlocal_lab_tests::random::Random;

/// How many generated programs are walked through.
const PROGRAMS: u64 = 100;

/// Of a long run, about this many steps are compared.
const COMPARED: u32 = 400;

/// The whole state at a step: every word, and what a reader is shown.
fn state(session: &mut Session, step: u32) -> (Vec<u32>, String) {
    session.seek(step);
    let view = format!("{:?}", session.view());
    let words = session
        .finished()
        .map_or(Vec::new(), |run| run.world.memory.all().to_vec());
    (words, view)
}

/// Walks to the end, back, to the end again and to random steps; compares the
/// states of each step that was met before.
fn walk(name: &str, source: &str) {
    let mut session = Session::new(source);
    let count = session.step_count();
    assert!(count > 0, "{name} runs: {:?}", session.diagnostics());
    let executed = session.executed();
    let stride = (count / COMPARED).max(1);
    let steps: Vec<u32> = (0..=count)
        .step_by(stride as usize)
        .chain([count])
        .collect();
    let forward: Vec<_> = steps
        .iter()
        .map(|&step| state(&mut session, step))
        .collect();
    for (index, &step) in steps.iter().enumerate().rev() {
        assert!(
            state(&mut session, step) == forward[index],
            "{name}, back to step {step}"
        );
    }
    assert_eq!(session.step(), 0);
    for (index, &step) in steps.iter().enumerate() {
        assert!(
            state(&mut session, step) == forward[index],
            "{name}, again at step {step}"
        );
    }
    let mut random = Random::new(count.into());
    for _ in 0..steps.len() {
        let index = random.below(steps.len() as u32) as usize;
        let step = steps[index];
        assert!(
            state(&mut session, step) == forward[index],
            "{name}, jump to step {step}"
        );
    }
    assert_eq!(session.executed(), executed, "{name}: seeking runs nothing");
    let again = Session::new(source);
    assert_eq!(again.step_count(), count, "{name} runs the same again");
}

#[test]
fn every_scenario_is_the_same_forward_and_backward() {
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        walk(&scenario.name, &scenario.source);
    }
}

#[test]
fn generated_programs_are_the_same_forward_and_backward() {
    for seed in 1..=PROGRAMS {
        walk(
            &format!("seed {seed}"),
            &generate::program(seed).to_string(),
        );
    }
}

/// The sentence of a beat in a language.
fn said(beat: &BeatView, language: Language) -> String {
    let key = Key::ALL
        .into_iter()
        .find(|key| key.name() == beat.message.key)
        .unwrap_or_else(|| panic!("{:?} is no key", beat.message.key));
    let arguments: Vec<(&str, String)> = (beat.message.arguments.iter())
        .map(|argument| (&*argument.name, argument.text.clone()))
        .collect();
    sentence(language, key, &arguments)
}

#[test]
fn beats_cover_every_operation_of_the_corpus() {
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        let name = &scenario.name;
        let mut session = Session::new(&scenario.source);
        let count = session.step_count();
        let ends = session.beat_ends().to_vec();
        assert!(ends.is_sorted_by(|one, other| one < other), "{name}");
        assert_eq!(ends.last(), Some(&count), "{name}");
        let operations = session.operations().to_vec();
        for (operation, end) in (1..).zip(&operations) {
            let found = ends.binary_search(end);
            assert!(found.is_ok(), "{name}, operation {operation}");
        }
        // Of a long run not every beat is worded.
        let stride = (ends.len() / COMPARED as usize).max(1);
        for &end in ends.iter().step_by(stride).chain(ends.last()) {
            let beats = session.beats(end - 1, end);
            let [beat] = &beats[..] else {
                panic!("{name}: {} beats end at step {end}", beats.len());
            };
            assert_eq!(beat.step, end, "{name}");
            if beat.operation > 0 {
                let address = format!("op:{}/beat:{}", beat.operation, beat.number);
                assert_eq!(session.step_of(&address), Some(end), "{name}, {address}");
            }
            for language in [Language::En, Language::ZhCn] {
                let sentence = said(beat, language);
                let is_filled = !sentence.is_empty() && !sentence.contains('{');
                assert!(is_filled, "{name}, step {end}: {sentence}");
            }
        }
    }
}

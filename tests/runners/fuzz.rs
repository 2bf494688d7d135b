//! Whatever comes in as source or as a statement, the parser and the session
//! answer: they never panic, and their limits end what would not end.

use std::panic::{AssertUnwindSafe, catch_unwind};

use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::exercise;
use threadlocal_lab_tests::generate;
use threadlocal_lab_tests::random::Random;
use threadlocal_lab_tests::spoil;

/// How many spoilt sources are tried for each scenario.
const SPOILT: u32 = 60;

/// How many generated programs are spoilt, and how often each.
const PROGRAMS: u64 = 60;
const SPOILT_PROGRAMS: u32 = 20;

/// How many sources of arbitrary bytes are tried.
const NOISE: u32 = 3000;

/// How many spoilt sources of each scenario keep their tokens.
const SPOILT_TOKENS: u32 = 20;

fn look(source: &str) {
    exercise::everything(source, &mut Random::new(source.len() as u64));
}

/// Runs something; the test fails with its input if it panics.
fn survives(name: &str, input: &str, run: impl FnOnce()) {
    let run = catch_unwind(AssertUnwindSafe(run));
    assert!(run.is_ok(), "{name} panics:\n{input}");
}

#[test]
fn spoilt_scenarios() {
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        for seed in 0..SPOILT {
            let spoilt = spoil::letters(&scenario.source, &mut Random::new(seed.into()));
            let name = format!("{} with seed {seed}", scenario.name);
            survives(&name, &spoilt, || look(&spoilt));
        }
    }
}

#[test]
fn scenarios_of_spoilt_tokens() {
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        for seed in 0..SPOILT_TOKENS {
            let spoilt = spoil::tokens(&scenario.source, &mut Random::new(seed.into()));
            let name = format!("{} with seed {seed}", scenario.name);
            survives(&name, &spoilt, || exercise::to_the_end_and_back(&spoilt));
        }
    }
}

#[test]
fn spoilt_programs() {
    for program in 1..=PROGRAMS {
        let source = generate::program(program).to_string();
        for seed in 0..SPOILT_PROGRAMS {
            let spoilt = spoil::letters(&source, &mut Random::new(seed.into()));
            let name = format!("program {program} with seed {seed}");
            survives(&name, &spoilt, || look(&spoilt));
        }
    }
}

#[test]
fn arbitrary_bytes() {
    for seed in 0..NOISE {
        let mut random = Random::new(seed.into());
        let length = random.below(400);
        // Half of them look like text.
        let range = if seed % 2 == 0 { 256 } else { 128 };
        let bytes: Vec<u8> = (0..length).map(|_| random.below(range) as u8).collect();
        let source = String::from_utf8_lossy(&bytes).into_owned();
        survives(&format!("noise with seed {seed}"), &source, || {
            look(&source)
        });
    }
}

/// Each of these asks for the type of the one inside before it is compiled.
#[test]
fn what_is_deep_is_answered() {
    const DEPTH: u32 = 45;
    for (open, close) in [
        ("x == 1 ? 1 : (", ")"),
        ("switch (x) { case 1 -> 1; default -> ", "; }"),
        ("String.valueOf(\"\" + (", "))"),
        ("take(", ")"),
    ] {
        for innermost in ["typo", "1", "null"] {
            let mut value = innermost.to_owned();
            for _ in 0..DEPTH {
                value = format!("{open}{value}{close}");
            }
            let source = format!(
                "static Object take(Object... all) {{ return all; }}\n\
                 static int take(int one) {{ return one; }}\n\
                 void main() {{ int x = 2; System.out.println({value}); }}"
            );
            survives(open, &source, || look(&source));
        }
    }
}

/// What is appended is chosen by the numbers; some of it does not compile, some
/// does not end, some throws.
#[test]
fn statements_are_appended_to_every_scenario() {
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        for seed in 0..2 {
            let mut random = Random::new(seed);
            let name = format!("{} with seed {seed}", scenario.name);
            survives(&name, &scenario.source, || {
                exercise::everything(&scenario.source, &mut random);
            });
        }
    }
}

//! Whatever comes in as source or as a statement, the parser and the session
//! answer: they never panic, and their limits end what would not end.

use std::panic::{AssertUnwindSafe, catch_unwind};

use threadlocal_lab::session::Session;
use threadlocal_lab::view::NEW_THREAD;
use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::generate;
use threadlocal_lab_tests::random::Random;

/// How many spoilt sources are tried for each scenario.
const SPOILT: u32 = 60;

/// How many generated programs are spoilt, and how often each.
const PROGRAMS: u64 = 60;
const SPOILT_PROGRAMS: u32 = 20;

/// How many sources of arbitrary bytes are tried.
const NOISE: u32 = 3000;

/// How many statements are appended to each scenario.
const STATEMENTS: u32 = 12;

/// Runs a source and looks at it here and there.
fn look(source: &str) {
    let mut session = Session::new(source);
    for step in [session.step_count() / 2, session.step_count()] {
        session.seek(step);
        let view = session.view();
        session.actions("", 0);
        for row in view.ledger.iter().take(2) {
            session.explain(row.value);
        }
    }
    let _ = session.run("System.gc();");
}

/// Runs something; the test fails with its input if it panics.
fn survives(name: &str, input: &str, run: impl FnOnce()) {
    let run = catch_unwind(AssertUnwindSafe(run));
    assert!(run.is_ok(), "{name} panics:\n{input}");
}

/// Cuts, doubles and overwrites pieces of a source.
fn spoil(source: &str, random: &mut Random) -> String {
    const PIECES: [&str; 12] = [
        "{",
        "}",
        "(",
        ")",
        ";",
        "null",
        "\"",
        "while (true) ",
        "new ",
        "槽",
        "\0",
        "-1",
    ];
    let mut letters: Vec<char> = source.chars().collect();
    for _ in 0..random.between(1, 4) {
        let at = random.below(letters.len() as u32) as usize;
        let end = (at + random.below(20) as usize).min(letters.len());
        match random.below(3) {
            0 => {
                letters.drain(at..end);
            }
            1 => {
                let copy = letters[at..end].to_vec();
                letters.splice(at..at, copy);
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len() as u32) as usize];
                letters.splice(at..at, piece.chars());
            }
        }
        if letters.is_empty() {
            break;
        }
    }
    letters.into_iter().collect()
}

#[test]
fn spoilt_scenarios() {
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        for seed in 0..SPOILT {
            let spoilt = spoil(&scenario.source, &mut Random::new(seed.into()));
            let name = format!("{} with seed {seed}", scenario.name);
            survives(&name, &spoilt, || look(&spoilt));
        }
    }
}

#[test]
fn spoilt_programs() {
    for program in 1..=PROGRAMS {
        let source = generate::program(program).to_string();
        for seed in 0..SPOILT_PROGRAMS {
            let spoilt = spoil(&source, &mut Random::new(seed.into()));
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

/// Statements that a reader might append; some of them do not compile, some
/// do not end, some throw.
const APPENDED: &[&str] = &[
    "System.gc();",
    "Lab.dump();",
    "Lab.withHash(3).set(new Object());",
    "while (true) { new ThreadLocal<Object>().set(new Object()); }",
    "List<Object> all = new ArrayList<>(); while (true) { all.add(new byte[1000000]); }",
    "for (int i = 0; i < 3; i++) { new Thread(() -> Lab.dump()).start(); }",
    "throw new IllegalStateException();",
    "return;",
    "int[] a = new int[-1];",
    "Object o = null; o.toString();",
    "nothing.set(1);",
    "}",
    "{",
    "// a comment",
    "/*",
    "\"",
    "int x = 1 / 0;",
    "System.out.println(new ThreadLocal<String>().get());",
    "",
];

#[test]
fn appended_statements() {
    for scenario in scenarios().unwrap_or_else(|error| panic!("{error}")) {
        let mut random = Random::new(scenario.name.len() as u64);
        let mut session = Session::new(&scenario.source);
        for _ in 0..STATEMENTS {
            let step = random.below(session.step_count() + 1);
            session.seek(if random.below(2) == 0 { step } else { u32::MAX });
            let on = ["", NEW_THREAD][random.below(2) as usize];
            let actions = session.actions(on, random.below(20)).actions;
            let index = random.below((APPENDED.len() + actions.len()) as u32) as usize;
            let statement = match APPENDED.get(index) {
                Some(statement) => (*statement).to_owned(),
                None => actions[index - APPENDED.len()].java.clone(),
            };
            let input = format!("{}\n// and then: {statement}", session.source());
            survives(&scenario.name, &input, || {
                let _ = session.run(&statement);
                session.view();
                if random.below(3) == 0 {
                    session.undo();
                }
            });
        }
    }
}

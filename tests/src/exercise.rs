//! Takes a source through everything that a reader can do with it.
//!
//! A source goes in; nothing comes out. What must never be (a panic, a step
//! that looks otherwise on the way back, a refusal without a reason) is a
//! panic here. It does not know whether a source is good Java.

use std::hash::{DefaultHasher, Hash, Hasher};

use threadlocal_lab::java::diagnostic::{Diagnostic, Severity};
use threadlocal_lab::session::{Breakpoints, LeakSearch, Session};
use threadlocal_lab::survey::{Parameters, Survey};
use threadlocal_lab::view::NEW_THREAD;

use crate::random::Random;

/// Steps that are looked at on the way to the end and again on the way back.
const LOOKS: u32 = 8;

/// Runs a source, steps to the end and back one by one, and looks at some steps
/// on both ways: the memory and the view are the same.
pub fn to_the_end_and_back(source: &str) {
    let mut session = Session::new(source);
    check_diagnostics(&session);
    let count = session.step_count();
    let stride = (count / LOOKS).max(1);
    let mut seen = Vec::new();
    for step in 0..=count {
        session.seek(step);
        if step.is_multiple_of(stride) {
            seen.push((step, digest(&session), session.view()));
        }
    }
    for step in (0..=count).rev() {
        session.seek(step);
        if seen
            .last()
            .is_some_and(|&(looked_at, ..)| looked_at == step)
        {
            let Some((_, memory, view)) = seen.pop() else {
                continue;
            };
            assert_eq!(digest(&session), memory, "the memory of step {step}");
            assert_eq!(session.view(), view, "the view of step {step}");
        }
    }
}

/// Opens a source and does a few dozen things with it that the numbers choose:
/// looks, seeks, asks, appends, takes back.
pub fn everything(source: &str, random: &mut Random) {
    let mut session = Session::new(source);
    check_diagnostics(&session);
    looks(&mut session, random);
    survey(random);
}

/// Looks at a few steps that the numbers choose, asks all that can be asked
/// there, and appends a statement.
pub fn looks(session: &mut Session, random: &mut Random) {
    for _ in 0..random.between(1, 3) {
        let count = session.step_count();
        session.seek(match random.below(4) {
            0 => u32::MAX,
            1 => 0,
            _ => random.below(count + 1),
        });
        let shown = session.step();
        look(session, random);
        ask(session, random);
        assert_eq!(session.step(), shown, "who asks does not move the reader");
        append(session, random);
    }
}

/// The view, and what it refers to.
fn look(session: &mut Session, random: &mut Random) {
    let view = session.view();
    for table in &view.tables {
        session.slots(table.map);
    }
    session.slots(random.word());
    session.looks(random.below(4));
    for row in view.ledger.iter().take(3) {
        session.explain(row.value);
    }
    session.explain(random.word());
    assert!(view.step <= view.step_count, "a step of the run");
}

/// What the page asks for beside the view.
fn ask(session: &mut Session, random: &mut Random) {
    let step = random.below(session.step_count() + 2);
    session.depth(step);
    for to in [
        session.over(step),
        session.over_back(step),
        session.out(step),
        session.out_back(step),
    ] {
        assert!(
            to <= session.step_count(),
            "a hand that leads out of the run"
        );
    }
    let lines = [random.below(40), random.word()];
    let at = Breakpoints {
        source: &lines,
        listing: &lines,
    };
    session.next_break(step, at, random.chance(50));
    if let LeakSearch::Found(step) = session.next_leak(step, random.between(1, 50) as usize) {
        assert!(step <= session.step_count(), "a leak out of the run");
    }
    session.outcome(step);
    session.marks();
    for address in ["start", "end", "op:1", "op:0", "line:3", "line:-1", "x", ""] {
        session.step_of(address);
    }
    session.step_of(&random.word().to_string());
    session.executed();
}

/// Appends a statement, of the buttons or of one's own, and takes it back now
/// and then.
fn append(session: &mut Session, random: &mut Random) {
    let on = ["", NEW_THREAD, "pool", "no such"][random.below(4) as usize];
    let offered = session.actions(on, random.word() % 70_000).actions;
    let index = random.below((STATEMENTS.len() + offered.len()) as u32) as usize;
    let statement = match STATEMENTS.get(index) {
        // Each takes as long as the limits allow.
        Some(endless) if endless.contains("while") && random.chance(90) => return,
        Some(statement) => (*statement).to_owned(),
        None => offered[index - STATEMENTS.len()].java.clone(),
    };
    let before = session.source().to_owned();
    match session.run(&statement) {
        Ok(()) => {
            session.view();
            if random.chance(30) {
                assert!(session.undo(), "what was appended is taken back");
                assert_eq!(session.source(), before);
            }
        }
        Err(refused) => {
            assert!(!refused.diagnostics.is_empty(), "refused without a reason");
            assert_eq!(session.source(), before, "what is refused changes nothing");
        }
    }
}

/// A small experiment with any settings.
fn survey(random: &mut Random) {
    let parameters = Parameters {
        keys: random.word() >> random.below(32),
        stride: random.word() >> random.below(32),
        deaths: random.below(102),
        collect_every: random.word() >> random.below(32),
        operations: random.below(50),
        seed: random.word(),
        value_bytes: random.word() >> random.below(32),
    };
    if let Ok(mut survey) = Survey::new(parameters) {
        survey.advance(200);
        survey.result();
    }
}

/// What is said has a place in the source, and whoever does not run says why.
fn check_diagnostics(session: &Session) {
    let source = session.source();
    for diagnostic in session.diagnostics() {
        let (start, end) = (diagnostic.span.start as usize, diagnostic.span.end as usize);
        assert!(source.get(start..end).is_some(), "no place: {diagnostic:?}");
    }
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    let has_error = session.diagnostics().iter().any(is_error);
    let stopped = session.finished().is_none_or(|run| run.stop.is_some());
    assert_eq!(has_error, stopped, "an error stops, and nothing else does");
}

/// The words of the memory in one number.
fn digest(session: &Session) -> u64 {
    let mut hasher = DefaultHasher::new();
    if let Some(run) = session.finished() {
        run.world.memory.all().hash(&mut hasher);
    }
    hasher.finish()
}

/// Statements that a reader might append; some of them do not compile, some do
/// not end, some throw.
pub const STATEMENTS: &[&str] = &[
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

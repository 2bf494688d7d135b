//! The debugger's hand, breakpoints, leaks and outcomes, on runs of all kinds,
//! each held against the plainest way to find the same.

use std::collections::BTreeMap;

use threadlocal_map::journal::Did;

use super::{Breakpoints, LeakSearch, Mark, Session};
use crate::ledger;
use crate::machine::steps::Kind;
use crate::snapshot::Lines;
use crate::view::OperationKind;

pub(super) const SLOT_5: &str = include_str!("../../../www/scenarios/set-misses-slot-5.java");

/// Calls, lambdas, a thread, a loop on one line, exceptions and a GC.
const MIXED: &str = "static int depth(int n) {
    return n == 0 ? 0 : 1 + depth(n - 1);
}
ThreadLocal<Integer> count = ThreadLocal.withInitial(() -> depth(2));
void main() throws Exception {
    ThreadLocal<String> a = new ThreadLocal<>();
    ThreadLocal<String> b = new ThreadLocal<>();
    b.set(new String(\"x\"));
    a.set(b.get());
    count.get();
    for (int i = 0; i < 2; i++) a.set(\"y\");
    for (int i = 0; i < 2; i++) {
        depth(i);
    }
    Thread t = new Thread(() -> { a.set(\"z\"); });
    t.start();
    t.join();
    ThreadLocal<Object> bad = ThreadLocal.withInitial(() -> { throw new RuntimeException(); });
    try { bad.get(); } catch (RuntimeException e) { System.gc(); }
    b = null;
    System.gc();
}
";

/// Tables of other designs, without a listing or with more of it.
const DESIGNS: [&str; 3] = ["table=chained", "cleaning=full", "cleaning=none"];

pub(super) fn sources() -> Vec<String> {
    let mut sources = vec![SLOT_5.to_owned(), MIXED.to_owned()];
    for design in DESIGNS {
        sources.push(format!("// @design {design}\n{SLOT_5}"));
        sources.push(format!("// @design {design}\n{MIXED}"));
    }
    sources
}

pub(super) fn session(source: &str) -> Session {
    let session = Session::new(source);
    assert_eq!(session.diagnostics(), [], "of {source}");
    session
}

#[test]
fn over_and_out_count_depths() {
    for source in sources() {
        let session = session(&source);
        let end = session.step_count();
        let depths: Vec<u32> = (0..=end).map(|step| session.depth(step)).collect();
        assert!(depths[0] == 1 && depths.contains(&2));
        for step in 0..=end {
            let depth = depths[step as usize];
            let behind = |limit: u32| (step + 1..=end).find(|&at| depths[at as usize] <= limit);
            let before = |limit: u32| (0..step).rev().find(|&at| depths[at as usize] <= limit);
            let expected = [
                behind(depth).unwrap_or(end),
                before(depth).unwrap_or(0),
                behind(depth - 1).unwrap_or(end),
                before(depth - 1).unwrap_or(0),
            ];
            let found = [
                session.over(step),
                session.over_back(step),
                session.out(step),
                session.out_back(step),
            ];
            assert_eq!(found, expected, "from step {step} of {source}");
        }
        assert_eq!(session.over(u32::MAX), end);
        assert_eq!(session.out(u32::MAX), end);
    }
}

#[test]
fn over_leads_from_one_call_or_operation_to_the_next() {
    let session = session(
        "static String say() { return new String(\"a\"); }
void main() {
    ThreadLocal<String> a = new ThreadLocal<>();
    a.set(say());
    a.set(a.get());
    a = null;
    System.gc();
}
",
    );
    let mut kinds = Vec::new();
    let mut step = 0;
    while step < session.step_count() {
        step = session.over(step);
        match session.did(step) {
            Some(Did::Program(kind)) => kinds.push(kind),
            other => panic!("{other:?} is no end of anything"),
        }
    }
    assert_eq!(
        kinds,
        [
            Kind::Assigned,
            Kind::Returned,
            Kind::Set,
            Kind::Got,
            Kind::Set,
            Kind::Assigned,
            Kind::Swept,
            Kind::Ended
        ]
    );
}

/// How many frames there are, and the line that the innermost one stands on.
fn stand(session: &mut Session, step: u32) -> (usize, u32) {
    session.seek(step);
    let stack = session.view().stack;
    let line = session.place_span().start;
    let line = Lines::new(session.source()).place(line).0;
    let frames = stack.iter().filter(|frame| frame.line.is_some()).count();
    (frames, line)
}

#[test]
fn breakpoints_stop_where_a_line_is_come_to() {
    // Line 3 runs for each of three frames, line 11 comes once though it loops,
    // line 12 before, between and behind two rounds of line 13.
    let mut session = session(MIXED);
    for (line, expected) in [(11, 1), (12, 3), (13, 2), (16, 1), (99, 0)] {
        let at = Breakpoints {
            source: &[line],
            listing: &[],
        };
        let mut steps = Vec::new();
        let mut step = 0;
        while let Some(next) = session.next_break(step, at, true) {
            assert!(next > step);
            steps.push(next);
            step = next;
        }
        assert_eq!(steps.len(), expected, "line {line} at {steps:?}");
        for &step in &steps {
            let (frames, now) = stand(&mut session, step);
            let mut stack = session.view().stack.into_iter();
            assert!(
                stack.any(|frame| frame.line == Some(line)),
                "at step {step}"
            );
            let before = stand(&mut session, step - 1);
            assert!(before != (frames, now), "line {line} at step {step}");
        }
        let mut back = Vec::new();
        let mut step = session.step_count() + 1;
        while let Some(next) = session.next_break(step, at, false) {
            back.push(next);
            step = next;
        }
        back.reverse();
        assert_eq!(back, steps);
        let address = session.step_of(&format!("line:{line}"));
        assert_eq!(address, steps.first().map(|step| step - 1));
    }
}

#[test]
fn breakpoints_of_the_listing_stop_at_each_of_its_steps() {
    for source in [SLOT_5, MIXED] {
        let mut session = session(source);
        let listing = [111, 208, 93];
        let expected: Vec<u32> = (1..=session.step_count())
            .filter(|&step| match session.did(step) {
                Some(Did::Line(line, _)) => listing.contains(&u32::from(line.number())),
                _ => false,
            })
            .collect();
        let at = Breakpoints {
            source: &[],
            listing: &listing,
        };
        let mut step = 0;
        for &next in &expected {
            assert_eq!(session.next_break(step, at, true), Some(next));
            step = next;
        }
        assert_eq!(session.next_break(step, at, true), None);
        assert!(expected.len() > 3);
    }
}

#[test]
fn the_first_visit_of_each_line_is_found_as_by_looking_at_each_step() {
    for source in sources() {
        let mut session = session(&source);
        // A frame stands on a line already while what the line calls first runs.
        let mut by_looking = BTreeMap::new();
        for step in 1..=session.step_count() {
            session.seek(step);
            let start = session.place_span().start;
            let here = Lines::new(&source).place(start).0;
            let frames = session.view().stack;
            let lines = frames.iter().filter_map(|frame| frame.line);
            for line in lines.chain([here]) {
                by_looking.entry(line).or_insert(step - 1);
            }
        }
        for line in 1..=source.lines().count() as u32 {
            session.seek(7);
            let found = session.step_of(&format!("line:{line}"));
            assert_eq!(session.step(), 7);
            // The head of main is where it begins, before its first step.
            let start = Lines::new(&source).place(session.main_body().span.start).0;
            if line != start {
                assert_eq!(
                    found,
                    by_looking.get(&line).copied(),
                    "line {line} of {source}"
                );
            }
        }
    }
}

#[test]
fn leaks_are_found_where_they_are_marked() {
    for source in sources() {
        let mut session = session(&source);
        let marks = session.marks();
        let marked: Vec<u32> = marks
            .iter()
            .filter(|(_, mark)| *mark == Mark::Leak)
            .map(|(step, _)| *step)
            .collect();
        let mut before: Vec<u32> = Vec::new();
        let mut expected = Vec::new();
        for end in session.operations().to_vec() {
            session.seek(end);
            let run = session.run.as_ref().expect("it has run");
            let leaked = ledger::leaked(&run.world, &session.program);
            let now = [leaked.entries, leaked.values].concat();
            if now.iter().any(|value| !before.contains(value)) {
                expected.push(end);
            }
            before = now;
        }
        assert_eq!(marked, expected, "in {source}");
        for slice in [1, 3, usize::MAX] {
            let mut found = Vec::new();
            let mut step = 0;
            loop {
                match session.next_leak(step, slice) {
                    LeakSearch::Found(leak) => {
                        found.push(leak);
                        step = leak;
                    }
                    LeakSearch::NotUpTo(looked) => {
                        assert!(looked > step);
                        step = looked;
                    }
                    LeakSearch::Nowhere => break,
                }
            }
            assert_eq!(found, expected, "{slice} operations at a time");
        }
    }
    let mut slot_5 = session(SLOT_5);
    assert!(matches!(slot_5.next_leak(0, 1000), LeakSearch::Found(_)));
}

#[test]
fn the_outcome_of_the_last_set_spares_slot_5() {
    let mut session = session(SLOT_5);
    let line = SLOT_5.lines().count() as u32;
    let set = SLOT_5
        .lines()
        .zip(1..)
        .filter(|(text, _)| text.contains("k9b.set("))
        .last()
        .map_or(line, |(_, line)| line);
    let start = session.step_of(&format!("line:{set}")).expect("it runs");
    session.seek(3);
    let outcome = session.outcome(start).expect("a set follows");
    assert_eq!(session.step(), 3, "what is shown stays");
    assert_eq!(outcome.kind, OperationKind::Set);
    assert_eq!(outcome.start, start);
    assert_eq!(session.did(outcome.end), Some(Did::Program(Kind::Set)));
    assert_eq!(outcome.cleared, [10]);
    assert_eq!(outcome.key_slot, Some(10));
    let moves: Vec<(u32, u32)> = outcome.moves.iter().map(|it| (it.from, it.to)).collect();
    assert_eq!(moves, [(12, 10)]);
    assert_eq!((outcome.length_before, outcome.length_after), (16, 16));
    // The same as long as the call has not begun, and another one afterwards.
    assert_eq!(
        session.outcome(start - 1).map(|it| it.end > start),
        Some(true)
    );
    let next = session.outcome(start + 5);
    assert!(next.is_none_or(|next| next.start >= outcome.end));
}

#[test]
fn outcomes_tell_what_the_tables_show() {
    for source in sources() {
        let mut session = session(&source);
        let mut step = 0;
        let mut calls = 0;
        while let Some(outcome) = session.outcome(step) {
            assert!(outcome.start >= step && outcome.end > outcome.start);
            let end = outcome.end;
            assert!(session.operations().contains(&end) || outcome.kind == OperationKind::Other);
            let expected = match session.did(end) {
                Some(Did::Program(Kind::Set)) => OperationKind::Set,
                Some(Did::Program(Kind::Got)) => OperationKind::Get,
                Some(Did::Program(Kind::Removed)) => OperationKind::Remove,
                Some(Did::Program(Kind::Swept)) => OperationKind::Gc,
                _ => OperationKind::Other,
            };
            assert_eq!(outcome.kind, expected);
            let mut slots = |step| {
                session.seek(step);
                session.slots(outcome.map)
            };
            let (before, after) = (slots(outcome.start), slots(end));
            let entry = |slots: &[u32], at: u32| slots.get(at as usize * 4).copied().unwrap_or(0);
            for &slot in &outcome.cleared {
                let gone = entry(&before, slot);
                assert!(after.chunks(4).all(|it| it[0] != gone || gone == 0));
            }
            for moved in &outcome.moves {
                assert_ne!(moved.from, moved.to);
                if !source.contains("chained") {
                    assert_eq!(entry(&before, moved.from), moved.entry);
                    assert_eq!(entry(&after, moved.to), moved.entry);
                }
            }
            if outcome.kind == OperationKind::Set {
                assert!(outcome.key_slot.is_some(), "a set leaves its key");
                calls += 1;
            }
            if outcome.kind == OperationKind::Remove {
                assert_eq!(outcome.key_slot, None);
            }
            for &slot in &outcome.turned_stale {
                assert_eq!(outcome.kind, OperationKind::Gc);
                assert_eq!(after[slot as usize * 4 + 1], 0);
                assert_ne!(before[slot as usize * 4 + 1], 0);
            }
            step = outcome.end;
        }
        assert!(calls > 2, "in {source}");
    }
}

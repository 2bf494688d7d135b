//! Every export of the wasm module, called from a real browser, with wrong
//! input too.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JsString, Object, Reflect};
use threadlocal_lab::wasm::{Session, Survey, survey_defaults};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SLOT_5: &str = include_str!("../../www/scenarios/set-misses-slot-5.java");
const SMALL: &str = "void main() {\n    ThreadLocal<String> k = Lab.atSlot(5);\n    k.set(new String(\"five\"));\n    Lab.dump();\n}\n";

fn get(object: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(object.clone(), |value, name| {
        let index = name.parse::<u32>();
        match index {
            Ok(index) => Reflect::get_u32(&value, index),
            Err(_) => Reflect::get(&value, &name.into()),
        }
        .unwrap_or(JsValue::UNDEFINED)
    })
}

fn text(object: &JsValue, path: &str) -> String {
    get(object, path)
        .dyn_into::<JsString>()
        .map_or_else(|other| format!("{other:?}"), String::from)
}

fn number(object: &JsValue, path: &str) -> f64 {
    get(object, path).as_f64().unwrap_or(f64::NAN)
}

fn length(object: &JsValue, path: &str) -> u32 {
    get(object, path).unchecked_into::<Array>().length()
}

/// What is handed over of the step that a session shows.
fn frame(session: &mut Session) -> JsValue {
    session.frame().unwrap_or(JsValue::UNDEFINED)
}

#[wasm_bindgen_test]
fn a_session_seeks_and_shows() {
    let mut session = Session::new(SLOT_5);
    assert_eq!(session.diagnostics().ok().map(|all| all.len()), Some(0));
    assert_eq!(session.source(), SLOT_5);
    assert_eq!(session.step(), 0);
    assert!(session.step_count() > 300);
    assert!(session.operation_count() > 30);
    let executed = session.executed();
    assert!(executed > 0.0);

    // How they go together, the page's tests see: here only that what changed
    // crosses, and crosses once.
    let start = frame(&mut session);
    assert_eq!(text(&start, "threads.0.name"), "main");
    assert_eq!(session.words()[..3], [0, 0, 0], "step and operation");
    session.seek(u32::MAX);
    assert_eq!(session.step(), session.step_count());
    assert_eq!(session.depth(session.step()), 1);
    let end = frame(&mut session);
    assert!(text(&end, "output.0").contains("| 5 stale five |"));
    assert!(length(&end, "ledger") > 8);
    assert_eq!(number(&end, "leaked.values"), 1.0);
    assert_eq!(number(&end, "leaked.bytes"), 56.0);
    assert!(get(&end, "design").is_undefined(), "it is the same");
    let words = session.words();
    // The end of `main` is behind the last operation.
    assert_eq!(words[..2], [session.step(), session.operation_count() + 1]);
    // A table of 16 slots, of which 7 have an entry: number, and four words.
    let table = &words[words.len() - 8 - 7 * 5..];
    assert_eq!((table[3], table[4]), (16, 7));
    assert_eq!(table[6..8], [16, 7]);
    let entry = |slot: u32| table[8..].chunks(5).find(|entry| entry[0] == slot);
    let home = |slot: u32| entry(slot).map(|entry| entry[3]);
    let stale = entry(5).unwrap_or_default();
    assert!(
        stale[1] != 0 && stale[2] == 0 && home(5) == Some(u32::MAX),
        "slot 5 is stale"
    );
    assert_eq!(home(10), Some(9), "the entry in slot 10 has its home in 9");
    let again = frame(&mut session);
    assert_eq!(Object::keys(again.unchecked_ref::<Object>()).length(), 0);
    let words = session.words();
    assert_eq!(words[words.len() - 2..], [16, 0], "no entry is told again");
    assert_eq!(session.executed(), executed, "seeking runs nothing");
}

#[wasm_bindgen_test]
fn addresses_and_marks() {
    let mut session = Session::new(SLOT_5);
    let marks = session.marks();
    assert!(marks.len().is_multiple_of(2) && marks.len() > 60);
    for kind in [1, 2, 3] {
        assert!(
            marks.iter().skip(1).step_by(2).any(|&mark| mark == kind),
            "mark {kind}"
        );
    }
    let count = session.step_count();
    assert_eq!(session.step_of("start").ok(), Some(0));
    assert_eq!(session.step_of("end").ok(), Some(count));
    assert_eq!(session.step_of("7").ok(), Some(7));
    assert_eq!(session.step_of("op:1").ok(), marks.first().copied());
    assert!(
        session
            .step_of("line:32")
            .is_ok_and(|step| step > 0 && step < count)
    );
    for wrong in [
        "", "op:0", "op:99999", "line:999", "seven", "-1", "op:", "99999999",
    ] {
        assert!(session.step_of(wrong).is_err(), "{wrong:?} is no address");
    }
}

#[wasm_bindgen_test]
fn the_debuggers_hand() {
    let mut session = Session::new(SMALL);
    let end = session.step_count();
    // From the beginning: the new ThreadLocal is assigned, set is done.
    let set = session.over(1);
    assert_eq!(session.depth(set), 1);
    assert!(set > 3, "over passes the lines of set");
    assert_eq!(session.over_back(set), 1);
    assert_eq!(session.out(3), set);
    assert_eq!(session.out_back(3), 1);
    assert_eq!(session.out(0), end);
    assert_eq!(session.next_break(0, &[3], &[], true), Some(2));
    assert_eq!(
        session
            .next_break(end, &[3], &[66], false)
            .map(|step| session.depth(step)),
        Some(4)
    );
    assert_eq!(session.next_break(0, &[99], &[], true), None);
    for step in [end, u32::MAX] {
        assert_eq!(session.over(step), end);
        assert_eq!(session.next_break(step, &[3], &[66], true), None);
    }

    let outcome: JsValue = match session.outcome(1) {
        Ok(Some(outcome)) => outcome.into(),
        _ => JsValue::UNDEFINED,
    };
    assert_eq!(text(&outcome, "kind"), "set");
    assert_eq!(number(&outcome, "end"), f64::from(set));
    assert_eq!(number(&outcome, "keySlot"), 5.0);
    assert!(session.outcome(end).is_ok_and(|none| none.is_none()));

    assert_eq!(session.next_leak(0, 1000), None);
    let mut slot_5 = Session::new(SLOT_5);
    assert!(matches!(slot_5.next_leak(0, 1000).as_deref(), Some([_, 1])));
    assert!(matches!(slot_5.next_leak(0, 1).as_deref(), Some([_, 0])));
}

#[wasm_bindgen_test]
fn buttons_append_and_undo() {
    let mut session = Session::new(SMALL);
    session.seek(u32::MAX);
    let offered: JsValue = session
        .actions("", 3)
        .map_or(JsValue::UNDEFINED, JsValue::from);
    let actions = Array::from(&get(&offered, "actions"));
    let javas: Vec<String> = actions.iter().map(|action| text(&action, "java")).collect();
    assert_eq!(
        javas,
        [
            "k.set(new String(\"a\"));",
            "k.get();",
            "k.remove();",
            "k = null;",
            "ThreadLocal<Object> key3 = Lab.atSlot(3);",
            "return;",
            "System.gc();"
        ]
    );
    let before = session.step_count();
    assert_eq!(
        session.run("k = null;").ok().map(|errors| errors.len()),
        Some(0)
    );
    assert!(session.step_count() > before);
    assert!(session.source().contains("    k = null;\n}"));
    assert!(session.undo());
    assert_eq!(session.source(), SMALL);
    assert!(!session.undo());
}

#[wasm_bindgen_test]
fn a_survey_runs_in_slices() {
    let defaults: JsValue = survey_defaults().map_or(JsValue::UNDEFINED, JsValue::from);
    assert_eq!(number(&defaults, "operations"), 1_000_000.0);
    assert_eq!(number(&defaults, "collectEvery"), 100.0);

    let mut survey = Survey::new(2, 1, 50, 10, 300, 1, 8);
    assert!(survey.problem().is_ok_and(|problem| problem.is_none()));
    let mut slices = 0;
    let report: JsValue = loop {
        if let Ok(Some(report)) = survey.result() {
            break report.into();
        }
        let progress: JsValue = survey
            .advance(100)
            .map_or(JsValue::UNDEFINED, JsValue::from);
        slices += 1;
        assert_eq!(number(&progress, "done"), f64::from(slices) * 100.0);
        assert_eq!(number(&progress, "total"), 3300.0);
    };
    assert_eq!(slices, 33);
    assert_eq!(length(&report, "rows"), 11);
    assert_eq!(number(&report, "parameters.valueBytes"), 8.0);
    assert_eq!(text(&report, "rows.0.name"), "survey.design.jdk");
    assert!(number(&report, "rows.0.cells.mean") > 1.0);

    let mut none = Survey::new(0, 1, 50, 10, 300, 1, 8);
    let problem: JsValue = match none.problem() {
        Ok(Some(problem)) => problem.into(),
        _ => JsValue::UNDEFINED,
    };
    assert_eq!(text(&problem, "key"), "survey.bad.keys");
    assert!(none.advance(1).is_err());
    assert!(none.result().is_ok_and(|report| report.is_none()));
}

#[wasm_bindgen_test]
fn what_is_wrong_is_data() {
    for (source, key, line) in [
        ("", "diagnostic.no-main", 1.0),
        (
            "void main() {\n  nothing = 1;\n}",
            "diagnostic.unknown-name",
            2.0,
        ),
        ("void main() {\n  while (true) { }\n}", "stop.steps", 2.0),
        (
            "void main() { System.out.println(new Object()); }",
            "stop.identity",
            1.0,
        ),
    ] {
        let session = Session::new(source);
        let first: JsValue = session
            .diagnostics()
            .ok()
            .and_then(|all| all.into_iter().next())
            .map_or(JsValue::UNDEFINED, JsValue::from);
        assert_eq!(text(&first, "key"), key, "{source}");
        assert_eq!(text(&first, "severity"), "error");
        assert_eq!(number(&first, "line"), line);
    }
}

#[wasm_bindgen_test]
fn wrong_calls_do_no_harm() {
    let mut broken = Session::new("void main() { ");
    broken.seek(3);
    assert_eq!((broken.step(), broken.step_count()), (0, 0));
    assert_eq!(text(&frame(&mut broken), "message.key"), "start");
    assert!(broken.marks().is_empty());
    assert_eq!((broken.over(0), broken.out_back(7)), (0, 0));
    assert_eq!(broken.next_break(0, &[1], &[9], true), None);
    assert_eq!(broken.next_leak(0, 10), None);
    assert!(broken.outcome(0).is_ok_and(|none| none.is_none()));
    assert!(
        broken
            .run("System.gc();")
            .is_ok_and(|errors| !errors.is_empty())
    );

    let mut session = Session::new(SMALL);
    session.seek(u32::MAX);
    let source = session.source();
    for statement in [
        "k.nothing();",
        "}",
        "\u{0}",
        "int k = 1;",
        "while (true) { }",
    ] {
        let refused = session.run(statement);
        assert!(
            refused.is_ok_and(|errors| !errors.is_empty()),
            "{statement:?}"
        );
        assert_eq!(session.source(), source, "{statement:?} changes nothing");
    }
}

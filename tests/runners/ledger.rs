//! The ledger: a second reachability pass agrees with every fate, and what is
//! said to free a value does so when it is appended to the source.

use std::collections::BTreeMap;

use threadlocal_lab::jvm::class;
use threadlocal_lab::machine::{Recorded, Run};
use threadlocal_lab::session::Session;
use threadlocal_lab::view::{CallView, Fate, HeapView, Verdict, View};
use threadlocal_lab_tests::corpus::scenarios;
use threadlocal_lab_tests::generate;
use threadlocal_lab_tests::reach::Reach;

/// How many generated programs are looked at.
const PROGRAMS: u64 = 60;

/// Of a long run, about this many operations are looked at.
const OPERATIONS: usize = 150;

/// In a run of more operations no fate is told with its beginning.
const HISTORY: usize = 2000;

/// Of many calls on one value, about this many are appended.
const CALLS: usize = 40;

/// Values that wait to be finalized, or that only such an object refers to; one
/// that is not yet, one that is, and one that an Entry holds still.
const FINALIZERS: &str = "
static List<Object> saved = new ArrayList<>();
static class Finalized {
    final int[] data = new int[8];
    Object other;
    protected void finalize() { if (other == null) { saved.add(this); } }
}
static final ThreadLocal<Object> KEY = new ThreadLocal<>();
static final ThreadLocal<Object> DATA = new ThreadLocal<>();
static void store(Object other) {
    Finalized value = new Finalized();
    value.other = other;
    KEY.set(value);
    DATA.set(value.data);
}
void main() throws Exception {
    for (int i = 0; i < 3; i++) {
        store(i == 1 ? new byte[100] : null);
        System.gc();
        KEY.remove();
        DATA.set(new Object());
        System.gc();
        Thread.sleep(10);
        System.gc();
    }
    saved = null;
    System.gc();
    ThreadLocal<Object> dropped = new ThreadLocal<>();
    dropped.set(new Finalized());
    dropped = null;
    System.gc();
    Thread.sleep(10);
    KEY.get();
    System.gc();
    System.runFinalization();
}";

fn programs() -> Vec<(String, String)> {
    let scenarios = scenarios().unwrap_or_else(|error| panic!("{error}"));
    let generated =
        (1..=PROGRAMS).map(|seed| (format!("seed {seed}"), generate::program(seed).to_string()));
    scenarios
        .into_iter()
        .map(|scenario| (scenario.name, scenario.source))
        .chain(generated)
        .chain([("finalizers".to_owned(), FINALIZERS.to_owned())])
        .collect()
}

fn leaks(fate: Fate) -> bool {
    matches!(fate, Fate::Doomed | Fate::Stale | Fate::Pinned)
}

/// Compares every fate at the end of an operation; counts them by name.
fn compare(name: &str, session: &mut Session, step: u32, fates: &mut BTreeMap<String, u32>) {
    session.seek(step);
    let view = session.view();
    let run = session
        .finished()
        .unwrap_or_else(|| panic!("{name} runs: {:?}", session.diagnostics()));
    let roots = view.roots.iter().map(|root| root.target);
    let is_finalizer = |&root: &u32| run.world.class_of(root) == class::FINALIZER;
    let reach = Reach::of(&run.world, roots.filter(|root| !is_finalizer(root)));
    for row in &view.ledger {
        let last = run
            .stored
            .iter()
            .rfind(|stored| stored.value == row.value && stored.step <= step);
        let task = last.and_then(|stored| stored.task);
        let over = task.is_some_and(|task| run.tasks[task as usize] <= step);
        let expected = reach.fate(&run.world, row.value, over);
        assert_eq!(
            row.fate, expected,
            "{name}, step {step}: {} of {}",
            row.label, row.key
        );
        *fates.entry(format!("{expected:?}")).or_default() += 1;
    }
    compare_entries(name, &view, &reach, run, fates);
    if view.ledger.is_empty() && run.stored.iter().any(|stored| stored.step <= step) {
        // Too many values to list: which of them linger is not told.
        return;
    }
    let lingers = view.ledger.iter().filter(|row| row.fate == Fate::Lingering);
    let HeapView {
        used,
        in_use,
        lingering,
        leaked,
        garbage,
        ..
    } = view.heap;
    assert_eq!(
        [in_use, lingering, leaked, garbage].map(u64::from),
        reach.heap(&run.world, &lingers.map(|row| row.value).collect()),
        "{name}, step {step}: the heap in use, lingering, leaked, garbage"
    );
    assert_eq!(
        in_use + lingering + leaked + garbage,
        used,
        "{name}, step {step}: the parts are the whole"
    );
    for (part, bytes) in [
        ("lingering", lingering),
        ("leaked", leaked),
        ("garbage", garbage),
    ] {
        *fates.entry(format!("heap {part}")).or_default() += u32::from(bytes > 0);
    }
}

/// Compares the counts of leaked entries, by map and in all.
fn compare_entries(
    name: &str,
    view: &View,
    reach: &Reach,
    run: &Run,
    fates: &mut BTreeMap<String, u32>,
) {
    let world = &run.world;
    let place = format!("{name}, step {}", view.step);
    let mut bytes = 0;
    let mut entries = 0;
    for object in world.objects() {
        if let Some(fate) = reach.leaked_as(world, object) {
            bytes += world.bytes_of(object);
            entries += 1;
            *fates.entry(format!("entry {fate:?}")).or_default() += 1;
        }
    }
    let leaked = &view.leaked;
    assert_eq!(
        (leaked.entries, u64::from(leaked.entry_bytes)),
        (entries, bytes),
        "{place}: leaked entries"
    );
    assert_eq!(
        leaked.entry_bytes + leaked.value_bytes,
        leaked.bytes,
        "{place}: the parts are the whole"
    );
    let mut by_map = 0;
    for map in &leaked.maps {
        let [own, inherited] = Recorded::MAPS;
        let field = if map.inheritable { inherited } else { own };
        let held = world.entries(world.get(map.thread + field));
        let mut counts = [0; 4];
        for (_, entry) in held {
            let kind = match reach.leaked_as(world, entry) {
                None => 0,
                Some(Fate::Doomed) => 1,
                Some(Fate::Stale) => 2,
                Some(_) => 3,
            };
            counts[kind] += 1;
        }
        assert_eq!(
            [map.live, map.doomed, map.stale, map.pinned],
            counts,
            "{place}: the entries of {}, inheritable: {}",
            map.name,
            map.inheritable
        );
        assert!(map.value_bytes <= leaked.value_bytes, "{place}");
        by_map += counts[1] + counts[2] + counts[3];
    }
    assert_eq!(by_map, entries, "{place}: no leaked entry is in no map");
}

#[test]
fn a_second_pass_agrees_with_every_fate() {
    let mut fates = BTreeMap::new();
    for (name, source) in programs() {
        let mut session = Session::new(&source);
        let operations = session.operations().to_vec();
        let stride = (operations.len() / OPERATIONS).max(1);
        for &step in operations.iter().rev().step_by(stride) {
            compare(&name, &mut session, step, &mut fates);
        }
    }
    println!("fates compared: {fates:?}");
    for fate in [
        "Lingering",
        "InUse",
        "HeldElsewhere",
        "Doomed",
        "Stale",
        "Pinned",
        "AwaitsFinalizer",
        "Garbage",
        "Collected",
        "heap lingering",
        "heap leaked",
        "heap garbage",
        "entry Doomed",
        "entry Stale",
        "entry Pinned",
    ] {
        let seen = fates.get(fate).copied().unwrap_or_default();
        assert!(seen > 0, "nothing is ever {fate}");
    }
}

#[test]
fn a_fate_is_told_since_the_operation_that_began_it() {
    let mut told = 0;
    for (name, source) in programs() {
        let mut session = Session::new(&source);
        let operations = session.operations().to_vec();
        let is_told = operations.len() <= HISTORY;
        let mut begun: BTreeMap<u32, (Fate, u32)> = BTreeMap::new();
        for (operation, step) in (1..).zip(operations).take(OPERATIONS) {
            session.seek(step);
            for row in session.view().ledger {
                let known = begun.get(&row.value).filter(|(fate, _)| *fate == row.fate);
                let since = known.map_or(operation, |&(_, since)| since);
                begun.insert(row.value, (row.fate, since));
                assert_eq!(
                    row.since,
                    is_told.then_some(since),
                    "{name}, operation {operation}: {}",
                    row.label
                );
                told += u32::from(is_told);
            }
        }
    }
    println!("fates told with their beginning: {told}");
    assert!(told > 1000);
}

/// The fate of a value after statements were appended at the end of `main`.
fn appended(source: &str, value: u32, statements: &[&str]) -> Option<Fate> {
    let mut session = Session::new(source);
    for statement in statements {
        session.seek(u32::MAX);
        if let Err(refused) = session.run(statement) {
            panic!("{statement} is refused: {:?}", refused.diagnostics);
        }
    }
    session.seek(u32::MAX);
    session.explain(value).map(|explanation| explanation.fate)
}

fn check_call(name: &str, source: &str, value: u32, after_collection: bool, call: &CallView) {
    let Some(java) = call.java.as_deref() else {
        return;
    };
    let mut statements = vec!["System.gc();"; usize::from(after_collection)];
    statements.push(java);
    let fate = appended(source, value, &statements)
        .unwrap_or_else(|| panic!("{name}: value {value} is still in the ledger"));
    match call.verdict {
        Verdict::Frees => assert!(
            !leaks(fate),
            "{name}: {java} frees {value}, but it is {fate:?}"
        ),
        Verdict::Keeps => assert!(
            leaks(fate),
            "{name}: {java} keeps {value}, but it is {fate:?}"
        ),
        Verdict::ComputesInitialValue => {}
    }
}

#[test]
fn what_would_free_a_value_does_when_it_is_appended() {
    let mut checked = [0u32; 2];
    for (name, source) in programs() {
        let mut session = Session::new(&source);
        session.seek(u32::MAX);
        // Only statements of the thread of main can be appended.
        let leaked: Vec<u32> = session
            .view()
            .ledger
            .iter()
            .filter(|row| leaks(row.fate))
            .map(|row| row.value)
            .collect();
        for value in leaked {
            let Some(relief) = session.explain(value).and_then(|found| found.relief) else {
                continue;
            };
            let calls: Vec<&CallView> = relief
                .calls
                .iter()
                .filter(|call| call.java.is_some())
                .collect();
            let stride = (calls.len() / CALLS).max(1);
            for call in calls.into_iter().step_by(stride) {
                check_call(&name, &source, value, relief.after_collection, call);
                checked[usize::from(call.verdict == Verdict::Frees)] += 1;
            }
        }
    }
    let [keeping, freeing] = checked;
    println!("calls appended: {freeing} that free the value, {keeping} that do not");
    assert!(freeing >= 20 && keeping >= 20);
}

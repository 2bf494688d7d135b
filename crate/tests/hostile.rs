//! Sources that ask for more than a page can bear, and what becomes of them: one
//! message each, within a bound of time and memory. The table is
//! `tests/hostile.json`. It does not know WebAssembly.
//!
//! `cargo test --profile proof -p threadlocal-lab --features cli --test hostile -- --nocapture`
//! prints it with what each source took.

use std::alloc::{GlobalAlloc, Layout, System};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use threadlocal_lab::java::diagnostic::Severity;
use threadlocal_lab::session::Session;

/// What one source may take of a processor.
const TIME: Duration = Duration::from_secs(2);
/// What it may have allocated at once, in bytes.
const MEMORY: usize = 512 << 20;
/// What it may use of the stack, in bytes: what a browser gives a thread.
const STACK: usize = 1 << 20;
/// When a source counts as one that does not end, on a machine with much to do.
const PATIENCE: Duration = Duration::from_secs(120);

/// Counts what is allocated.
struct Counting;

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn note(taken: usize, given: usize) {
    let before = ALLOCATED.fetch_add(taken, Relaxed);
    PEAK.fetch_max(before + taken, Relaxed);
    ALLOCATED.fetch_sub(given, Relaxed);
}

// SAFETY: every call goes on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size(), 0);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        note(0, layout.size());
        unsafe { System.dealloc(at, layout) }
    }

    // The default one of the trait copies, which takes both sizes at once.
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(size, layout.size());
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// One source of the table.
struct Case {
    name: String,
    source: String,
    /// The key of the only error, the class of the exception that leaves `main`,
    /// or nothing if it runs.
    says: String,
}

/// A part is a text, or `{"repeat": text, "times": n, "between": text}`, where
/// `$i` is the number of the repetition from 0 and `$n` from 1.
fn part(part: &Value) -> String {
    let Some(text) = part["repeat"].as_str() else {
        return part
            .as_str()
            .expect("a part is a text or a repetition")
            .into();
    };
    let times = part["times"].as_u64().expect("a repetition has its times");
    let numbered = |i: u64| {
        text.replace("$i", &i.to_string())
            .replace("$n", &(i + 1).to_string())
    };
    let all: Vec<String> = (0..times).map(numbered).collect();
    all.join(part["between"].as_str().unwrap_or(""))
}

fn cases() -> Vec<Case> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/hostile.json");
    let table = fs::read_to_string(path).expect("the table is in the repository");
    let table: Vec<Value> = serde_json::from_str(&table).expect("the table is JSON");
    let text = |value: &Value| value.as_str().expect("a name or key is a text").to_owned();
    let case = |case: &Value| Case {
        name: text(&case["name"]),
        source: case["source"]
            .as_array()
            .expect("a source is a list of parts")
            .iter()
            .map(part)
            .collect(),
        says: text(&case["says"]),
    };
    table.iter().map(case).collect()
}

/// What the processor has done for this thread so far; on a machine that does
/// not say, what a clock says.
fn processor(start: Instant) -> Duration {
    fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split(' ').next()?.parse().ok())
        .map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Runs a source, shows its end and its beginning; what came of it.
fn said(source: &str) -> String {
    let mut session = Session::new(source);
    session.seek(session.step_count());
    session.view();
    session.seek(0);
    let errors = session.diagnostics().iter();
    let errors = errors.filter(|it| it.severity == Severity::Error);
    let keys: Vec<&str> = errors.map(|it| it.key.name()).collect();
    if !keys.is_empty() {
        return keys.join(" ");
    }
    let uncaught = session.finished().and_then(|run| run.errors.first());
    uncaught.map_or(String::new(), |(_, text)| {
        let head = text.lines().next().unwrap_or("");
        let class = head.rsplit("Exception in thread \"main\" ").next();
        let class = class.and_then(|class| class.split(':').next());
        class.unwrap_or("").to_owned()
    })
}

#[test]
fn every_hostile_source_ends_in_one_message_within_its_bounds() {
    let mut faults = Vec::new();
    for case in cases() {
        let (answer, answered) = mpsc::channel();
        let source = case.source.clone();
        let before = ALLOCATED.load(Relaxed);
        PEAK.store(before, Relaxed);
        let work = move || {
            let clock = Instant::now();
            let start = processor(clock);
            let said = said(&source);
            let taken = processor(clock).saturating_sub(start);
            answer.send((said, taken)).expect("the test waits");
        };
        let runner = thread::Builder::new()
            .name(case.name.clone())
            .stack_size(STACK);
        let runner = runner.spawn(work).expect("a thread can be started");
        let answer = answered.recv_timeout(PATIENCE);
        assert!(
            !matches!(answer, Err(mpsc::RecvTimeoutError::Timeout)),
            "{}: does not end",
            case.name
        );
        let (said, taken) = match (answer, runner.join()) {
            (Ok(answer), Ok(())) => answer,
            _ => ("a panic".to_owned(), Duration::ZERO),
        };
        let peak = PEAK.load(Relaxed).saturating_sub(before);
        println!(
            "{:54} {:6} bytes {:6} ms {:4} MB  {said}",
            case.name,
            case.source.len(),
            taken.as_millis(),
            peak >> 20
        );
        if said != case.says {
            faults.push(format!("{}: {said:?}, not {:?}", case.name, case.says));
        }
        if taken > TIME || peak > MEMORY {
            faults.push(format!("{}: {taken:?}, {} MB", case.name, peak >> 20));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_written_for_readers_is_far_from_every_limit() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/scenarios");
    let files = fs::read_dir(folder).expect("the scenarios are in the repository");
    let mut count = 0;
    for file in files {
        let path = file.expect("a folder can be read").path();
        if path.extension().is_none_or(|extension| extension != "java") {
            continue;
        }
        count += 1;
        let source = fs::read_to_string(&path).expect("a scenario is a text");
        let session = Session::new(&source);
        let errors = session.diagnostics().iter();
        let errors: Vec<&str> = errors
            .filter(|it| it.severity == Severity::Error)
            .map(|it| it.key.name())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
    assert!(count > 10, "only {count} scenarios");
}

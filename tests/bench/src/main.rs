//! Measures the engine, native and in V8, beside the ThreadLocalMap of the
//! newest JDK, side by side in one run, and prints each figure beside its bar.
//!
//! Arguments: the bench's wasm file with the algorithm as the survey has it, the
//! one with the algorithm as a figure has it, and the folder of the engine's
//! wasm package.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use threadlocal_lab::frame::HandOver;
use threadlocal_lab::session::Session;
use threadlocal_lab_bench::{
    OPERATIONS, prepare_recorded, prepare_silent, recorded_round, silent_round,
};
use threadlocal_lab_tests::jvm;

/// As `print!`, but who reads along may go away.
macro_rules! say {
    ($($text:tt)*) => {{
        let _ = write!(stdout(), $($text)*);
    }};
}

/// As `println!`, likewise.
macro_rules! sayln {
    ($($text:tt)*) => {{
        let _ = writeln!(stdout(), $($text)*);
    }};
}

const KEYS: [u32; 3] = [8, 64, 1000];
/// Everything is measured this often, in turns; the median counts.
const TURNS: usize = 3;
const WARM_UP: usize = 3;
const ROUNDS: usize = 20;

/// Who ran what, by name and keys: nanoseconds of an operation, each turn.
type Figures = BTreeMap<(String, u32), Vec<f64>>;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [survey, figure, engine] = &arguments[..] else {
        return Err("arguments: the bench's two wasm files, the engine's package".to_owned());
    };
    let jdks = jvm::all()?;
    let jdk = jdks.last().ok_or("no JDK")?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let keys = KEYS.map(|keys| keys.to_string());
    let mut figures = Figures::new();
    for turn in 0..TURNS {
        sayln!("turn {} of {TURNS}", turn + 1);
        let mut java = jdk.java(["--enable-native-access=ALL-UNNAMED"]);
        java.arg(here.join("../jvm/Bench.java")).args(&keys);
        for line in lines(java)? {
            let [keys, nanoseconds, _] = fields(&line)?;
            note(&mut figures, "HotSpot", keys, nanoseconds)?;
        }
        native(&mut figures);
        let mut node = Command::new("node");
        node.arg(here.join("wasm.mjs"))
            .args([survey, figure, engine]);
        node.arg(here.join("journal.java")).args(&keys);
        for line in lines(node)? {
            let [name, count, value, _] = fields(&line)?;
            note(&mut figures, &format!("{name}, wasm in V8"), count, value)?;
        }
    }
    sayln!(
        "\n50 % get, 40 % set, 10 % remove; nanoseconds an operation, and how many times as fast as {}",
        jdk.name()
    );
    operations(&figures);
    sayln!("\na journal of close to a million steps");
    journal(&figures, here)?;
    Ok(())
}

/// The lines that a program prints.
fn lines(mut command: Command) -> Result<Vec<String>, String> {
    let output = command
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    jvm::succeeded(&output).map_err(|error| format!("{command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(text.lines().map(str::to_owned).collect())
}

/// A line's fields, which are so many.
fn fields<const COUNT: usize>(line: &str) -> Result<[&str; COUNT], String> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    fields
        .try_into()
        .map_err(|_| format!("not {COUNT} fields: {line}"))
}

fn note(figures: &mut Figures, name: &str, count: &str, value: &str) -> Result<(), String> {
    let count = count.parse().map_err(|_| format!("no count: {count}"))?;
    let value = value.parse().map_err(|_| format!("no figure: {value}"))?;
    figures
        .entry((name.to_owned(), count))
        .or_default()
        .push(value);
    Ok(())
}

fn native(figures: &mut Figures) {
    for keys in KEYS {
        let rows: [(&str, extern "C" fn(u32), extern "C" fn() -> u32); 2] = [
            ("silent, native", prepare_silent, silent_round),
            ("recorded, native", prepare_recorded, recorded_round),
        ];
        for (name, prepare, round) in rows {
            prepare(keys);
            for _ in 0..WARM_UP {
                black_box(round());
            }
            let seconds = best(ROUNDS, || {
                black_box(round());
            });
            let nanoseconds = seconds * 1e9 / f64::from(OPERATIONS);
            figures
                .entry((name.to_owned(), keys))
                .or_default()
                .push(nanoseconds);
        }
    }
}

/// The fewest seconds of several runs.
fn best(rounds: usize, mut run: impl FnMut()) -> f64 {
    (0..rounds)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}

fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn operations(figures: &Figures) {
    let bars = [("silent, wasm in V8", 1.2), ("recorded, wasm in V8", 0.9)];
    say!("{:<24}", "live keys");
    for keys in KEYS {
        say!("{keys:>18}");
    }
    sayln!("   bar");
    for name in [
        "HotSpot",
        "silent, native",
        "silent, wasm in V8",
        "recorded, native",
        "recorded, wasm in V8",
    ] {
        say!("{name:<24}");
        for keys in KEYS {
            let of = |name: &str| {
                figures
                    .get(&(name.to_owned(), keys))
                    .map_or(f64::NAN, |all| median(all))
            };
            say!("{:>8.2} ns {:>5.2} ×", of(name), of("HotSpot") / of(name));
        }
        match bars.iter().find(|(barred, _)| *barred == name) {
            Some((_, bar)) => sayln!("   ≥ {bar} ×"),
            None => sayln!(""),
        }
    }
}

fn journal(figures: &Figures, here: &Path) -> Result<(), String> {
    let path = here.join("journal.java");
    let source =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut session = Session::new(&source);
    let end = session.step_count();
    let executed = session.executed();
    let bytes = session
        .finished()
        .map_or(0, |run| run.world.memory.observer.bytes());
    let seek = best(5, || {
        session.seek(end);
        session.seek(0);
    }) / 2.0;
    let mut hand_over = HandOver::default();
    let mut steps: Vec<f64> = (1..=500)
        .map(|n| {
            let step = (u64::from(end) * n / 501) as u32;
            session.seek(step - 1);
            hand_over.take(&mut session);
            best(1, || {
                session.seek(step);
                hand_over.take(&mut session);
                black_box(hand_over.changes());
                black_box(hand_over.words());
            })
        })
        .collect();
    steps.sort_by(f64::total_cmp);
    let frame = steps[steps.len() * 99 / 100];
    let wasm = |name: &str| {
        figures
            .get(&(format!("{name}, wasm in V8"), end))
            .map_or(f64::NAN, |all| median(all))
    };
    sayln!("steps                            {end:>10}");
    sayln!(
        "bytes a step                     {:>10.1}                     bar ≤ 32",
        bytes as f64 / f64::from(end)
    );
    sayln!(
        "end to start, native, wasm    {:>10.2} ms {:>10.2} ms   bar ≤ 50 ms",
        seek * 1e3,
        wasm("seek")
    );
    sayln!(
        "one step with its frame (p99) {:>10.3} ms {:>10.3} ms   bar ≤ 1 ms",
        frame * 1e3,
        wasm("frame")
    );
    sayln!(
        "instructions run by seeking      {:>10}                     bar 0",
        session.executed() - executed
    );
    Ok(())
}

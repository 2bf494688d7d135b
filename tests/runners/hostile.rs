//! What asks for more than there is ends in one message or one exception, soon
//! and in little memory: each source in a process of its own.

use std::env;
use std::fs;
use std::process::Command;

use threadlocal_lab::session::Session;
use threadlocal_lab_tests::exercise;
use threadlocal_lab_tests::hostile::{self, Hostile};
use threadlocal_lab_tests::random::Random;

/// The seconds of processor time that parsing, checking and running may take.
const SECONDS: f64 = 2.0;
/// And some looks at steps here and there, with all that can be asked there and
/// a statement that is appended.
const SECONDS_OF_LOOKS: f64 = 12.0;
/// The memory that all of it may take, in MB.
const MEGABYTES: f64 = 512.0;

/// Which source a process of this runner is for.
const ONE: &str = "LAB_HOSTILE";

/// The test that starts itself once for each source.
const THIS: &str = "every_hostile_source_ends_soon_and_in_little_memory";

#[test]
fn every_hostile_source_ends_soon_and_in_little_memory() {
    if let Ok(wanted) = env::var(ONE) {
        return measure(&wanted);
    }
    let mut failures = Vec::new();
    for Hostile { name, source } in sources() {
        let mut child = Command::new(env::current_exe().unwrap_or_default());
        child.args([THIS, "--exact", "--nocapture"]);
        let answer = child.env(ONE, &name).output();
        let answer = answer.unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = String::from_utf8_lossy(&answer.stdout);
        let line = text.lines().find_map(|line| line.strip_prefix("= "));
        let expected = Hostile {
            name: name.clone(),
            source,
        }
        .expected()
        .to_owned();
        match line.and_then(measured) {
            None => failures.push(format!(
                "{name}: {}\n{}",
                answer.status,
                String::from_utf8_lossy(&answer.stderr)
            )),
            Some((seconds, looks, megabytes, ending)) => {
                println!(
                    "{name:<36} {seconds:>5.2} s {looks:>6.2} s {megabytes:>4.0} MB  {ending}"
                );
                if ending != expected {
                    failures.push(format!("{name}: {ending}, not {expected}"));
                }
                if seconds > SECONDS || looks > SECONDS_OF_LOOKS || megabytes > MEGABYTES {
                    failures.push(format!("{name}: {seconds} s, {looks} s, {megabytes} MB"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn sources() -> Vec<Hostile> {
    let sources = hostile::sources().unwrap_or_else(|error| panic!("{error}"));
    assert!(!sources.is_empty(), "no hostile sources");
    sources
}

/// Seconds of the run, seconds of the looks, megabytes, ending.
fn measured(line: &str) -> Option<(f64, f64, f64, &str)> {
    let mut parts = line.splitn(4, ' ');
    let mut number = || parts.next()?.parse().ok();
    let numbers = (number()?, number()?, number()?);
    Some((numbers.0, numbers.1, numbers.2, parts.next()?))
}

/// What each of the processes does that the test starts.
fn measure(wanted: &str) {
    let found = sources().into_iter().find(|each| each.name == wanted);
    let source = found.unwrap_or_else(|| panic!("no source {wanted}")).source;
    let before = processor_seconds();
    let mut session = Session::new(&source);
    let run = processor_seconds();
    let ending = hostile::ending(&mut session);
    exercise::looks(&mut session, &mut Random::new(1));
    let looked = processor_seconds();
    let megabytes = most_memory();
    println!("\n= {} {} {megabytes} {ending}", run - before, looked - run);
}

/// The seconds that a processor has worked for this process: a busy machine
/// does not count. 0 where the system does not say.
fn processor_seconds() -> f64 {
    const TICKS_OF_A_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let fields = behind_name.split_whitespace();
    let ticks = fields
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS_OF_A_SECOND
}

/// The most megabytes that this process has ever held. 0 where the system does
/// not say.
fn most_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

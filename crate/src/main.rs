//! `threadlocal-lab`: runs scenarios from the command line.
//!
//! Reads files and prints; everything else is the library's.

mod dump_report;
mod leaks;
mod output;
mod record;
mod report;
mod survey_report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use output::Output;
use threadlocal_lab::java::diagnostic::Severity;
use threadlocal_lab::machine::Status;
use threadlocal_lab::recording;
use threadlocal_lab::session::Session;

/// Runs Java scenarios about ThreadLocal in an exact model of the JVM.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints exactly what the program prints on a real JDK
    Run {
        /// Java source files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print a line for each step instead
        #[arg(long, conflicts_with_all = ["beats", "branches"])]
        trace: bool,
        /// Print a line for each beat instead: a stretch of steps that ends
        /// where the algorithm has decided something
        #[arg(long, conflicts_with = "branches")]
        beats: bool,
        /// Print how often each branch of the algorithm was taken instead
        #[arg(long)]
        branches: bool,
    },
    /// Prints what has become of every value that was stored through a
    /// ThreadLocal, and of the entries of each map; exit code 1 if anything
    /// leaked, or if the lab could not run the file
    Leaks {
        /// A Java source file
        file: PathBuf,
    },
    /// Prints the ThreadLocalMaps of a heap dump, and who declares their keys;
    /// exit code 1 if the dump could not be read to its end
    ///
    /// Take the dump with `jcmd PID GC.heap_dump -all FILE`: without -all the
    /// JVM collects garbage first, and a key that nobody refers to any more is
    /// cleared, with all that told whose it was. The JVM stands still
    /// meanwhile, about a second for each GB. A dump holds everything that is
    /// in memory, passwords too; none of its values is printed here.
    ///
    /// Fates: *in use*, the key can still be reached by the program; *held
    /// elsewhere*, the key cannot, the value can; and three that leak: *stale*,
    /// the key was cleared and the entry is still there; *doomed*, the key is
    /// unreachable and will be cleared by the next collection; *pinned*, the
    /// key is reachable through ThreadLocal values alone, and never cleared.
    Dump(dump_report::Settings),
    /// Records each run, step by step, in a file that plays without the engine
    Record {
        /// Java source files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The recording, or a folder for those of several programs; otherwise
        /// PROGRAM.rec in the current folder
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// Cut a long recording into files that are fetched one by one
        #[arg(long)]
        parts: bool,
    },
    /// Prints how the words of a recording are read, as JSON
    Shapes,
    /// Compares the designs that the map could have had, by a seeded
    /// experiment: what each retains, and what an operation costs
    Survey(survey_report::Settings),
    /// Prints errors and warnings about the sources; exit code 1 if there is
    /// an error
    Check {
        /// Java source files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    let command = Arguments::parse().command;
    let mut output = Output::standard();
    let ok = match command {
        Command::Run {
            files,
            trace,
            beats,
            branches,
        } => {
            let shows = match (trace, beats, branches) {
                (true, ..) => Shows::Steps,
                (_, true, _) => Shows::Beats,
                (.., true) => Shows::Branches,
                _ => Shows::Output,
            };
            run(&files, shows, &mut output)
        }
        Command::Leaks { file } => leaks(&file, &mut output),
        Command::Dump(settings) => dump_report::print(&settings, &mut output),
        Command::Record {
            files,
            output: place,
            parts,
        } => record(&files, place.as_deref(), parts, &mut output),
        Command::Shapes => {
            output.out.line(recording::shapes());
            true
        }
        Command::Survey(settings) => survey_report::print(&settings, &mut output),
        Command::Check { files } => check(&files, &mut output),
    };
    if output.finish() && ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What is printed of a run.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    /// What it prints on a real JDK.
    Output,
    /// A line for each step.
    Steps,
    /// A line for each beat.
    Beats,
    /// How often each branch of the algorithm was taken.
    Branches,
}

/// Runs each file; whether all of them went well.
fn run(files: &[PathBuf], shows: Shows, output: &mut Output) -> bool {
    let mut ok = true;
    let mut hits = report::Hits::default();
    for file in files {
        if files.len() > 1 && shows != Shows::Branches {
            output.out.line(format!("== {}", name(file)));
        }
        let Some(source) = read(file, output) else {
            ok = false;
            continue;
        };
        let mut session = Session::new(&source);
        match shows {
            Shows::Branches => hits.add(&session),
            Shows::Steps => report::trace(&mut session, &mut output.out),
            Shows::Beats => report::beats(&mut session, &mut output.out),
            Shows::Output => {
                if let Some(run) = session.finished_at_end() {
                    output.out.print(run.world.output());
                }
            }
        }
        let errors = report::errors(&session, &stem(file), &name(file));
        output.errors.print(errors);
        ok &= matches!(session.status(), Status::Paused | Status::Returned);
    }
    if shows == Shows::Branches {
        output.out.print(hits.to_string());
    }
    ok
}

/// Prints the ledger at the end; whether the file ran, as far as a JDK would
/// run it, and nothing leaked.
fn leaks(file: &Path, output: &mut Output) -> bool {
    let Some(source) = read(file, output) else {
        return false;
    };
    let mut session = Session::new(&source);
    let errors = report::errors(&session, &stem(file), &name(file));
    output.errors.print(errors);
    let is_whole = session.finished().is_some() && session.status() != Status::Stopped;
    let is_clean = session.finished().is_some() && leaks::print(&mut session, &mut output.out);
    is_whole && is_clean
}

/// Records each file; whether all of them could be.
fn record(files: &[PathBuf], place: Option<&Path>, in_parts: bool, output: &mut Output) -> bool {
    let is_folder = files.len() > 1 || place.is_some_and(Path::is_dir);
    let mut ok = true;
    for file in files {
        let Some(source) = read(file, output) else {
            ok = false;
            continue;
        };
        let mut session = Session::new(&source);
        let errors = report::errors(&session, &stem(file), &name(file));
        output.errors.print(errors);
        let first = record::place(file, place, is_folder);
        if let Err(error) = record::write(&mut session, &first, in_parts, &mut output.out) {
            output.errors.line(error);
            ok = false;
        }
    }
    ok
}

/// Prints the diagnostics of each file; whether no error is among them.
fn check(files: &[PathBuf], output: &mut Output) -> bool {
    let mut ok = true;
    for file in files {
        let Some(source) = read(file, output) else {
            ok = false;
            continue;
        };
        let session = Session::new(&source);
        for diagnostic in session.diagnostics() {
            ok &= diagnostic.severity == Severity::Warning;
            output.out.line(report::diagnostic(
                &source,
                &file.display().to_string(),
                diagnostic,
            ));
        }
    }
    ok
}

fn read(file: &Path, output: &mut Output) -> Option<String> {
    match std::fs::read(file) {
        // Bytes that are no UTF-8 become characters that the parser names.
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => {
            output.errors.line(format!("{}: {error}", file.display()));
            None
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or(file.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn stem(file: &Path) -> String {
    file.file_stem()
        .unwrap_or(file.as_os_str())
        .to_string_lossy()
        .into_owned()
}

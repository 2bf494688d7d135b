//! `threadlocal-lab`: runs scenarios from the command line.
//!
//! Reads files and prints; everything else is the library's.

mod leaks;
mod report;
mod survey_report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use threadlocal_lab::java::diagnostic::Severity;
use threadlocal_lab::machine::Status;
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
        #[arg(long, conflicts_with = "branches")]
        trace: bool,
        /// Print how often each branch of the algorithm was taken instead
        #[arg(long)]
        branches: bool,
    },
    /// Prints what has become of every value that was stored through a
    /// ThreadLocal; exit code 1 if anything leaked
    Leaks {
        /// A Java source file
        file: PathBuf,
    },
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
    let ok = match Arguments::parse().command {
        Command::Run {
            files,
            trace,
            branches,
        } => run(&files, trace, branches),
        Command::Leaks { file } => leaks(&file),
        Command::Survey(settings) => survey_report::print(&settings),
        Command::Check { files } => check(&files),
    };
    if ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs each file; whether all of them went well.
fn run(files: &[PathBuf], trace: bool, branches: bool) -> bool {
    let mut ok = true;
    let mut hits = report::Hits::default();
    for file in files {
        if files.len() > 1 && !branches {
            println!("== {}", name(file));
        }
        let Some(source) = read(file) else {
            ok = false;
            continue;
        };
        let mut session = Session::new(&source);
        if branches {
            hits.add(&session);
        } else if trace {
            report::trace(&mut session);
        } else if let Some(run) = session.finished_at_end() {
            print!("{}", run.world.output());
        }
        eprint!("{}", report::errors(&session, &stem(file), &name(file)));
        ok &= matches!(session.status(), Status::Paused | Status::Returned);
    }
    if branches {
        print!("{hits}");
    }
    ok
}

/// Prints the ledger at the end; whether the file ran and nothing leaked.
fn leaks(file: &Path) -> bool {
    let Some(source) = read(file) else {
        return false;
    };
    let mut session = Session::new(&source);
    eprint!("{}", report::errors(&session, &stem(file), &name(file)));
    session.finished().is_some() && leaks::print(&mut session)
}

/// Prints the diagnostics of each file; whether no error is among them.
fn check(files: &[PathBuf]) -> bool {
    let mut ok = true;
    for file in files {
        let Some(source) = read(file) else {
            ok = false;
            continue;
        };
        let session = Session::new(&source);
        for diagnostic in session.diagnostics() {
            ok &= diagnostic.severity == Severity::Warning;
            println!(
                "{}",
                report::diagnostic(&source, &file.display().to_string(), diagnostic)
            );
        }
    }
    ok
}

fn read(file: &Path) -> Option<String> {
    match std::fs::read(file) {
        // Bytes that are no UTF-8 become characters that the parser names.
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => {
            eprintln!("{}: {error}", file.display());
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

//! Each command of the command line when nobody reads what it prints, as behind
//! `| head`: no panic, and the exit code that it has anyway.

use std::fs;
use std::io::{Read, pipe};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Prints, leaks, and is warned about.
const LEAKS: &str = "void main() {
    for (int i = 0; i < 3; i++) {
        new ThreadLocal<Object>().set(new Object());
        System.out.println(i);
    }
    System.gc();
    Lab.dump();
}
";

/// Prints to both streams and ends with an exception.
const THROWS: &str = "void main() {
    System.out.println(1);
    throw new IllegalStateException();
}
";

const WRONG: &str = "void main() { int number = true; }\n";

/// The file of that name, for this test alone.
fn file(name: &str, source: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path
}

/// Which streams nobody reads.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Closed {
    Neither,
    Output,
    Both,
}

/// The exit code, and what came through to the standard error stream.
fn call(arguments: &[&str], closed: Closed) -> (Option<i32>, String) {
    // A pipe whose reading end is closed before anything can be written.
    let dead = || {
        let (reader, writer) = pipe().unwrap_or_else(|error| panic!("{error}"));
        drop(reader);
        Stdio::from(writer)
    };
    let (mut errors, writer) = pipe().unwrap_or_else(|error| panic!("{error}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlocal-lab"));
    command.args(arguments);
    command.stdout(match closed {
        Closed::Neither => Stdio::null(),
        _ => dead(),
    });
    // Without a writer there is nothing to wait for below.
    command.stderr(match closed {
        Closed::Both => {
            drop(writer);
            dead()
        }
        _ => Stdio::from(writer),
    });
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{error}"));
    // The command keeps copies of the pipes' ends.
    drop(command);
    let mut text = String::new();
    errors
        .read_to_string(&mut text)
        .unwrap_or_else(|error| panic!("{error}"));
    let status = child.wait().unwrap_or_else(|error| panic!("{error}"));
    (status.code(), text)
}

#[test]
fn no_command_minds_that_nobody_reads() {
    let leaks = file("Leaks.java", LEAKS);
    let throws = file("Throws.java", THROWS);
    let wrong = file("Wrong.java", WRONG);
    let [leaks, throws, wrong] = [&leaks, &throws, &wrong].map(|path| path.to_string_lossy());
    let cases: &[(&[&str], i32)] = &[
        (&["run", &leaks], 0),
        (&["run", &leaks, &leaks], 0),
        (&["run", &throws], 1),
        (&["run", "--trace", &leaks], 0),
        (&["run", "--branches", &leaks], 0),
        (&["run", &wrong], 1),
        (&["run", "no such file"], 1),
        (&["leaks", &leaks], 1),
        (&["leaks", &throws], 0),
        (&["leaks", &wrong], 1),
        (&["check", &leaks], 0),
        (&["check", &wrong, &leaks], 1),
        (&["survey", "--operations=1000"], 0),
        (&["survey", "--operations=1000", "--json"], 0),
        (&["survey", "--operations=0"], 1),
        (&["--help"], 0),
        (&["--version"], 0),
        (&["no such command"], 2),
    ];
    for &(arguments, code) in cases {
        let (read, expected) = call(arguments, Closed::Neither);
        assert_eq!(read, Some(code), "{arguments:?}: {expected}");
        let (unread, text) = call(arguments, Closed::Output);
        assert_eq!(unread, Some(code), "{arguments:?}: {text}");
        assert_eq!(text, expected, "{arguments:?}");
        let (unread, _) = call(arguments, Closed::Both);
        assert_eq!(unread, Some(code), "{arguments:?} with both streams closed");
    }
}

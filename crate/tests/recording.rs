//! `threadlocal-lab record` as a person calls it, and what becomes of its files
//! when they are damaged.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use threadlocal_lab::recording::file::{ReadError, name, read};
use threadlocal_lab::recording::{Member, Recording, format, record, shapes};
use threadlocal_lab::session::Session;

/// A value that leaks behind a stale entry, and one in use.
const PROGRAM: &str = "void main() {
    ThreadLocal<String> kept = Lab.atSlot(4);
    kept.set(new String(\"kept\"));
    Lab.atSlot(9).set(new String(\"lost\"));
    System.gc();
    Lab.dump();
}
";

/// More than 5,000 steps, of which only the ends of operations are recorded.
const LONG: &str = "void main() {
    ThreadLocal<Integer> key = new ThreadLocal<>();
    for (int i = 0; i < 700; i++) { key.set(i); }
}
";

/// More than one part can hold, step by step.
const BUSY: &str = "void main() {
    for (int i = 0; i < 150; i++) {
        ThreadLocal<String> key = new ThreadLocal<>();
        key.set(\"value \" + i);
    }
    System.gc();
}
";

/// A folder for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("record-{name}"));
    // It may not be there yet.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn run(folder: &Path, arguments: &[&str]) -> (Output, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_threadlocal-lab"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("{error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output, text)
}

/// The files of a recording, from the first on.
fn files(first: &Path) -> Vec<Vec<u8>> {
    (0..)
        .map_while(|number| fs::read(name(first, number)).ok())
        .collect()
}

fn recorded(source: &str) -> Recording {
    record(&mut Session::new(source)).unwrap_or_else(|error| panic!("{error}"))
}

/// What is packed, wherever it lies.
fn contents(recording: &Recording) -> Vec<Option<(Vec<String>, Vec<u32>)>> {
    let members = [&recording.facts, &recording.answers];
    let members = members.into_iter().chain(&recording.parts);
    members.map(Member::unpack).collect()
}

#[test]
fn the_files_are_the_recording_in_one_or_in_parts() {
    let folder = folder("files");
    write(&folder.join("small.java"), PROGRAM.as_bytes());
    write(&folder.join("long.java"), LONG.as_bytes());
    write(&folder.join("busy.java"), BUSY.as_bytes());
    let (output, text) = run(&folder, &["record", "small.java"]);
    assert!(output.status.success(), "{output:?}");
    let small = files(&folder.join("small.rec"));
    let steps = Session::new(PROGRAM).step_count() + 1;
    let line = format!(
        "small.rec: {} bytes, {steps} of {steps} steps\n",
        small[0].len()
    );
    assert_eq!(text, line);
    assert_eq!(read(&small).as_ref(), Ok(&recorded(PROGRAM)));

    let arguments = ["record", "small.java", "long.java", "busy.java"];
    let arguments = arguments.into_iter().chain(["--parts", "-o", "out"]);
    let (output, text) = run(&folder, &arguments.collect::<Vec<_>>());
    assert!(output.status.success(), "{output:?}");
    let session = Session::new(LONG);
    assert!(session.step_count() > 5_000);
    let ends = session.operations().len() + 2;
    let steps = format!(", {ends} of {} steps\n", session.step_count() + 1);
    assert!(text.contains(&steps), "{text}");
    assert_eq!(
        files(&folder.join("out/small.rec")),
        small,
        "it has one part"
    );
    let long = files(&folder.join("out/long.rec"));
    assert_eq!(read(&long).as_ref(), Ok(&recorded(LONG)));
    let busy = files(&folder.join("out/busy.rec"));
    assert!(busy.len() > 1 && busy[0].len() <= 12_000);
    assert_eq!(read(&busy).as_ref(), Ok(&recorded(BUSY)));
    assert_eq!(
        read(&busy[..1]),
        Err(ReadError::Damaged),
        "a file is missing"
    );

    let (output, _) = run(&folder, &["record", "busy.java", "-o", "mine.rec"]);
    assert!(output.status.success(), "{output:?}");
    let mine = files(&folder.join("mine.rec"));
    assert_eq!(mine.len(), 1);
    assert_eq!(read(&mine), read(&busy));
}

#[test]
fn what_does_not_run_is_not_recorded() {
    let folder = folder("refused");
    for (source, message) in [("void main() { goto x; }", "error: "), ("", "error: ")] {
        write(&folder.join("bad.java"), source.as_bytes());
        let (output, text) = run(&folder, &["record", "bad.java"]);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{source}");
        assert!(errors.contains(message), "{errors}");
        assert_eq!(text, "");
        assert!(!folder.join("bad.rec").exists());
    }
    let (output, _) = run(&folder, &["record", "none.java"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn damage_is_seen_wherever_it_is() {
    let folder = folder("damaged");
    write(&folder.join("small.java"), PROGRAM.as_bytes());
    run(&folder, &["record", "small.java"]);
    let whole = files(&folder.join("small.rec"));
    let expected = contents(&recorded(PROGRAM));
    assert!(expected.iter().all(Option::is_some));
    let bytes = &whole[0];
    for length in (0..bytes.len()).step_by(13) {
        let cut = read(&[bytes[..length].to_vec()]);
        assert_eq!(cut, Err(ReadError::Damaged), "the first {length} bytes");
    }
    for at in (0..bytes.len()).step_by(7) {
        for bit in [1, 0x80] {
            let mut changed = bytes.clone();
            changed[at] ^= bit;
            // The head of a gzip member has bytes that mean nothing.
            match read(&[changed]) {
                Ok(recording) => assert_eq!(contents(&recording), expected, "byte {at}"),
                Err(ReadError::Damaged) => {}
                Err(ReadError::Format(other)) => assert_ne!(other, format(), "byte {at}"),
            }
        }
    }
    assert_eq!(read(&[]), Err(ReadError::Damaged));
}

#[test]
fn another_format_is_told_from_damage() {
    let folder = folder("format");
    write(&folder.join("small.java"), PROGRAM.as_bytes());
    run(&folder, &["record", "small.java"]);
    let whole = files(&folder.join("small.rec"));
    let own = format!("{{\"recording\":{},", format());
    let text = &whole[0];
    assert!(text.starts_with(own.as_bytes()));
    let mut other = b"{\"recording\":7,".to_vec();
    other.extend_from_slice(&text[own.len()..]);
    assert_eq!(read(&[other]), Err(ReadError::Format(7)));
}

#[test]
fn the_shapes_are_json_and_name_the_format() {
    let (output, text) = run(Path::new(env!("CARGO_TARGET_TMPDIR")), &["shapes"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(text.trim_end(), shapes());
    let shapes: serde_json::Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(shapes["format"], format());
    for name in ["frame", "facts", "answers"] {
        assert!(shapes[name]["record"].is_object(), "{name}");
    }
}

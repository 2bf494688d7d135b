//! `threadlocal-lab dump` as a person calls it: the table, the JSON that others may rely on, and the exit codes.

#[path = "../dump/tests/built/mod.rs"]
mod built;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use built::{USUAL, dump};
use serde_json::{Value, json};

/// What the command prints for a file of these bytes on both streams, and its exit code.
fn run(name: &str, bytes: &[u8], options: &[&str]) -> (String, String, Option<i32>) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let output = Command::new(env!("CARGO_BIN_EXE_threadlocal-lab"))
        .arg("dump")
        .args(options)
        .arg(&path)
        .output()
        .unwrap_or_else(|error| panic!("{error}"));
    let text =
        |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&path.display().to_string(), "FILE");
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code(),
    )
}

/// The lines without their alignment.
fn words(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn the_table_says_whose_entries_are_and_what_their_tables_cost() {
    let (out, errors, code) = run("table.hprof", &dump(USUAL), &["--thread", "mai"]);
    let expected = [
        "1 threads, 1 maps, 2 entries, 1 of them stale",
        "key fate entries threads bytes",
        "Owner.CONTEXT in use 1 1 24",
        "stale, value null stale 1 1 0",
        "thread map length size threshold run hit miss",
        "main threadLocals 16 2 10 1 2.0 1.1",
        "main, threadLocals",
        "slot home key hash value bytes fate",
        "5 4 Owner.CONTEXT 262148 byte[] 24 in use",
        "9 - stale - null 0 stale",
    ];
    assert_eq!(words(&out), expected);
    assert_eq!((errors.as_str(), code), ("", Some(0)));
}

#[test]
fn the_json_is_a_contract() {
    let (out, _, code) = run("json.hprof", &dump(USUAL), &["--json"]);
    let found: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
    let expected = json!({
        "version": 1,
        "file": "FILE",
        "idSize": 8,
        "referenceSize": 8,
        "partial": null,
        "threads": [{
            "name": "main", "id": 0x2000, "class": "java.lang.Thread", "running": true,
            "maps": [{
                "field": "threadLocals", "length": 16, "size": 2, "threshold": 10,
                "longestRun": 1, "hit": 2.0, "miss": 1.125,
                "entries": [
                    {
                        "slot": 5, "home": 4, "fate": "in use",
                        "key": { "class": "java.lang.ThreadLocal", "hash": 0x40004, "declaredBy": ["Owner.CONTEXT"] },
                        "value": { "class": "byte[]", "bytes": 24 },
                    },
                    { "slot": 9, "home": null, "fate": "stale", "key": null, "value": null },
                ],
            }],
        }],
        "groups": [
            { "owner": { "declaredBy": ["Owner.CONTEXT"] }, "fate": "in use", "entries": 1, "threads": 1, "bytes": 24 },
            { "owner": { "stale": true, "value": null }, "fate": "stale", "entries": 1, "threads": 1, "bytes": 0 },
        ],
    });
    assert_eq!(found, expected);
    assert_eq!(code, Some(0));
}

#[test]
fn what_cannot_be_read_is_said_and_told_by_the_exit_code() {
    let whole = dump(USUAL);
    let cases = [
        (
            &whole[..whole.len() - 12],
            "FILE: the file ends inside a record (at byte",
        ),
        (&b"text"[..], "FILE: this is no heap dump"),
    ];
    for (bytes, message) in cases {
        let (_, errors, code) = run("damaged.hprof", bytes, &[]);
        assert!(errors.starts_with(message), "{errors}");
        assert_eq!(code, Some(1), "{message}");
    }
    let (out, ..) = run("keys.hprof", &whole, &["--key", "CONTEXT"]);
    assert!(
        out.starts_with("1 threads, 1 maps, 1 entries, 0 of them stale"),
        "{out}"
    );
}

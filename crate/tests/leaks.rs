//! `threadlocal-lab leaks` as a person calls it: entries are counted beside
//! values, for each map of each thread.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// Sources, and what leaks at their ends. The page's test expects the same.
const CASES: &str = include_str!("../../tests/leaks.json");

/// What it prints for a source, and its exit code.
fn leaks(number: usize, source: &str) -> (String, Option<i32>) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("leaks-{number}.java"));
    fs::write(&path, source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let output = Command::new(env!("CARGO_BIN_EXE_threadlocal-lab"))
        .arg("leaks")
        .arg(&path)
        .output()
        .unwrap_or_else(|error| panic!("{error}"));
    (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        output.status.code(),
    )
}

/// The lines of the maps, without their alignment.
fn maps_in(text: &str) -> Vec<String> {
    text.lines()
        .skip_while(|line| !line.starts_with("map "))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// What a case expects of a map.
fn map_line(map: &Value) -> String {
    let counts = ["length", "live", "doomed", "stale", "pinned"].map(|name| map[name].to_string());
    format!(
        "{} {} {} bytes {} bytes",
        map["map"].as_str().unwrap_or_default(),
        counts.join(" "),
        map["entryBytes"],
        map["valueBytes"]
    )
}

#[test]
fn entries_are_counted_whatever_their_values_are() {
    let cases: Vec<Value> = serde_json::from_str(CASES).unwrap_or_else(|error| panic!("{error}"));
    assert!(!cases.is_empty());
    for (number, case) in cases.iter().enumerate() {
        let name = &case["name"];
        let lines = case["source"].as_array().into_iter().flatten();
        let source: Vec<&str> = lines.filter_map(Value::as_str).collect();
        let (text, code) = leaks(number, &source.join("\n"));
        let expected: Vec<String> = case["maps"]
            .as_array()
            .into_iter()
            .flatten()
            .map(map_line)
            .collect();
        assert_eq!(maps_in(&text), expected, "{name}:\n{text}");
        let count = |kind: &str, one: &str, many: &str| match &case["leaked"][kind] {
            count if *count == 1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        };
        let sum = format!(
            "leaked: {}, {}, {} bytes",
            count("entries", "entry", "entries"),
            count("values", "value", "values"),
            case["leaked"]["bytes"]
        );
        assert_eq!(text.lines().last(), Some(&*sum), "{name}");
        let leaks = case["leaked"]["entries"] != 0 || case["leaked"]["values"] != 0;
        assert_eq!(code, Some(i32::from(leaks)), "{name}");
    }
}

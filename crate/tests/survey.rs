//! `threadlocal-lab survey` as a person calls it.

use std::process::{Command, Output};

use serde_json::Value;

/// What the page's test expects of the same experiment.
const EXPECTED: &str = include_str!("../../tests/survey.json");

fn survey(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_threadlocal-lab"))
        .arg("survey")
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{error}"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn json_is_the_file_that_the_page_is_compared_with() {
    let expected: Value = serde_json::from_str(EXPECTED).unwrap_or_else(|error| panic!("{error}"));
    let parameters = &expected["parameters"];
    let value = |name: &str| parameters[name].to_string();
    let arguments = [
        ("--keys", "keys"),
        ("--stride", "stride"),
        ("--deaths", "deaths"),
        ("--collect-every", "collectEvery"),
        ("--operations", "operations"),
        ("--seed", "seed"),
        ("--value-bytes", "valueBytes"),
    ]
    .map(|(option, name)| format!("{option}={}", value(name)));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = survey(&[&arguments[..], &["--json"]].concat());
    assert_eq!(text(&output.stdout), EXPECTED);
    // No progress bar where nobody looks at it.
    assert_eq!(text(&output.stderr), "");
    assert!(output.status.success());
    let table = text(&survey(&arguments).stdout);
    assert_eq!(
        table
            .lines()
            .filter(|line| line.starts_with("the JDK's"))
            .count(),
        2
    );
    let mean = &expected["rows"][0]["stale"]["mean"];
    let mean = mean
        .as_f64()
        .map_or(String::new(), |mean| format!(" {mean:.1} "));
    assert!(table.contains(&mean), "{mean:?} in\n{table}");
}

#[test]
fn bad_settings_are_named() {
    for (arguments, message) in [
        (
            &["--keys", "10001"][..],
            "keys must be from 0 to 10000, and is 10001.",
        ),
        (
            &["--stride", "0"],
            "stride must be from 1 to 1000000, and is 0.",
        ),
        (
            &["--deaths", "101"],
            "deaths must be from 0 to 100, and is 101.",
        ),
        (
            &["--collect-every", "0"],
            "collect-every must be from 1 to 10000000, and is 0.",
        ),
        (
            &["--operations", "0"],
            "operations must be from 1 to 10000000, and is 0.",
        ),
        (
            &["--value-bytes", "0"],
            "value-bytes must be from 1 to 1073741824, and is 0.",
        ),
        (&["--keys", "0"], "deaths must be 100."),
        (
            &["--collect-every", "1000000"],
            "may add up to 10000 at most.",
        ),
        (&["--seed", "-1"], "unexpected argument"),
        (&["--keys", "many"], "invalid value 'many'"),
    ] {
        let output = survey(arguments);
        let error = text(&output.stderr);
        assert!(error.contains(message), "{arguments:?}: {error}");
        assert!(!output.status.success(), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
    }
}

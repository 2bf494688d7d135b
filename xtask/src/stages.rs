//! The stages of `cargo xtask test`: a table of what is checked, in order, and how each is counted.
//!
//! It does not know how the results are added up.

use std::fs;
use std::net::TcpListener;
use std::process::Command;

use crate::browser;
use crate::build;
use crate::house::{House, quoted, run, run_and_read};
use crate::program::Program;
use crate::report::{self, Counts};
use crate::setup;

/// What a stage counted, and what else there is to say about it; or why it counted nothing.
pub type Outcome = Result<(Counts, String), String>;

/// One stage.
pub struct Stage {
    /// What the report calls it.
    pub name: &'static str,
    /// The earlier stages that it cannot do without.
    pub needs: &'static [&'static str],
    /// Does it.
    pub run: fn(&House) -> Outcome,
}

/// All stages. Those that only prepare others count nothing, unless they fail.
pub const STAGES: &[Stage] = &[
    Stage {
        name: "set-up",
        needs: &[],
        run: |house| prepared(setup::all(house)),
    },
    Stage {
        name: "browser",
        needs: &[],
        run: |house| prepared(browser::chromium(house)),
    },
    Stage {
        name: "rustfmt",
        needs: &[],
        run: |house| checked(house.command("cargo", &["fmt", "--all", "--check"])),
    },
    Stage {
        name: "clippy",
        needs: &[],
        run: clippy,
    },
    Stage {
        name: "clippy for wasm",
        needs: &["set-up"],
        run: clippy_for_wasm,
    },
    Stage {
        name: "native tests",
        needs: &[],
        run: native_tests,
    },
    Stage {
        name: "JVM proof",
        needs: &[],
        run: jvm_proof,
    },
    Stage {
        name: "build",
        needs: &["set-up"],
        run: |house| prepared(build::all(house)),
    },
    Stage {
        name: "wasm tests",
        needs: &["set-up", "browser"],
        run: wasm_tests,
    },
    Stage {
        name: "types of the page",
        needs: &["build"],
        run: |house| types(house, "www"),
    },
    Stage {
        name: "types of its tests",
        needs: &["build"],
        run: |house| types(house, "tests/web"),
    },
    Stage {
        name: "types of the host tests",
        needs: &["build"],
        run: |house| types(house, "tests/hosts"),
    },
    Stage {
        name: "lint of the page",
        needs: &["build"],
        run: lint,
    },
    Stage {
        name: "page tests",
        needs: &["build", "browser"],
        run: |house| playwright(house, "tests/web", "page", &[]),
    },
    Stage {
        name: "other browsers",
        needs: &["build"],
        run: |house| prepared(browser::others(house)),
    },
    Stage {
        name: "their page tests",
        needs: &["build", "browser", "other browsers"],
        run: |house| {
            let programs = [browser::FIREFOX, browser::WEBKIT_DRIVER, browser::XVFB_RUN];
            playwright(house, "tests/web", "other browsers", &programs)
        },
    },
];

fn clippy(house: &House) -> Outcome {
    let what = ["clippy", "--workspace", "--all-targets", "--all-features"];
    let mut clippy = house.command("cargo", &what);
    clippy.args(["--", "--deny", "warnings"]);
    checked(clippy)
}

fn clippy_for_wasm(house: &House) -> Outcome {
    let what = [
        "clippy",
        "--package",
        "threadlocal-lab",
        "--features",
        "wasm",
        "--all-targets",
    ];
    let mut clippy = house.command("cargo", &what);
    clippy.args([
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "--deny",
        "warnings",
    ]);
    checked(clippy)
}

/// Everything but the proof, with the profile that the proof uses, so that both share what is compiled.
fn native_tests(house: &House) -> Outcome {
    let mut tests = house.command("cargo", &["test", "--profile", "proof", "--no-fail-fast"]);
    tests.args([
        "--workspace",
        "--exclude",
        "threadlocal-lab-tests",
        "--all-features",
    ]);
    let (counts, _) = rust_tests(tests)?;
    Ok((counts, String::new()))
}

/// The proof finds its JDKs by itself, fails where one is missing, and must say which ones it ran on.
///
/// What the same JDK printed for the same sources and options is kept, so a run that finds nothing new to ask need not wait
/// for it again. Where anything failed all is asked again the next time: who doubts an answer should not get it twice.
fn jvm_proof(house: &House) -> Outcome {
    let mut tests = house.command("cargo", &["test", "--profile", "proof", "--no-fail-fast"]);
    tests.args(["--package", "threadlocal-lab-tests", "--", "--nocapture"]);
    let outputs = house.at("target/outputs");
    tests.env("LAB_OUTPUTS", &outputs);
    let result = rust_tests(tests).and_then(|(counts, text)| proved(counts, &text));
    let is_good = matches!(&result, Ok((counts, _)) if counts.failed == 0);
    if !is_good && outputs.exists() {
        fs::remove_dir_all(&outputs).map_err(|error| format!("{}: {error}", outputs.display()))?;
    }
    result
}

/// What the proof counted, and on what, if it said so.
fn proved(counts: Counts, text: &str) -> Outcome {
    let machines = text.lines().find_map(|line| line.split_once("proof on "));
    let Some((_, machines)) = machines else {
        return Err("no line `proof on JDK …` says which JDKs it ran on".to_string());
    };
    let kept = text.matches("as it ran them before").count();
    let kept = match kept {
        0 => String::new(),
        count => format!("; {count} outputs are those of a run before"),
    };
    Ok((counts, format!("on {machines}{kept}")))
}

fn wasm_tests(house: &House) -> Outcome {
    let driver = browser::CHROMEDRIVER.find()?;
    let capabilities = browser::capabilities(house, &browser::CHROME.find()?)?;
    let mut tests = house.command("wasm-pack", &["test", "--mode", "no-install", "--headless"]);
    tests.args(["--chrome", "--chromedriver"]).arg(&driver);
    tests.args(["crate", "--features", "wasm"]);
    // wasm-pack hands its runner to Cargo in a variable that Cargo splits at spaces.
    let runner = quoted(&house.at("target/tools/bin/wasm-bindgen-test-runner"));
    tests.args([
        "--config",
        &format!("target.wasm32-unknown-unknown.runner=[{runner}]"),
    ]);
    tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    // Seconds. A busy machine needs more than the usual 20 and 5.
    tests
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    let (counts, _) = rust_tests(tests)?;
    Ok((counts, String::new()))
}

fn types(house: &House, project: &str) -> Outcome {
    checked(house.node("typescript/bin/tsc", &["--noEmit", "--project", project]))
}

fn lint(house: &House) -> Outcome {
    checked(house.node(
        "eslint/bin/eslint.js",
        &["--max-warnings", "0", "www", "tests/web", "tests/hosts"],
    ))
}

/// Tests that Playwright runs: those of one project of the configuration in a folder, which drive Chromium and
/// these programs.
pub fn playwright(house: &House, folder: &str, project: &str, programs: &[Program]) -> Outcome {
    let report = house.at(folder).join("results/report.json");
    // An old report must not speak for tests that never ran.
    if report.exists() {
        fs::remove_file(&report).map_err(|error| format!("{}: {error}", report.display()))?;
    }
    let mut tests = house.node("@playwright/test/cli.js", &["test", "--project", project]);
    tests.current_dir(house.at(folder));
    tests.env("PORT", free_port()?.to_string());
    tests.env(browser::CHROME.variable, browser::for_pages(house)?);
    for program in programs {
        tests.env(program.variable, program.find()?);
    }
    let ended_well = run(tests);
    let counts = fs::read_to_string(&report)
        .map_err(|error| format!("{}: {error}", report.display()))
        .and_then(|json| report::playwright(&json))?;
    counted(counts, ended_well).map(|counts| (counts, String::new()))
}

/// A stage that makes things ready and counts nothing.
pub fn prepared(result: Result<(), String>) -> Outcome {
    result.map(|()| (Counts::default(), String::new()))
}

/// A command that is one check: it holds if the command ends well.
fn checked(command: Command) -> Outcome {
    run(command)?;
    Ok((
        Counts {
            passed: 1,
            failed: 0,
        },
        String::new(),
    ))
}

/// A command that runs Rust tests: what they counted, and what they printed.
fn rust_tests(command: Command) -> Result<(Counts, String), String> {
    let (ended_well, text) = run_and_read(command)?;
    let counts = counted(report::rust_tests(&text), ended_well)?;
    Ok((counts, text))
}

/// What a runner counted, unless that is nothing, or all passed and it ended badly all the same.
fn counted(counts: Counts, ended_well: Result<(), String>) -> Result<Counts, String> {
    match (counts, ended_well) {
        (
            Counts {
                passed: 0,
                failed: 0,
            },
            Ok(()),
        ) => Err("found no tests".to_string()),
        (Counts { failed: 0, passed }, Err(error)) => Err(format!(
            "{error}, although {passed} tests passed and none failed"
        )),
        (counts, _) => Ok(counts),
    }
}

/// A port of loopback that nobody listens on.
fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port on loopback: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{STAGES, counted, proved};
    use crate::hosts;
    use crate::report::Counts;

    #[test]
    fn a_stage_needs_only_earlier_ones() {
        for stages in [STAGES, hosts::FEW, hosts::ALL] {
            for (index, stage) in stages.iter().enumerate() {
                for name in stage.needs {
                    let earlier = &stages[..index];
                    assert!(earlier.iter().any(|each| each.name == *name), "{name}");
                }
            }
        }
    }

    #[test]
    fn a_proof_says_what_it_ran_on_and_what_it_did_not_run_again() {
        let counts = Counts {
            passed: 3,
            failed: 0,
        };
        let kept = "JDK 17: 9 sources, as it ran them before\n";
        for (text, note) in [
            ("proof on JDK 17\n".to_string(), Some("on JDK 17")),
            (
                format!("{kept}proof on JDK 17\n{kept}"),
                Some("on JDK 17; 2 outputs are those of a run before"),
            ),
            (kept.to_string(), None),
        ] {
            let noted = proved(counts, &text).ok().map(|(_, note)| note);
            assert_eq!(noted.as_deref(), note, "{text}");
        }
    }

    #[test]
    fn no_tests_and_a_crash_are_failures() {
        let bad = || Err("exit status: 101".to_string());
        for (passed, failed, ended_well, counts) in [
            (3, 0, Ok(()), true),
            (3, 1, bad(), true),
            (0, 1, bad(), true),
            (3, 1, Ok(()), true),
            (0, 0, Ok(()), false),
            (0, 0, bad(), false),
            (3, 0, bad(), false),
        ] {
            let case = format!("{passed} {failed} {ended_well:?}");
            assert_eq!(
                counted(Counts { passed, failed }, ended_well).is_ok(),
                counts,
                "{case}"
            );
        }
    }
}

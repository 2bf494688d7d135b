//! `cargo xtask TASK`: everything that can be done with this repository, under one name each.
//!
//! This file knows which tasks there are. It does not know what they do.

// `say` tells it without a panic where nobody reads.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod browser;
mod build;
mod engine;
mod fuzz;
mod hosts;
mod house;
mod program;
mod recordings;
mod report;
mod say;
mod scripts;
mod serve;
mod setup;
mod stages;
mod stamp;
mod test;

use std::process::ExitCode;

use house::House;
use say::complain;

/// What a task returns: whether all was well. An error is a message for the person who typed the task.
type Outcome = Result<bool, String>;

/// One task: its name, what `usage` says of it, and the function that does it with the remaining arguments.
struct Task {
    name: &'static str,
    says: &'static str,
    run: fn(&House, &[String]) -> Outcome,
}

const TASKS: &[Task] = &[
    Task {
        name: "setup",
        says: "install what is missing: wasm target, wasm-pack, wasm-bindgen, npm packages",
        run: |house, rest| alone(rest).and_then(|()| done(setup::all(house))),
    },
    Task {
        name: "build",
        says: "compile the engine to www/pkg and the page to www/dist, a static site",
        run: |house, rest| alone(rest).and_then(|()| done(build::all(house))),
    },
    Task {
        name: "serve",
        says: "build, then serve www/dist on loopback and print the address [--port N]",
        run: |house, rest| done(serve::page(house, rest)),
    },
    Task {
        name: "test",
        says: "run every check and every test, and end with `N passed, N failed`; with --hosts, those in other people's pages, with --few-hosts, in nine of them",
        run: |house, rest| match rest {
            [argument] if argument == "--hosts" => Ok(test::everything(house, hosts::ALL)),
            [argument] if argument == "--few-hosts" => Ok(test::everything(house, hosts::FEW)),
            _ => alone(rest).map(|()| test::everything(house, stages::STAGES)),
        },
    },
    Task {
        name: "bench",
        says: "measure the engine beside a JDK, its size, and the page, and print each figure beside its bar; with --sizes, sizes alone",
        run: |house, rest| match rest {
            [argument] if argument == "--sizes" => {
                bench::sizes(house)?;
                done(scripts::sizes(house))
            }
            _ => {
                alone(rest)?;
                bench::everything(house)?;
                scripts::sizes(house)?;
                done(scripts::speed(house))
            }
        },
    },
    Task {
        name: "audit",
        says: "run Lighthouse on the article and print each figure beside its bar",
        run: |house, rest| alone(rest).and_then(|()| done(scripts::audit(house))),
    },
    Task {
        name: "fuzz",
        says: "drive the engine with spoilt sources, five minutes for each target [--seconds N]",
        run: fuzz::all,
    },
    Task {
        name: "gallery",
        says: "draw every scenario in both themes and three widths into target/gallery/index.html",
        run: |house, rest| alone(rest).and_then(|()| done(scripts::gallery(house))),
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = arguments
        .first()
        .and_then(|name| TASKS.iter().find(|task| task.name == name));
    let Some(task) = task else {
        complain(usage().trim_end());
        return ExitCode::from(2);
    };
    match House::find().and_then(|house| (task.run)(&house, &arguments[1..])) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            complain(format_args!("error: {message}"));
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask TASK\n\n");
    for task in TASKS {
        text += &format!("  {:<8}{}\n", task.name, task.says);
    }
    text
}

/// An error unless nothing follows the name of the task.
fn alone(rest: &[String]) -> Result<(), String> {
    match rest.first() {
        None => Ok(()),
        Some(argument) => Err(format!("unexpected argument `{argument}`\n\n{}", usage())),
    }
}

fn done(result: Result<(), String>) -> Outcome {
    result.map(|()| true)
}

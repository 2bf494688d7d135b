//! Records every scenario, and holds what comes out to its bars.
//!
//! It does not know what is in a recording: the recorder does.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::house::{House, run};
use crate::stamp;

/// All that the recordings can be made of.
const INPUTS: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "crate",
    "rust-toolchain.toml",
    "www/scenarios",
    "xtask/src/recordings.rs",
];

/// The bytes that the first file of a recording may have: a reader waits for it. They are packed, so as many travel.
const FIRST_BAR: u64 = 12_000;

/// The bytes that all files of all recordings may have.
const ALL_BAR: u64 = 500_000;

/// Records every scenario in `www/recordings`, and writes there how recordings are read.
///
/// # Errors
/// If a program is not recorded, or the recordings are larger than their bars.
pub fn build(house: &House) -> Result<(), String> {
    let outputs = ["www/recordings/shapes.json"];
    stamp::once(house, "recordings", INPUTS, &outputs, || {
        // As the native tests compile it, so that both share what is compiled.
        let what = ["build", "--profile", "proof", "--bin", "threadlocal-lab"];
        let mut build = house.command("cargo", &what);
        build.args([
            "--workspace",
            "--exclude",
            "threadlocal-lab-tests",
            "--all-features",
        ]);
        run(build)?;
        let folder = house.at("www/recordings");
        empty(&folder)?;
        let mut record = recorder(house);
        record.args(["record", "--parts", "--output"]).arg(&folder);
        record.args(files(&house.at("www/scenarios"), "java")?);
        run(record)?;
        weigh(&sizes(&folder)?)?;
        let mut shapes = recorder(house);
        shapes.arg("shapes");
        shapes.stdout(writable(&folder.join("shapes.json"))?);
        run(shapes)
    })
}

fn recorder(house: &House) -> Command {
    let name = format!("target/proof/threadlocal-lab{}", env::consts::EXE_SUFFIX);
    house.command(&house.at(&name).display().to_string(), &[])
}

fn writable(path: &Path) -> Result<File, String> {
    File::create(path).map_err(problem(path))
}

/// A folder that is there and has nothing in it.
fn empty(folder: &Path) -> Result<(), String> {
    let emptied = match folder.exists() {
        true => fs::remove_dir_all(folder),
        false => Ok(()),
    };
    let made = emptied.and_then(|()| fs::create_dir_all(folder));
    made.map_err(problem(folder))
}

/// The files in a folder that have this extension, by name.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem(folder))? {
        let path = entry.map_err(problem(folder))?.path();
        if path.extension().is_some_and(|other| other == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The name of each file of a recording in a folder, and its bytes.
fn sizes(folder: &Path) -> Result<Vec<(String, u64)>, String> {
    let size = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let file = fs::metadata(&path).map_err(problem(&path))?;
        Ok((name.into_owned(), file.len()))
    };
    files(folder, "rec")?.into_iter().map(size).collect()
}

/// Holds the files of recordings to their bars: `name.rec` is the first one of a recording, `name.N.rec` another.
fn weigh(files: &[(String, u64)]) -> Result<(), String> {
    let is_first = |name: &str| !name.trim_end_matches(".rec").contains('.');
    let mut faults: Vec<String> = files
        .iter()
        .filter(|(name, bytes)| is_first(name) && *bytes > FIRST_BAR)
        .map(|(name, bytes)| {
            format!("{name}: {bytes} bytes; the first file of a recording may have {FIRST_BAR}")
        })
        .collect();
    let all: u64 = files.iter().map(|(_, bytes)| bytes).sum();
    if all > ALL_BAR {
        faults.push(format!(
            "www/recordings: {all} bytes in {} files; all recordings together may have {ALL_BAR}",
            files.len()
        ));
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n")),
    }
}

fn problem(path: &Path) -> impl Fn(io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::{ALL_BAR, FIRST_BAR, weigh};

    #[test]
    fn a_recording_over_a_bar_is_named_with_its_figure_and_the_bar() {
        let of = |files: &[(&str, u64)]| {
            let files: Vec<(String, u64)> = files
                .iter()
                .map(|&(name, bytes)| (name.to_owned(), bytes))
                .collect();
            weigh(&files)
        };
        assert_eq!(of(&[("one.rec", FIRST_BAR), ("one.1.rec", 40_000)]), Ok(()));
        let first = of(&[("one.rec", 900), ("two.rec", FIRST_BAR + 1)]);
        let message = "two.rec: 12001 bytes; the first file of a recording may have 12000";
        assert_eq!(first, Err(message.to_owned()));
        let all = of(&[("one.rec", 1), ("one.1.rec", ALL_BAR)]);
        let message =
            "www/recordings: 500001 bytes in 2 files; all recordings together may have 500000";
        assert_eq!(all, Err(message.to_owned()));
    }
}

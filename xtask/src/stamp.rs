//! Skips work whose inputs have not changed.
//!
//! A stamp is a hash of the inputs' paths and contents, kept in `target/xtask/` after the work succeeded.
//! Times of files are not looked at: a checkout gives them anew. It does not know what the work is.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::house::House;

/// Directories that are made, not written.
const MADE: &[&str] = &["dist", "node_modules", "results", "target"];

/// Does the work unless it was done for these inputs before and its outputs are still there.
/// All paths are below the root; a directory stands for all the files in it.
pub fn once(
    house: &House,
    name: &str,
    inputs: &[&str],
    outputs: &[&str],
    work: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        hash(&house.at(input), &mut hasher)?;
    }
    let now = format!("{:016x}\n", hasher.finish());

    let stamp = house.at("target/xtask").join(name);
    let before = fs::read_to_string(&stamp).unwrap_or_default();
    if before == now && outputs.iter().all(|output| house.at(output).exists()) {
        return Ok(());
    }
    // Work that stops half-way leaves outputs that fit no stamp.
    if stamp.exists() {
        fs::remove_file(&stamp).map_err(|error| format!("{}: {error}", stamp.display()))?;
    }
    work()?;
    for output in outputs {
        if !house.at(output).exists() {
            return Err(format!(
                "{name}: the work was done, but there is no {output}"
            ));
        }
    }
    write(&stamp, &now)
}

/// Writes a file, and the directories above it.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let directory = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(directory)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Hashes a file, or all files of a directory in the order of their names.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("{}: {error}", path.display());
    if !path.is_dir() {
        path.file_name().hash(hasher);
        fs::read(path).map_err(problem)?.hash(hasher);
        return Ok(());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(problem)? {
        names.push(entry.map_err(problem)?.file_name());
    }
    names.retain(|name| !MADE.iter().any(|made| name == made));
    names.sort();
    names.hash(hasher);
    names
        .iter()
        .try_for_each(|name| hash(&path.join(name), hasher))
}

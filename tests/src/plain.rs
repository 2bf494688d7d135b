//! A scenario as an ordinary program on an ordinary JVM: no launcher, the JIT
//! compiler and the collector as they come.
//!
//! In goes the source of a compact file that calls no `Lab`; out comes what it
//! prints. It does not know what is measured.

use std::fs;
use std::path::{Path, PathBuf};

use crate::jvm::{Jdk, succeeded};

/// What an ordinary run came to.
#[derive(Clone, Debug)]
pub struct Ran {
    /// The standard output of the scenario.
    pub output: String,
    /// How many collections the JVM counts, those that were asked for among
    /// them (`GarbageCollectorMXBean.getCollectionCount` of all its collectors).
    pub collections: u64,
}

/// Stands before the scenario; the class that it opens is closed behind it.
const HEAD: &str = "\
import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;

class Plain {
    public static void main(String[] arguments) throws Exception {
        new Plain().main();
        long collections = 0;
        for (var collector : java.lang.management.ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionCount();
        }
        System.out.println(\"collections \" + collections);
    }
";

/// Compiles a scenario into a folder of its own.
///
/// # Errors
/// If javac rejects it, or the folder cannot be written.
pub fn compile(jdk: &Jdk, folder: &Path, source: &str) -> Result<(), String> {
    let file = folder.join("Plain.java");
    let text = format!("{HEAD}{source}}}\n");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    jdk.compile(folder, &[file])
}

/// Runs what was compiled into the folder, with these options for the JVM.
///
/// # Errors
/// If the program does not end well.
pub fn run(jdk: &Jdk, folder: &Path, options: &[&str]) -> Result<Ran, String> {
    let mut arguments: Vec<PathBuf> = options.iter().map(PathBuf::from).collect();
    arguments.extend(["-cp".into(), folder.to_path_buf(), PathBuf::from("Plain")]);
    let output = jdk
        .java(&arguments)
        .output()
        .map_err(|error| format!("java of {}: {error}", jdk.name()))?;
    succeeded(&output).map_err(|error| format!("java of {}: {error}", jdk.name()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (output, count) = text
        .trim_end()
        .rsplit_once("collections ")
        .ok_or_else(|| format!("no count of collections in\n{text}"))?;
    let collections = count
        .parse()
        .map_err(|error| format!("{count} collections: {error}"))?;
    Ok(Ran {
        output: output.to_string(),
        collections,
    })
}

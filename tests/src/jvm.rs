//! Finds the JDKs of this machine and runs their programs.
//!
//! It does not know what is run on them.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The oldest feature release that the proof runs on.
pub const OLDEST: u32 = 17;

/// The feature releases that must be there where `CI=true`.
pub const REQUIRED_IN_CI: [u32; 2] = [17, 25];

/// Folders whose children are JDKs.
const FOLDERS: &[&str] = &[
    "/usr/lib/jvm",
    "/usr/java",
    "/opt/java",
    "/Library/Java/JavaVirtualMachines",
    "C:/Program Files/Java",
    "C:/Program Files/Eclipse Adoptium",
];

/// Folders in the home directory whose children are JDKs.
const HOME_FOLDERS: &[&str] = &[".jdks", ".sdkman/candidates/java"];

/// A Java Development Kit: it has a compiler.
#[derive(Clone, Debug)]
pub struct Jdk {
    /// `java.home`
    pub home: PathBuf,
    /// The feature release: 17, 25.
    pub feature: u32,
    /// `java.version`, as in `17.0.19`.
    pub version: String,
    /// `java.vendor`
    pub vendor: String,
}

impl Jdk {
    /// Its virtual machine with these arguments, not yet started.
    pub fn java<A: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        self.program("java", arguments)
    }

    /// Compiles source files into a folder, warnings included in the error.
    pub fn compile(&self, folder: &Path, sources: &[PathBuf]) -> Result<(), String> {
        let mut javac = self.program("javac", ["-encoding", "UTF-8", "-d"]);
        javac.arg(folder).args(sources);
        let output = javac
            .output()
            .map_err(|error| format!("javac of {}: {error}", self.name()))?;
        succeeded(&output).map_err(|error| format!("javac of {}: {error}", self.name()))
    }

    /// How a report calls it: `JDK 17.0.19 (Debian)`.
    pub fn name(&self) -> String {
        format!("JDK {} ({})", self.version, self.vendor)
    }

    fn program<A: AsRef<std::ffi::OsStr>>(
        &self,
        name: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        let program = self.home.join("bin").join(name);
        let mut command = Command::new(program.with_extension(env::consts::EXE_EXTENSION));
        // Options from outside would change what is proved, and print a line about themselves.
        for variable in [
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "CLASSPATH",
        ] {
            command.env_remove(variable);
        }
        command.args(arguments);
        command
    }
}

/// One JDK of each feature release from [`OLDEST`] on, oldest first. An error
/// if there is none, or with `CI=true` if one of [`REQUIRED_IN_CI`] is missing.
pub fn all() -> Result<Vec<Jdk>, String> {
    let mut found = BTreeMap::new();
    for home in homes() {
        if let Some(jdk) = jdk_at(&home) {
            found.entry(jdk.feature).or_insert(jdk);
        }
    }
    let ci = env::var("CI").is_ok_and(|ci| ci == "true");
    let missing: Vec<String> = REQUIRED_IN_CI
        .iter()
        .filter(|&feature| ci && !found.contains_key(feature))
        .map(u32::to_string)
        .collect();
    let looked = "looked at JAVA_HOME, PATH and the usual folders for JVMs";
    if !missing.is_empty() {
        return Err(format!("CI needs JDK {}: {looked}", missing.join(" and ")));
    }
    if found.is_empty() {
        return Err(format!(
            "found no JDK from {OLDEST} on with a compiler: {looked}"
        ));
    }
    Ok(found.into_values().collect())
}

/// The line that says which JDKs a proof ran on.
pub fn proof_line(jdks: &[Jdk]) -> String {
    let names: Vec<String> = jdks.iter().map(Jdk::name).collect();
    format!("proof on {}", names.join(", "))
}

/// An error with all that the program said, unless it ended well.
pub fn succeeded(output: &Output) -> Result<(), String> {
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// Where a JDK could be, the user's own choice first.
fn homes() -> Vec<PathBuf> {
    let mut homes: Vec<PathBuf> = env::var_os("JAVA_HOME")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    for folder in env::split_paths(&env::var_os("PATH").unwrap_or_default()) {
        let java = folder
            .join("java")
            .with_extension(env::consts::EXE_EXTENSION);
        // What is on the path is mostly a link to `bin/java` of a JDK.
        if let Ok(java) = fs::canonicalize(java) {
            homes.extend(java.parent().and_then(Path::parent).map(PathBuf::from));
        }
    }
    let user = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"));
    let own = user.iter().flat_map(|user| {
        HOME_FOLDERS
            .iter()
            .map(|folder| Path::new(user).join(folder))
    });
    for folder in FOLDERS.iter().map(PathBuf::from).chain(own) {
        let mut children: Vec<PathBuf> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|child| child.path())
            .collect();
        children.sort();
        for child in children {
            homes.push(child.join("Contents/Home"));
            homes.push(child);
        }
    }
    homes
}

/// The JDK in a folder, if there is one that is new enough. Its `release` file
/// says which it is.
fn jdk_at(home: &Path) -> Option<Jdk> {
    let has = |name: &str| {
        let program = home.join("bin").join(name);
        program.with_extension(env::consts::EXE_EXTENSION).is_file()
    };
    let release = fs::read_to_string(home.join("release")).ok()?;
    let property = |name: &str| {
        let lines = release.lines().filter_map(|line| line.split_once('='));
        let mut values = lines.filter(|(key, _)| *key == name);
        values
            .next()
            .map(|(_, value)| value.trim_matches('"').to_string())
    };
    let version = property("JAVA_VERSION")?;
    let feature = version.split(['.', '-', '+']).next()?.parse().ok()?;
    let vendor = property("IMPLEMENTOR").unwrap_or_else(|| "vendor unknown".to_string());
    (feature >= OLDEST && has("java") && has("javac")).then(|| Jdk {
        home: home.to_path_buf(),
        feature,
        version,
        vendor,
    })
}

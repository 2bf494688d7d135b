//! Programs that tests need and this repository does not bring: finds them, or installs Debian's, or says what to
//! install. It does not know what the tests do with them.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::house::{House, answer, run};
use crate::say::say;

/// A program that tests need.
pub struct Program {
    /// The environment variable that can name it, for us and for the tests.
    pub variable: &'static str,
    /// What it is called otherwise, on the search path.
    pub usual: &'static [&'static str],
    /// The packages of Debian that bring it.
    pub packages: &'static [&'static str],
}

impl Program {
    /// Where it is: what its variable names, or the first of the usual names; either is looked for on the search path.
    pub fn find(&self) -> Result<PathBuf, String> {
        let named = self.named();
        let names: Vec<OsString> = match &named {
            Some(name) => vec![name.clone()],
            None => self
                .usual
                .iter()
                .map(|name| format!("{name}{EXE_SUFFIX}").into())
                .collect(),
        };
        let folders: Vec<PathBuf> =
            env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
        names
            .iter()
            // Joined to a folder, an absolute path stays what it is.
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
            .find(|path| path.is_file())
            .ok_or_else(|| match &named {
                Some(name) => format!(
                    "{} names {}, which is not there: {}",
                    self.variable,
                    name.display(),
                    self.advice()
                ),
                None => format!("found no {}: {}", self.usual.join(", no "), self.advice()),
            })
    }

    fn named(&self) -> Option<OsString> {
        env::var_os(self.variable).filter(|name| !name.is_empty())
    }

    fn advice(&self) -> String {
        format!(
            "install it (Debian: apt-get install {}), or name the program in {}",
            self.packages.join(" "),
            self.variable
        )
    }
}

/// Installs those that are missing, where we may; afterwards all are there, or the error says what to do.
pub fn install_missing(house: &House, programs: &[Program]) -> Result<(), String> {
    let mut packages: Vec<&str> = Vec::new();
    for program in programs {
        if let Err(error) = program.find()
            // What somebody has named a place for is not ours to bring.
            && program.named().is_none()
            && may_install(house)
        {
            say(&error);
            packages.extend(program.packages);
        }
    }
    if !packages.is_empty() {
        run(house.command("apt-get", &["update"]))?;
        let mut install = house.command("apt-get", &["install", "-y", "--no-install-recommends"]);
        install
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive");
        run(install)?;
    }
    programs
        .iter()
        .try_for_each(|program| program.find().map(|_| ()))
}

/// Only root can install, and only where there is apt.
fn may_install(house: &House) -> bool {
    let root = answer(house.command("id", &["-u"])).is_some_and(|id| id.trim() == "0");
    root && answer(house.command("apt-get", &["--version"])).is_some()
}

//! Finds the Chromium that the tests drive and its driver, or installs Debian's, or says what to install.
//!
//! It does not know what the tests do with them.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::house::{House, answer, quoted, run};
use crate::stamp;

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVERS: &[&str] = &["chromedriver"];

const ADVICE: &str = "install Chromium and the chromedriver of the same version (Debian: apt-get install chromium \
    chromium-driver), or name the programs in CHROME and CHROMEDRIVER";

/// The two programs that a test in a browser needs.
pub struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// What speaks WebDriver for it.
    pub driver: PathBuf,
}

/// Finds both programs and checks that they fit each other; on a Debian machine that we administer, installs them
/// first where they are missing.
pub fn ensure(house: &House) -> Result<(), String> {
    if let Err(error) = find()
        && may_install(house)
    {
        println!("{error}");
        run(house.command("apt-get", &["update"]))?;
        run(house.command(
            "apt-get",
            &[
                "install",
                "-y",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
            ],
        ))?;
    }
    let browser = find()?;
    let chrome = version(house, &browser.chrome)?;
    let driver = version(house, &browser.driver)?;
    println!("{} {chrome}", browser.chrome.display());
    println!("{} {driver}", browser.driver.display());
    match major(&chrome) == major(&driver) {
        true => Ok(()),
        false => Err(format!(
            "a chromedriver {driver} cannot drive a Chromium {chrome}: {ADVICE}"
        )),
    }
}

/// Both programs: each from its environment variable, otherwise from the search path.
pub fn find() -> Result<Browser, String> {
    Ok(Browser {
        chrome: program("CHROME", BROWSERS)?,
        driver: program("CHROMEDRIVER", DRIVERS)?,
    })
}

/// Writes what the wasm tests ask of the driver, and returns where: the browser itself, without a window, and able to
/// run in a container, where there is no sandbox and little shared memory.
pub fn capabilities(house: &House, browser: &Browser) -> Result<PathBuf, String> {
    let binary = quoted(&browser.chrome);
    let text = format!(
        r#"{{
  "goog:chromeOptions": {{
    "binary": {binary},
    "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
  }}
}}
"#
    );
    let path = house.at("target/xtask/webdriver.json");
    stamp::write(&path, &text).map(|()| path)
}

/// The program that a variable names, or the first of the usual names; either is looked for on the search path.
fn program(variable: &str, usual: &[&str]) -> Result<PathBuf, String> {
    let named = env::var_os(variable).filter(|name| !name.is_empty());
    let names: Vec<OsString> = match &named {
        Some(name) => vec![name.clone()],
        None => usual
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
                "{variable} names {}, which is not there: {ADVICE}",
                name.display()
            ),
            None => format!("found no {}: {ADVICE}", usual.join(", no ")),
        })
}

/// Only root can install, only where there is apt, and only what nobody has named a place for.
fn may_install(house: &House) -> bool {
    let named = ["CHROME", "CHROMEDRIVER"]
        .iter()
        .any(|name| env::var_os(name).is_some());
    let root = answer(house.command("id", &["-u"])).is_some_and(|id| id.trim() == "0");
    let apt = answer(house.command("apt-get", &["--version"])).is_some();
    !named && root && apt
}

/// The version that a program prints: the first word that starts with a digit.
fn version(house: &House, program: &Path) -> Result<String, String> {
    answer(house.command(&program.to_string_lossy(), &["--version"]))
        .and_then(|text| {
            let mut words = text.split_whitespace();
            words
                .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
                .map(String::from)
        })
        .ok_or_else(|| format!("{} --version prints no version", program.display()))
}

fn major(version: &str) -> Option<&str> {
    version.split('.').next()
}

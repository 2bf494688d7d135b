//! The browsers that the tests drive, and their drivers.
//!
//! It does not know what the tests do with them.

use std::path::{Path, PathBuf};

use crate::house::{House, answer, quoted};
use crate::program::{Program, install_missing};
use crate::say::say;
use crate::stamp;

/// Chromium or Chrome.
pub const CHROME: Program = Program {
    variable: "CHROME",
    usual: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    packages: &["chromium"],
};

/// The same browser without the window, the profile and the services around a page. A page of its own costs it a third of
/// the time, and most tests have one.
pub const HEADLESS_SHELL: Program = Program {
    variable: "HEADLESS_SHELL",
    usual: &["chromium-headless-shell", "chrome-headless-shell"],
    packages: &["chromium-headless-shell"],
};

/// What speaks WebDriver for it.
pub const CHROMEDRIVER: Program = Program {
    variable: "CHROMEDRIVER",
    usual: &["chromedriver"],
    packages: &["chromium-driver"],
};

/// Firefox.
pub const FIREFOX: Program = Program {
    variable: "FIREFOX",
    usual: &["firefox-esr", "firefox"],
    packages: &["firefox-esr"],
};

/// What starts WebKitGTK's own small browser and speaks WebDriver for it.
pub const WEBKIT_DRIVER: Program = Program {
    variable: "WEBKIT_DRIVER",
    usual: &["WebKitWebDriver"],
    packages: &["webkit2gtk-driver"],
};

/// That browser has no mode without a screen, so it gets one that nobody sees.
pub const XVFB_RUN: Program = Program {
    variable: "XVFB_RUN",
    usual: &["xvfb-run"],
    packages: &["xvfb", "xauth"],
};

/// Finds Chromium and its driver and checks that they fit each other; on a Debian machine that we administer, installs
/// them first where they are missing.
pub fn chromium(house: &House) -> Result<(), String> {
    install_missing(house, &[CHROME, CHROMEDRIVER])?;
    let chrome = version(house, &CHROME.find()?)?;
    let driver = version(house, &CHROMEDRIVER.find()?)?;
    say(format_args!("Chromium {chrome}, chromedriver {driver}"));
    match major(&chrome) == major(&driver) {
        true => Ok(()),
        false => Err(format!(
            "a chromedriver {driver} cannot drive a Chromium {chrome}: install the same version of both, or name the \
             programs in CHROME and CHROMEDRIVER"
        )),
    }
}

/// What page tests run in: the headless shell, or the whole browser where there is none. Both show a page alike.
pub fn for_pages(house: &House) -> Result<PathBuf, String> {
    let browser = match install_missing(house, &[HEADLESS_SHELL]) {
        Ok(()) => HEADLESS_SHELL.find()?,
        Err(error) => {
            say(format_args!(
                "{error}; until then the whole browser is driven, which takes longer"
            ));
            CHROME.find()?
        }
    };
    say(format_args!(
        "pages in {} {}",
        browser.display(),
        version(house, &browser)?
    ));
    Ok(browser)
}

/// Finds Firefox and WebKit, or installs them likewise.
pub fn others(house: &House) -> Result<(), String> {
    install_missing(house, &[FIREFOX, WEBKIT_DRIVER, XVFB_RUN])?;
    say(format_args!(
        "Firefox {}",
        version(house, &FIREFOX.find()?)?
    ));
    // This one tells no version.
    say(format_args!(
        "WebKit by {}",
        WEBKIT_DRIVER.find()?.display()
    ));
    Ok(())
}

/// Writes what the wasm tests ask of the driver, and returns where: the browser itself, without a window, and able to
/// run in a container, where there is no sandbox and little shared memory.
pub fn capabilities(house: &House, chrome: &Path) -> Result<PathBuf, String> {
    let binary = quoted(chrome);
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

//! What scripts of `tests/web` do with the built page in Chromium, beside the tests.
//!
//! It does not know the bars: the scripts do.

use std::path::Path;

use crate::browser;
use crate::build;
use crate::house::{House, run};

/// Lighthouse on the article's pages, as a phone loads them; an error if a bar is missed.
pub fn audit(house: &House) -> Result<(), String> {
    script(house, "audit.mjs", &[])
}

/// Every scenario as a picture, in both themes and three widths, on one contact sheet.
pub fn gallery(house: &House) -> Result<(), String> {
    script(house, "gallery.mjs", &[&house.at("target/gallery")])
}

/// What travels to a reader: the first figure file by file, recordings, chunks.
pub fn sizes(house: &House) -> Result<(), String> {
    script(house, "sizes.mjs", &[])
}

/// How the page answers beside a trivial page: a press, a hover, a held key, playing.
pub fn speed(house: &House) -> Result<(), String> {
    script(house, "speed.mjs", &[])
}

/// Builds the page, then runs the script with these arguments.
fn script(house: &House, name: &str, arguments: &[&Path]) -> Result<(), String> {
    build::all(house)?;
    let chrome = browser::CHROME.find()?;
    let mut script = house.command("node", &[name]);
    script
        .args(arguments)
        .current_dir(house.at("tests/web"))
        .env("CHROME", chrome);
    run(script)
}

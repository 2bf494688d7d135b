//! Lighthouse on the article's pages, as a phone loads them.
//!
//! It does not know the bars: that is `tests/web/audit.mjs`.

use crate::browser;
use crate::build;
use crate::house::{House, run};

/// Builds the page and audits it; an error if a bar is missed.
pub fn everything(house: &House) -> Result<(), String> {
    build::all(house)?;
    let chrome = browser::CHROME.find()?;
    let mut audit = house.command("node", &["audit.mjs"]);
    audit
        .current_dir(house.at("tests/web"))
        .env("CHROME", chrome);
    run(audit)
}

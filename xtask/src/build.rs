//! Builds the engine for the browser, the recordings of the scenarios, and the static page around them.
//!
//! It does not know what they contain: Cargo, the recorder and Vite do.

use crate::engine;
use crate::house::{House, run};
use crate::recordings;
use crate::setup;
use crate::stamp;

/// All that the page can be made of: `www` holds the engine's package too, once that is built.
const PAGE: &[&str] = &[
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "crate",
    "package-lock.json",
    "tests/compiled.json",
    "tests/hundred.json",
    "tests/jdk",
    "tests/jvm",
    "tests/printed.json",
    "www",
    "xtask/src/build.rs",
];

/// Sets up, then builds `www/pkg` and `www/dist` where they are out of date.
pub fn all(house: &House) -> Result<(), String> {
    setup::all(house)?;
    engine::build(house)?;
    recordings::build(house)?;
    page(house)
}

fn page(house: &House) -> Result<(), String> {
    let outputs = [
        "www/dist/index.html",
        "www/dist/threadlocal-lab.html",
        "www/dist/embed/threadlocal-lab.js",
    ];
    stamp::once(house, "page", PAGE, &outputs, || {
        // The site's build empties `www/dist`, so it goes first.
        let configs = [
            "vite.config.ts",
            "single/vite.config.ts",
            "embed/element.config.ts",
            "embed/class.config.ts",
            "embed/reading.config.ts",
            "embed/vite.config.ts",
        ];
        for config in configs {
            let mut vite = house.node("vite/bin/vite.js", &["build", "--config", config]);
            vite.current_dir(house.at("www"));
            run(vite)?;
        }
        Ok(())
    })
}

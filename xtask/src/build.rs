//! Builds the engine for the browser, and the static page around it.
//!
//! It does not know what either contains: Cargo and Vite do.

use crate::house::{House, run};
use crate::setup;
use crate::stamp;

/// All that the wasm file can be made of, with the versions of what makes it.
const ENGINE: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "crate",
    "package-lock.json",
    "rust-toolchain.toml",
    "tests/jvm",
    "www/scenarios",
    "xtask/src/build.rs",
];

/// All that the page can be made of: `www` holds the engine's package too, once that is built.
const PAGE: &[&str] = &[
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "crate",
    "package-lock.json",
    "tests/compiled.json",
    "tests/hundred.json",
    "tests/jvm",
    "www",
    "xtask/src/build.rs",
];

/// Sets up, then builds `www/pkg` and `www/dist` where they are out of date.
pub fn all(house: &House) -> Result<(), String> {
    setup::all(house)?;
    engine(house)?;
    page(house)
}

fn engine(house: &House) -> Result<(), String> {
    let outputs = [
        "www/pkg/threadlocal_lab.js",
        "www/pkg/threadlocal_lab.d.ts",
        "www/pkg/threadlocal_lab_bg.wasm",
    ];
    stamp::once(house, "engine", ENGINE, &outputs, || {
        run(house.command(
            "wasm-pack",
            &[
                // Everything it needs was installed by the set-up; it must not fetch its own.
                "build",
                "crate",
                "--mode",
                "no-install",
                "--release",
                "--target",
                "web",
                "--no-pack",
                "--out-dir",
                "../www/pkg",
                "--out-name",
                "threadlocal_lab",
                "--features",
                "wasm",
            ],
        ))
    })
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

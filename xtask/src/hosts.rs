//! The stages of `cargo xtask test --hosts` and `--few-hosts`: sites of many tools with the package in them, and their tests.
//!
//! It does not know how a site is built: `tests/hosts/build.mjs` does.

use crate::browser;
use crate::build;
use crate::house::{House, run};
use crate::program::{Program, install_missing};
use crate::setup;
use crate::stages::{Stage, playwright, prepared};

const MDBOOK: &str = "0.5.4";

/// The generator that Debian packages. npm and Cargo bring the others.
const HUGO: Program = Program {
    variable: "HUGO",
    usual: &["hugo"],
    packages: &["hugo"],
};

/// With the hosts whose tools are few and soon installed.
pub const FEW: &[Stage] = &[
    BUILD,
    BROWSER,
    Stage {
        name: "hosts",
        needs: &["build"],
        run: |house| prepared(sites(house, &[])),
    },
    Stage {
        name: "host tests",
        needs: &["hosts", "browser"],
        run: |house| playwright(house, "tests/hosts", "hosts", &[browser::CHROME]),
    },
];

/// With every host.
pub const ALL: &[Stage] = &[
    BUILD,
    BROWSER,
    Stage {
        name: "hosts",
        needs: &["build"],
        run: |house| prepared(sites(house, &["all"])),
    },
    Stage {
        name: "host tests",
        needs: &["hosts", "browser"],
        run: |house| playwright(house, "tests/hosts", "all hosts", &[browser::CHROME]),
    },
];

const BUILD: Stage = Stage {
    name: "build",
    needs: &[],
    run: |house| prepared(build::all(house)),
};

const BROWSER: Stage = Stage {
    name: "browser",
    needs: &[],
    run: |house| prepared(browser::chromium(house)),
};

fn sites(house: &House, which: &[&str]) -> Result<(), String> {
    // One chapter needs no search and no server.
    let options = ["--no-default-features"];
    setup::tool(house, "mdbook", "mdbook", MDBOOK, &options)?;
    install_missing(house, &[HUGO])?;
    let mut build = house.command(
        "node",
        &["tests/hosts/build.mjs", "www/dist/embed", "target/hosts"],
    );
    build
        .args(which)
        .env("HUGO", HUGO.find()?)
        .env("MDBOOK", house.at("target/tools/bin/mdbook"));
    run(build)
}

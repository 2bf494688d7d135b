//! Compiles the engine to WebAssembly, module by module: Cargo compiles, wasm-bindgen writes what JavaScript imports,
//! wasm-opt makes it small.
//!
//! It does not know what the modules contain: Cargo's features do.

use std::fs;
use std::path::PathBuf;

use crate::house::{House, run};
use crate::stamp;

/// All that the modules can be made of, with the versions of what makes them.
const INPUTS: &[&str] = &[
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "crate",
    "package-lock.json",
    "rust-toolchain.toml",
    "xtask/src/engine.rs",
];

/// Functions with one caller stay apart unless they are short: what is alike compresses better where it stands alike. The
/// lowest kilobyte of memory is the end of the stack (rustc has the linker lay it out first), so no address comes there by
/// wrapping round.
const SMALLER: &[&str] = &[
    "-Oz",
    "--one-caller-inline-max-function-size",
    "20",
    "--low-memory-unused",
    "--debuginfo",
    // What that leaves is smaller still once loops and branches are found anew in a flat form of it.
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// Instances of the same function have names that begin alike: so they come together, and compress better.
const SHIPPED: &[&str] = &["--reorder-functions-by-name", "--strip-debug"];

const TARGET: &str = "wasm32-unknown-unknown";

/// A module of WebAssembly.
struct Module {
    /// What its files in `www/pkg` are called.
    name: &'static str,
    /// The features of the package `threadlocal-lab` that are in it.
    features: &'static str,
    /// The profile that it is compiled with.
    profile: &'static str,
    /// What wasm-opt does with it.
    optimised: &'static [&'static str],
}

const MODULES: &[Module] = &[
    Module {
        name: "threadlocal_lab",
        features: "wasm",
        profile: "small",
        optimised: SMALLER,
    },
    Module {
        name: "threadlocal_lab_designs",
        features: "wasm,designs,survey",
        profile: "release",
        optimised: &["-Oz", "--debuginfo"],
    },
];

impl Module {
    /// As it is shipped.
    fn shipped(&self) -> String {
        format!("www/pkg/{}_bg.wasm", self.name)
    }

    /// The same with the names of its functions, for whoever measures.
    fn named(&self) -> String {
        format!("target/engine/{}.wasm", self.name)
    }

    fn build(&self, house: &House) -> Result<(), String> {
        let mut cargo = house.command("cargo", &["build", "--lib", "--profile", self.profile]);
        cargo.args(["--package", "threadlocal-lab", "--target", TARGET]);
        cargo.args(["--no-default-features", "--features", self.features]);
        // These names tell for which types a function was compiled.
        cargo.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Csymbol-mangling-version=v0",
        );
        run(cargo)?;
        let compiled = house.at(&format!(
            "target/{TARGET}/{}/threadlocal_lab.wasm",
            self.profile
        ));
        let mut bindgen = house.command("wasm-bindgen", &["--target", "web", "--no-demangle"]);
        bindgen.arg(compiled).args(["--out-name", self.name]);
        bindgen.arg("--out-dir").arg(house.at("www/pkg"));
        run(bindgen)?;
        let named = house.at(&self.named());
        let shipped = house.at(&self.shipped());
        let folder = house.at("target/engine");
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut smaller = house.command("wasm-opt", self.optimised);
        smaller.arg(&shipped).arg("--output").arg(&named);
        run(smaller)?;
        let mut nameless = house.command("wasm-opt", SHIPPED);
        nameless.arg(&named).arg("--output").arg(&shipped);
        run(nameless)
    }
}

/// Builds `www/pkg` where it is out of date.
pub fn build(house: &House) -> Result<(), String> {
    let outputs: Vec<String> = MODULES
        .iter()
        .flat_map(|module| {
            let name = module.name;
            let interface = ["js", "d.ts"].map(|kind| format!("www/pkg/{name}.{kind}"));
            interface
                .into_iter()
                .chain([module.shipped(), module.named()])
        })
        .collect();
    let outputs: Vec<&str> = outputs.iter().map(String::as_str).collect();
    stamp::once(house, "engine", INPUTS, &outputs, || {
        MODULES.iter().try_for_each(|module| module.build(house))
    })
}

/// Each module as it is shipped, then the same with names.
pub fn modules(house: &House) -> impl Iterator<Item = PathBuf> {
    MODULES
        .iter()
        .flat_map(|module| [house.at(&module.shipped()), house.at(&module.named())])
}

//! Builds all that is measured, then measures it.
//!
//! It does not know what is measured: that is the package `threadlocal-lab-bench`.

use crate::build;
use crate::engine;
use crate::house::{House, run};

/// Builds the engine as it is shipped and the measured loops for V8, and runs the measuring program.
pub fn everything(house: &House) -> Result<(), String> {
    build::all(house)?;
    sizes(house)?;
    let package = ["--release", "--package", "threadlocal-lab-bench"];
    // The algorithm as the survey has it, and as a figure has it.
    let loops = [("release", None), ("small", Some("--no-default-features"))];
    for (profile, features) in loops {
        let what = ["build", "--lib", "--package", "threadlocal-lab-bench"];
        let mut wasm = house.command("cargo", &what);
        wasm.args(["--target", "wasm32-unknown-unknown", "--profile", profile]);
        wasm.args(features);
        run(wasm)?;
    }
    let mut bench = house.command("cargo", &["run", "--quiet"]);
    bench.args(package).arg("--");
    bench.args(loops.map(|(profile, _)| {
        let folder = house.at("target/wasm32-unknown-unknown").join(profile);
        folder.join("threadlocal_lab_bench.wasm")
    }));
    bench.arg(house.at("www/pkg"));
    run(bench)
}

/// What the engine's modules take on their way to a reader, and where their bytes are.
pub fn sizes(house: &House) -> Result<(), String> {
    engine::build(house)?;
    let mut sizes = house.command("cargo", &["run", "--quiet", "--profile", "proof"]);
    sizes.args(["--package", "threadlocal-lab-bench", "--bin"]);
    sizes.args(["threadlocal-lab-sizes", "--"]);
    sizes.args(engine::modules(house));
    run(sizes)
}

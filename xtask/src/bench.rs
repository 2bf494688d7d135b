//! Builds all that is measured, then measures it.
//!
//! It does not know what is measured: that is the package `threadlocal-lab-bench`.

use crate::build;
use crate::house::{House, run};

/// Builds the engine as it is shipped and the measured loops for V8, and runs the measuring program.
pub fn everything(house: &House) -> Result<(), String> {
    build::all(house)?;
    let package = ["--release", "--package", "threadlocal-lab-bench"];
    let mut wasm = house.command(
        "cargo",
        &["build", "--lib", "--target", "wasm32-unknown-unknown"],
    );
    run({
        wasm.args(package);
        wasm
    })?;
    let mut bench = house.command("cargo", &["run", "--quiet"]);
    bench.args(package).arg("--");
    bench.arg(house.at("target/wasm32-unknown-unknown/release/threadlocal_lab_bench.wasm"));
    bench.arg(house.at("www/pkg"));
    run(bench)
}

//! Installs what the other tasks need and the machine lacks: parts of the Rust toolchain, the two wasm tools, npm
//! packages. What is there in the right version is left alone. It does not know browsers and JDKs.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::house::{House, answer, run};
use crate::say::say;
use crate::stamp;

const WASM_PACK: &str = "0.15.1";

/// The oldest Node.js that Vite runs on.
const NODE: (u32, u32) = (20, 19);

/// What rustup calls a part of the toolchain, and a file of the toolchain that shows it is there.
const PARTS: &[(&str, &str, &str)] = &[
    (
        "target",
        "wasm32-unknown-unknown",
        "lib/rustlib/wasm32-unknown-unknown/lib",
    ),
    ("component", "rustfmt", "bin/cargo-fmt"),
    ("component", "clippy", "bin/cargo-clippy"),
];

/// Installs everything that is missing.
pub fn all(house: &House) -> Result<(), String> {
    toolchain(house)?;
    tools(house)?;
    packages(house)
}

fn toolchain(house: &House) -> Result<(), String> {
    let sysroot = answer(house.command("rustc", &["--print", "sysroot"]))
        .ok_or("`rustc --print sysroot` failed: install Rust from https://rustup.rs")?;
    for (kind, part, file) in PARTS {
        let file = Path::new(sysroot.trim()).join(file);
        if !file.exists() && !file.with_extension("exe").exists() {
            run(house.command("rustup", &[kind, "add", part])).map_err(|error| {
                format!(
                    "{error}\nthe Rust toolchain lacks the {kind} {part}, and rustup did not add it"
                )
            })?;
        }
    }
    Ok(())
}

fn tools(house: &House) -> Result<(), String> {
    let lock = house.at("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    // The generated JavaScript works only with the library of the very same version.
    let bindgen = locked_version(&text, "wasm-bindgen")?;
    for (package, program, version) in [
        ("wasm-pack", "wasm-pack", WASM_PACK),
        ("wasm-bindgen-cli", "wasm-bindgen", bindgen),
    ] {
        tool(house, package, program, version, &[])?;
    }
    Ok(())
}

/// Installs a program of crates.io into `target/tools`, unless it is there in this version. `options` are Cargo's, for how
/// it is compiled.
pub fn tool(
    house: &House,
    package: &str,
    program: &str,
    version: &str,
    options: &[&str],
) -> Result<(), String> {
    if installed_version(house, program).as_deref() == Some(version) {
        return Ok(());
    }
    say(format_args!(
        "{package} {version} goes into target/tools; this takes a minute or two, once"
    ));
    let root = house.at("target/tools");
    // These programs run for seconds, and to optimize them takes minutes; what they write is the same.
    let mut install = house.command("cargo", &["install", "--locked", "--force", "--debug"]);
    // Nobody looks into them either.
    install.env("CARGO_PROFILE_DEV_DEBUG", "0");
    install
        .args(options)
        .args(["--version", version, package, "--root"])
        .arg(root);
    run(install)?;
    match installed_version(house, program) {
        found if found.as_deref() == Some(version) => Ok(()),
        found => Err(format!(
            "installed {package} {version}, but {program} says it is {found:?}"
        )),
    }
}

/// The version that a program in `target/tools` says it has.
fn installed_version(house: &House, program: &str) -> Option<String> {
    let mut command = Command::new(house.at("target/tools/bin").join(program));
    command.arg("--version");
    let answer = answer(command)?;
    let word = answer.split_whitespace().nth(1)?;
    Some(word.trim_start_matches('v').to_string())
}

/// The one version that a Cargo.lock has of a package.
fn locked_version<'a>(lock: &'a str, package: &str) -> Result<&'a str, String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    let mut versions = Vec::new();
    while lines.any(|line| line == name) {
        let version = lines
            .next()
            .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
        versions.extend(version);
    }
    match versions[..] {
        [version] => Ok(version),
        _ => Err(format!(
            "Cargo.lock must hold one version of {package}, and holds {}",
            versions.len()
        )),
    }
}

fn packages(house: &House) -> Result<(), String> {
    let node = answer(house.command("node", &["--version"])).unwrap_or_default();
    if !new_enough(&node) {
        let (major, minor) = NODE;
        let found = match node.trim() {
            "" => "none was found",
            version => version,
        };
        return Err(format!(
            "Node.js {major}.{minor} or newer is needed ({found}): https://nodejs.org/en/download"
        ));
    }
    let inputs = [
        "package.json",
        "package-lock.json",
        "www/package.json",
        "tests/web/package.json",
    ];
    // npm writes the first; the engine is made small by the second.
    let outputs = [
        "node_modules/.package-lock.json",
        "node_modules/.bin/wasm-opt",
    ];
    stamp::once(house, "npm", &inputs, &outputs, || {
        // No package of ours needs its install script, and scripts are what downloads.
        run(house.command("npm", &["ci", "--ignore-scripts"]))
    })
}

/// Whether `node --version` printed a version that will do.
fn new_enough(printed: &str) -> bool {
    let mut numbers = printed.trim().trim_start_matches('v').split('.');
    let mut number = || numbers.next().and_then(|digits| digits.parse().ok());
    matches!((number(), number()), (Some(major), Some(minor)) if (major, minor) >= NODE)
}

#[cfg(test)]
mod tests {
    use super::{locked_version, new_enough};

    #[test]
    fn a_lock_file_names_one_version() {
        let entry = |name: &str, version: &str| {
            format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n\n")
        };
        let other = entry("wasm-bindgen-macro", "0.3.0");
        let one = other.clone() + &entry("wasm-bindgen", "0.2.129") + &other;
        assert_eq!(locked_version(&one, "wasm-bindgen"), Ok("0.2.129"));
        assert!(locked_version(&other, "wasm-bindgen").is_err());
        let two = one + &entry("wasm-bindgen", "0.2.130");
        assert!(locked_version(&two, "wasm-bindgen").is_err());
    }

    #[test]
    fn node_has_a_least_version() {
        for (printed, fits) in [
            ("v20.19.0\n", true),
            ("v20.20.2\n", true),
            ("v22.1.0\n", true),
            ("v20.18.3\n", false),
            ("v18.20.0\n", false),
            ("", false),
            ("node", false),
        ] {
            assert_eq!(new_enough(printed), fits, "{printed:?}");
        }
    }
}

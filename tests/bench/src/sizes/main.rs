//! Where the bytes of the engine are: by section, crate, module and family of functions, and what each module of
//! WebAssembly takes on its way to a reader, beside its bar.
//!
//! Arguments: pairs of files, a module as it is shipped and the same with the names kept. Sizes of functions are bytes as
//! they lie in the file; what is shipped is told as gzip of level 9, too. It does not know how the modules are built.

mod family;
mod module;

use std::collections::BTreeMap;
use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use flate2::Compression;
use flate2::write::GzEncoder;
use module::Module;

/// The module that a figure loads, by the name of its file, and the bytes of gzip that it may take.
const BARS: [(&str, usize); 1] = [("threadlocal_lab_bg.wasm", 220 * 1024)];

/// Lines of a table at most.
const MODULES: usize = 40;
const FAMILIES: usize = 60;

/// As `println!`, but who reads along may go away.
macro_rules! sayln {
    ($($text:tt)*) => {{
        let _ = writeln!(stdout(), $($text)*);
    }};
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (pairs, rest) = arguments.as_chunks::<2>();
    let told = match rest {
        [] if !pairs.is_empty() => pairs
            .iter()
            .try_for_each(|[shipped, named]| tell(Path::new(shipped), Path::new(named))),
        _ => Err("arguments: a module as shipped, the same with names, and so on".to_owned()),
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints all that is to be said of a module.
fn tell(shipped: &Path, named: &Path) -> Result<(), String> {
    let bytes = bytes_of(shipped)?;
    let compressed = compressed(&bytes).map_err(|error| error.to_string())?;
    let name = shipped.file_name().unwrap_or_default().to_string_lossy();
    let bar = match BARS.iter().find(|(file, _)| *file == name) {
        None => String::new(),
        Some((_, bar)) if compressed <= *bar => format!(" (bar {bar})"),
        Some((_, bar)) => format!(" (bar {bar}, missed)"),
    };
    sayln!("\n{name}: {} bytes, {compressed} of gzip{bar}", bytes.len());
    let bytes = bytes_of(named)?;
    let read = module::read(&bytes).map_err(|error| format!("{}: {error}", named.display()))?;
    if read.functions.iter().all(|(name, _)| name.is_empty()) {
        return Err(format!("{}: no function has a name", named.display()));
    }
    let Module {
        sections,
        functions,
    } = read;
    let code: usize = functions.iter().map(|(_, bytes)| bytes).sum();
    sayln!("sections, names apart");
    for (name, bytes) in sections.iter().filter(|(name, _)| name != "name") {
        sayln!("{bytes:>9}           {name}");
    }
    let families = sums(functions.iter().map(|(name, bytes)| {
        let name = format!("{:#}", rustc_demangle::demangle(name));
        (family::family(&name), *bytes)
    }));
    let by = |level: usize| {
        let modules = families.iter().map(|(name, sum)| {
            let module = family::module(name);
            let path: Vec<&str> = module.split("::").take(level).collect();
            (path.join("::"), sum.bytes, sum.count)
        });
        added(modules)
    };
    table("crates", code, &by(1), usize::MAX);
    table("modules", code, &by(3), MODULES);
    table("families", code, &families, FAMILIES);
    Ok(())
}

/// How many functions there are of something, and the bytes of all of them.
#[derive(Clone, Copy, Default)]
struct Sum {
    bytes: usize,
    count: usize,
}

fn sums(parts: impl Iterator<Item = (String, usize)>) -> BTreeMap<String, Sum> {
    added(parts.map(|(name, bytes)| (name, bytes, 1)))
}

fn added(parts: impl Iterator<Item = (String, usize, usize)>) -> BTreeMap<String, Sum> {
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    for (name, bytes, count) in parts {
        let sum = sums.entry(name).or_default();
        sum.bytes += bytes;
        sum.count += count;
    }
    sums
}

/// The largest of them: bytes, how much of all code that is, how many functions.
fn table(what: &str, code: usize, sums: &BTreeMap<String, Sum>, most: usize) {
    sayln!("{what}: bytes, part of the code, functions");
    let mut rows: Vec<(&String, &Sum)> = sums.iter().collect();
    rows.sort_by_key(|(name, sum)| (std::cmp::Reverse(sum.bytes), *name));
    for (name, Sum { bytes, count }) in rows.iter().take(most) {
        let part = 100.0 * *bytes as f64 / code.max(1) as f64;
        sayln!("{bytes:>9} {part:>5.1} % {count:>5}  {name}");
    }
    let rest = rows.iter().skip(most);
    let left: usize = rest.clone().map(|(_, sum)| sum.bytes).sum();
    if left > 0 {
        sayln!("{left:>9} in {} more", rest.count());
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The bytes of gzip.
fn compressed(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

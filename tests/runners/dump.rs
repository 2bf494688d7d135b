//! What is read of a heap dump is what reflection finds in the same JVM: thread by thread, slot by slot, owner by owner; of
//! dumps that hold everything and of what is alive, plain and compressed, by two collectors, with and without compressed
//! references.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use threadlocal_dump::{Depth, Entry, Fate, FileSource, Report, read};
use threadlocal_lab_tests::jvm::{self, Jdk};

/// The collectors and heaps that are dumped.
const HEAPS: [&[&str]; 3] = [
    &["-XX:+UseSerialGC"],
    &["-XX:+UseG1GC"],
    &["-XX:+UseSerialGC", "-XX:-UseCompressedOops"],
];

/// What is looked into, and where the JDK declares keys of its own.
const PACKAGES: [&str; 4] = [
    "java.lang",
    "java.lang.ref",
    "jdk.internal.misc",
    "sun.nio.fs",
];

/// All maps of threads whose names begin so are compared.
const OURS: &str = "dumped-";

/// The bytes of values that are there, by class: with compressed references, and without.
const BYTES: [(&str, u64, u64); 9] = [
    ("java.lang.Integer", 16, 16),
    ("java.lang.Character", 16, 16),
    ("java.lang.String", 24, 32),
    ("byte[]", 1040, 1040),
    ("java.lang.Object[]", 56, 96),
    ("java.lang.String[][]", 24, 32),
    ("long[]", 40, 40),
    ("Dumped$Point", 24, 24),
    ("Dumped$Selfish", 16, 24),
];

/// What becomes of the values on threads whose names begin so, in a dump of everything, and in one of what is alive: before
/// that, the JVM collects, and keys that are doomed are cleared.
const FATES: [(&str, Fate, Fate); 8] = [
    ("dumped-static", Fate::InUse, Fate::InUse),
    ("dumped-dropped", Fate::Stale, Fate::Stale),
    ("dumped-pinned", Fate::Pinned, Fate::Pinned),
    ("dumped-held", Fate::InUse, Fate::InUse),
    ("dumped-shared", Fate::HeldElsewhere, Fate::HeldElsewhere),
    ("dumped-unstarted", Fate::InUse, Fate::InUse),
    ("dumped-many-", Fate::InUse, Fate::InUse),
    ("dumped-doomed", Fate::Doomed, Fate::Stale),
];

/// The lines that are expected of each dump, by its file's name.
fn dumped(
    jdk: &Jdk,
    heap: &[&str],
    folder: &Path,
) -> Result<BTreeMap<String, Vec<String>>, String> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("jvm/Dumped.java");
    let mut java = jdk.java(heap);
    java.args([
        "-Xmx256m",
        "-Dstdout.encoding=UTF-8",
        "-Dfile.encoding=UTF-8",
    ]);
    for package in PACKAGES {
        java.args(["--add-opens", &format!("java.base/{package}=ALL-UNNAMED")]);
    }
    let output = java.arg(program).arg(folder).output();
    let output = output.map_err(|error| format!("{}: {error}", jdk.name()))?;
    jvm::succeeded(&output)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut dumps: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut dump = String::new();
    for line in text.lines() {
        match line.strip_prefix("dump|") {
            Some(name) => dump = name.to_owned(),
            None => dumps.entry(dump.clone()).or_default().push(line.to_owned()),
        }
    }
    Ok(dumps)
}

/// The same lines of what was read.
fn lines(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for thread in &report.threads {
        let name = thread.name.as_deref().unwrap_or("?");
        for map in &thread.maps {
            if !name.starts_with(OURS) {
                continue;
            }
            lines.push(format!(
                "map|{name}|{}|{}|length {}|size {}|threshold {}",
                thread.class, map.field, map.length, map.size, map.threshold
            ));
            lines.extend(map.entries.iter().map(entry));
        }
    }
    lines
}

fn entry(entry: &Entry) -> String {
    let value = match &entry.value {
        Some(value) => value.class.as_deref().unwrap_or("?"),
        None => "null",
    };
    let Some((key, home)) = entry.key.as_ref().zip(entry.home) else {
        return format!("slot {}|stale|{value}", entry.slot);
    };
    let declared = key.declared_by.join(",");
    format!(
        "slot {}|home {home}|hash {}|{}|{declared}|{value}",
        entry.slot, key.hash, key.class
    )
}

/// A thread's lines belong together, but threads come in any order.
fn by_map(lines: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut maps: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut map = String::new();
    for line in lines {
        if line.starts_with("map|") {
            map.clone_from(line);
        }
        maps.entry(map.clone()).or_default().push(line.clone());
    }
    maps
}

/// The first map that differs, both ways.
fn difference(expected: &[String], found: &[String]) -> Option<String> {
    let (expected, found) = (by_map(expected), by_map(found));
    let names = expected.keys().chain(found.keys());
    let differs = names
        .into_iter()
        .find(|name| expected.get(*name) != found.get(*name))?;
    Some(format!(
        "expected {:#?}\nfound {:#?}",
        expected.get(differs),
        found.get(differs)
    ))
}

#[test]
fn what_is_read_of_a_dump_is_what_reflection_finds() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    for jdk in &jdks {
        for heap in HEAPS {
            let folder = folder(jdk, heap);
            let dumps = dumped(jdk, heap, &folder).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(dumps.len(), 4, "dumps of {}", jdk.name());
            for (name, expected) in dumps {
                let report = read(&FileSource(folder.join(&name)), Depth::Graph);
                let report = report.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(report.partial.is_none(), "{name}: {:?}", report.partial);
                let found = lines(&report);
                if let Some(difference) = difference(&expected, &found) {
                    panic!("{name} of {}, {}: {difference}", jdk.name(), heap.join(" "));
                }
                let wide = heap.contains(&"-XX:-UseCompressedOops");
                assert_eq!(report.reference_size, if wide { 8 } else { 4 }, "{name}");
                for (class, compressed, not) in BYTES {
                    let bytes = if wide { not } else { compressed };
                    assert!(
                        has(&report, class, bytes),
                        "{name}: no {class} of {bytes} bytes"
                    );
                }
                for (thread, all, live) in FATES {
                    let fate = if name.starts_with("live") { live } else { all };
                    let (count, other) = count(&report, thread, fate);
                    assert!(
                        count > 0 && other == 0,
                        "{name} of {}: {thread} has {count} values {}, and {other} others",
                        jdk.name(),
                        fate.name()
                    );
                }
                println!(
                    "{name}: {} lines on {}, {}",
                    found.len(),
                    jdk.name(),
                    heap.join(" ")
                );
            }
            fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

/// Whether there is a value of a class that takes so many bytes.
fn has(report: &Report, class: &str, bytes: u64) -> bool {
    let maps = report.threads.iter().flat_map(|thread| &thread.maps);
    let mut values = maps
        .flat_map(|map| &map.entries)
        .filter_map(|entry| entry.value.as_ref());
    values.any(|value| value.class.as_deref() == Some(class) && value.bytes == Some(bytes))
}

/// The JDK's own keys: a thread that loads a class may have some.
fn is_jdks(entry: &Entry) -> bool {
    let mut declared = entry.key.iter().flat_map(|key| &key.declared_by);
    declared.any(|name| name.starts_with("jdk.") || name.starts_with("sun."))
}

/// How many values on threads whose names begin so have a fate, and how many have another one.
fn count(report: &Report, thread: &str, fate: Fate) -> (usize, usize) {
    let is_meant =
        |name: &Option<String>| name.as_ref().is_some_and(|name| name.starts_with(thread));
    let threads = report
        .threads
        .iter()
        .filter(|thread| is_meant(&thread.name));
    let entries = threads
        .flat_map(|thread| &thread.maps)
        .flat_map(|map| &map.entries)
        .filter(|entry| !is_jdks(entry));
    let (same, other): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.fate == Some(fate));
    (same.len(), other.len())
}

/// A folder of its own, empty.
fn folder(jdk: &Jdk, heap: &[&str]) -> PathBuf {
    let name = format!("dumps-{}{}", jdk.feature, heap.concat().replace(':', ""));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What an earlier run has left is in the way.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    folder
}

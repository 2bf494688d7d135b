//! Programs as they are pasted, which nobody wrote for the lab: each prints
//! what every JDK prints, or is refused with a diagnostic that names what the
//! lab lacks. The first line of a refused one says so: `// refused: double`.
//! What stopped a program that runs in other words is a row of [`LACKS`].

use std::fs;
use std::path::Path;

use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof::{self, Named};

/// What the first line of a program begins with that the lab refuses.
const REFUSED: &str = "// refused: ";

/// What the lab lacks, and a source that it is all of.
const LACKS: &[(&str, &str)] = &[
    (
        "numbers of several types",
        "void main() { System.out.println(\"\" + switch (1) { case 1 -> 98; default -> 'a'; }); }",
    ),
    (
        "the class Typo",
        "void main() { Object o = 1; System.out.println(o instanceof Typo[]); }",
    ),
    (
        "P is declared twice",
        "record P(int x) { }\nvoid main() { record P(int y) { } System.out.println(new P(1)); }",
    ),
    (
        "has the label a",
        "void main() { a: switch (1) { case 1: continue a; } }",
    ),
    (
        "Annotation types",
        "class Service { @interface Audited { int level() default 1; } }\nvoid main() { }",
    ),
    (
        "A constant of an enum with a body",
        "enum Plan { FREE, PRO { int limit() { return 1; } }; int limit() { return 0; } }\nvoid main() { }",
    ),
    ("double", "void main() { double half = 1 / 2; }"),
    (
        "Floating-point numbers",
        "void main() { Object price = 3.5; }",
    ),
    (
        "StringBuilder",
        "void main() { System.out.println(new StringBuilder(\"a\").append(1)); }",
    ),
    (
        "ArrayDeque",
        "static final ThreadLocal<ArrayDeque<String>> STACK = ThreadLocal.withInitial(ArrayDeque::new);\nvoid main() { }",
    ),
    (
        "AtomicLong",
        "void main() { AtomicLong made = new AtomicLong(); }",
    ),
    (
        "ConcurrentHashMap",
        "static final Map<String, Object> BEANS = new ConcurrentHashMap<>();\nvoid main() { }",
    ),
    (
        "EnumMap",
        "enum State { NEW, PAID }\nvoid main() { Map<State, Integer> counts = new EnumMap<>(State.class); }",
    ),
    (
        "Map.of",
        "void main() { Map<String, Integer> limits = Map.of(\"a\", 1); }",
    ),
    (
        "Optional.orElse",
        "static String named(Optional<String> name) { return name.orElse(\"none\"); }\nvoid main() { }",
    ),
    (
        "java.io.IOException",
        "void main() throws Exception { throw new java.io.IOException(\"pipe\"); }",
    ),
    (
        "java",
        "void main() { java.util.Arrays.fill(new char[2], 'a'); }",
    ),
];

/// Where they are: those that were pasted, and those that only one page shows.
const FOLDERS: [&str; 2] = ["programs", "../www/interview/programs"];

fn programs() -> Vec<Named> {
    let files = FOLDERS.iter().flat_map(|folder| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    });
    let mut programs: Vec<Named> = files
        .map(|file| {
            let path = file.unwrap_or_else(|error| panic!("{error}")).path();
            let source = fs::read_to_string(&path);
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let source = source.unwrap_or_else(|error| panic!("{name}: {error}"));
            (name.into_owned(), source)
        })
        .collect();
    programs.sort();
    programs
}

fn refused(source: &str) -> Option<&str> {
    source.lines().next()?.strip_prefix(REFUSED)
}

#[test]
fn pasted_programs_print_the_same_on_the_engine_and_on_every_jdk() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let accepted: Vec<Named> = programs()
        .into_iter()
        .filter(|(_, source)| refused(source).is_none())
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let runs = proof::on_jdks(&jdks, &folder, &accepted, &[]);
    let runs = runs.unwrap_or_else(|error| panic!("{error}"));
    let mut failures = Vec::new();
    let mut uncaught = Vec::new();
    for (index, (name, source)) in accepted.iter().enumerate() {
        let engine = match proof::on_engine(source) {
            Ok(engine) => engine,
            Err(error) => {
                failures.push(format!("{name}: {error}"));
                continue;
            }
        };
        uncaught.extend(engine.uncaught);
        for (jdk, run) in jdks.iter().zip(&runs) {
            match &run.outputs[index] {
                None => failures.push(format!("{name}: javac of {} rejects it", jdk.name())),
                Some(output) if engine.output == *output => {}
                Some(output) => failures.push(format!(
                    "{name} on {}: {}",
                    jdk.name(),
                    proof::first_difference(&engine.output, output)
                )),
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for (jdk, run) in jdks.iter().zip(&runs) {
        assert_eq!(uncaught, run.uncaught, "uncaught on {}", jdk.name());
    }
    println!("{} pasted programs, the same on each", accepted.len());
}

/// A program that is refused no more has a first line too many.
#[test]
fn what_the_lab_lacks_is_named() {
    let programs = programs();
    let pasted = programs
        .iter()
        .filter_map(|(name, source)| Some((&**name, refused(source)?, &**source)));
    let rows = LACKS
        .iter()
        .map(|&(construct, source)| (construct, construct, source));
    let mut failures = Vec::new();
    for (name, construct, source) in pasted.chain(rows) {
        match proof::on_engine(source) {
            Ok(_) => failures.push(format!("{name} is not refused")),
            Err(error) if error.contains(construct) => println!("{name}: {error}"),
            Err(error) => failures.push(format!("{name}: no {construct} in: {error}")),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

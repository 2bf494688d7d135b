//! The JVM collects by itself: what a source prints that fills its heap, in the
//! lab and on JDKs with the same generations.
//!
//! A JDK has objects of its own on the heap, so it may collect a little earlier.
//! A source whose output hangs on that is no proof: a generated one is left out
//! if the lab itself prints something else in a heap that hardly differs.

use std::path::Path;

use threadlocal_lab::java::parse;
use threadlocal_lab::session::Session;
use threadlocal_lab_tests::bounds;
use threadlocal_lab_tests::jvm;
use threadlocal_lab_tests::proof::{self, Named};
use threadlocal_lab_tests::random::Random;

/// Fields and methods of every case.
const HEAD: &str = "
static ThreadLocal<String> old = new ThreadLocal<>();
static ThreadLocal<String> young;
static void store(int size) {
    ThreadLocal<byte[]> key = new ThreadLocal<>();
    key.set(new byte[size]);
}
static void fill(int times, int size) {
    for (int i = 0; i < times; i++) {
        byte[] dropped = new byte[size];
    }
}
";

/// The heap of every case, and two that hardly differ: young first.
const HEAP: [&str; 2] = ["16384KB", "65536KB"];
const OTHERS: [[&str; 2]; 2] = [["16128KB", "64768KB"], ["16384KB", "66560KB"]];

/// A name, and the statements of `main`.
const CASES: &[(&str, &str)] = &[
    (
        "a young collection clears dead keys, a later set cleans",
        "for (int i = 0; i < 60; i++) { store(500_000); } Lab.dump();",
    ),
    (
        "a key that is old is not cleared by a young collection",
        "old.set(\"old\"); System.gc(); old = null; fill(200, 700_000); Lab.dump(); System.gc(); Lab.dump();",
    ),
    (
        "a key that survived once is young still",
        "young = new ThreadLocal<>(); young.set(\"young\"); fill(25, 700_000); young = null; Lab.dump(); fill(25, 700_000); Lab.dump();",
    ),
    (
        "what has survived fifteen times is old",
        "young = new ThreadLocal<>(); young.set(\"young\"); fill(400, 700_000); young = null; fill(100, 700_000); Lab.dump();",
    ),
    (
        "an entry that is promoted keeps its key",
        "young = new ThreadLocal<>(); young.set(\"young\"); store(1_000_000); fill(18, 700_000); young = null; fill(100, 700_000); Lab.dump(); System.gc(); Lab.dump();",
    ),
    (
        "an array larger than the eden goes to the old generation",
        "for (int i = 0; i < 8; i++) { store(15_000_000); Lab.dump(); }",
    ),
    (
        "an OutOfMemoryError comes after everything was collected",
        "List<byte[]> hog = new ArrayList<>(); WeakReference<String> weak = new WeakReference<>(new String(\"w\"));
    try { while (true) { hog.add(new byte[3_050_000]); } } catch (OutOfMemoryError error) { System.out.println(hog.size() + \" \" + weak.get()); }
    hog = null; store(20_000_000); Lab.dump();",
    ),
];

/// A case as a scenario whose heap is given, young generation first.
fn scenario([young, heap]: [&str; 2], main: &str) -> String {
    format!("// @heap {heap}\n// @young {young}\n{HEAD}void main() {{\n    {main}\n}}\n")
}

fn printed(source: &str) -> String {
    let printed = proof::on_engine(source);
    printed
        .unwrap_or_else(|error| panic!("{error}\n{source}"))
        .output
}

/// Whether a case prints the same where there is a little more or less room.
fn is_stable(main: &str) -> bool {
    let expected = printed(&scenario(HEAP, main));
    let mut others = OTHERS.iter();
    others.all(|&heap| printed(&scenario(heap, main)) == expected)
}

/// Compares what sources of one heap print.
fn assert_same(folder: &str, sources: &[Named]) {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let options = proof::heap_options(&parse(&sources[0].1).0.header);
    let runs = proof::on_jdks(&jdks, &folder, sources, &options);
    let runs = runs.unwrap_or_else(|error| panic!("{error}"));
    for (index, (name, source)) in sources.iter().enumerate() {
        let own = proof::own_collections(&Session::new(source));
        assert!(own > 0, "{name}: nobody collects");
        println!("collects by itself, {own} times: {name}");
        for (jdk, run) in jdks.iter().zip(&runs) {
            let output = run.outputs[index].as_deref();
            let output = output.unwrap_or_else(|| panic!("{name}: {}", run.errors));
            let engine = printed(source);
            assert!(
                engine == output,
                "{name} on {}: {}\n{source}",
                jdk.name(),
                proof::first_difference(&engine, output)
            );
        }
    }
}

#[test]
fn what_the_jvm_collects_by_itself_is_the_same_on_every_jdk() {
    let sources: Vec<Named> = (0..)
        .zip(CASES)
        .map(|(index, (name, main))| {
            let source = scenario(HEAP, main);
            assert!(is_stable(main), "{name}: hangs on what the JVM keeps");
            (format!("case{index}"), source)
        })
        .collect();
    assert_same("collections", &sources);
}

/// How many programs are generated, and how many of them must be a proof.
const PROGRAMS: u64 = 100;
const FLOOR: usize = 12;

/// A program that stores values of many sizes under keys that die, keeps some of
/// the keys for a while, and prints the table in between.
fn generated(seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut main =
        String::from("ThreadLocal<String> a = new ThreadLocal<>(), b = new ThreadLocal<>();");
    for _ in 0..2 + random.below(4) {
        let size = [90_000, 300_000, 700_000, 1_100_000, 14_000_000][random.below(5) as usize];
        let times = if size > 10_000_000 {
            2
        } else {
            5 + random.below(30)
        };
        main += &match random.below(6) {
            0 => "\n    a.set(\"a\"); b.set(\"b\");".to_owned(),
            1 => "\n    a = new ThreadLocal<>();".to_owned(),
            2 => "\n    System.gc();".to_owned(),
            3 => format!("\n    fill({times}, {size});"),
            _ => format!("\n    for (int i = 0; i < {times}; i++) {{ store({size}); }}"),
        };
        main += " Lab.dump();";
    }
    main
}

#[test]
fn generated_programs_that_fill_the_heap_leave_the_same_tables() {
    let mut sources: Vec<Named> = Vec::new();
    for seed in 1..=PROGRAMS {
        let main = generated(seed);
        let source = scenario(HEAP, &main);
        if proof::own_collections(&Session::new(&source)) > 0 && is_stable(&main) {
            sources.push((format!("seed{seed}"), source));
        }
    }
    println!(
        "{} of {PROGRAMS} programs do not hang on what the JVM keeps",
        sources.len()
    );
    assert!(sources.len() >= FLOOR);
    assert_same("collections-generated", &sources);
}

/// Five threads, a hundred tasks with a value of 100 MB each, nothing removed:
/// how many of them end in an OutOfMemoryError. Which worker takes which task,
/// and when a thread that died is replaced, is a race on a JDK.
const INCIDENT: &str = "
static final int TASKS = 100;
static final ThreadPoolExecutor POOL =
    new ThreadPoolExecutor(5, 5, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
static int failed;
static class BigObject {
    private byte[] bytes = new byte[100 * 1024 * 1024];
}
static void task() {
    ThreadLocal<BigObject> key = new ThreadLocal<>();
    try {
        key.set(new BigObject());
    } catch (OutOfMemoryError error) {
        failed++;
        throw error;
    }
}
void main() throws Exception {
    for (int i = 0; i < TASKS; i++) {
        POOL.execute(() -> task());
        Thread.sleep(30);
    }
    POOL.shutdown();
    POOL.awaitTermination(1, TimeUnit.MINUTES);
    System.out.println(\"failed \" + failed);
}
";

/// The heap of the incident, and how many of its tasks fail.
const INCIDENTS: [(&str, &str); 2] = [("1GB", "failed 20..40"), ("3GB", "failed 0..0")];

#[test]
fn how_many_tasks_of_the_incident_fail() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    for (heap, bound) in INCIDENTS {
        let source = format!("// @heap {heap}\n// @proof bounds {bound}{INCIDENT}");
        let bounds = bounds::of(&source).unwrap_or_else(|error| panic!("{error}"));
        let check = |who: &str, output: &str| {
            let found = bounds::check(&bounds, output);
            found.unwrap_or_else(|error| panic!("{heap} on {who}: {error}"))
        };
        print!(
            "bounds, not text: {heap}: {} in the lab",
            check("the lab", &printed(&source))
        );
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("incident")
            .join(heap);
        let options = proof::heap_options(&parse(&source).0.header);
        let sources = [("incident".to_owned(), source)];
        for jdk in &jdks {
            // One JDK after the other: three gigabytes each.
            let run = proof::on_jdk(jdk, &folder, &sources, &options);
            let run = run.unwrap_or_else(|error| panic!("{error}"));
            let output = run.outputs[0]
                .as_deref()
                .unwrap_or_else(|| panic!("{}", run.errors));
            print!("; {} on {}", check(&jdk.name(), output), jdk.name());
        }
        println!();
    }
}

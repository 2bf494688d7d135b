//! One source on both sides: what the engine prints and what a JDK prints.
//!
//! It does not know where a source comes from.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::slice;
use std::thread;

use threadlocal_lab::java::ast::Header;
use threadlocal_lab::java::diagnostic::{Diagnostic, Severity, line_and_column};
use threadlocal_lab::jvm::generations::YOUNG_SHARE;
use threadlocal_lab::limits;
use threadlocal_lab::machine::steps::Kind;
use threadlocal_lab::session::Session;
use threadlocal_lab::words::{Language, sentence};
use threadlocal_map::journal::Did;

use crate::answers::Answers;
use crate::jvm::Jdk;

/// What running a source on the engine came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The standard output.
    pub output: String,
    /// The first lines of uncaught exceptions.
    pub uncaught: Vec<String>,
}

/// What running several sources on a JDK came to.
#[derive(Clone, Debug)]
pub struct JdkRun {
    /// The standard output of each source; `None` if javac rejects it.
    pub outputs: Vec<Option<String>>,
    /// The first lines of uncaught exceptions, of all sources in their order.
    pub uncaught: Vec<String>,
    /// The standard error stream.
    pub errors: String,
}

/// A name without `.java`, and a source.
pub type Named = (String, String);

/// What an uncaught exception begins with on the standard error stream.
const UNCAUGHT: &str = "Exception in thread ";

/// What the engine prints, or the first error that it reports.
pub fn on_engine(source: &str) -> Result<Printed, String> {
    let mut session = Session::new(source);
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    if let Some(error) = session.diagnostics().iter().find(is_error) {
        return Err(described(source, error));
    }
    let Some(run) = session.finished_at_end() else {
        return Err("a source without errors has no run".to_string());
    };
    // What printStackTrace prints is there too.
    let heads = run
        .errors
        .iter()
        .filter_map(|(_, text)| text.lines().next())
        .filter(|line| line.starts_with(UNCAUGHT));
    Ok(Printed {
        output: run.world.output(),
        uncaught: heads.map(str::to_string).collect(),
    })
}

/// A diagnostic in one line.
pub fn described(source: &str, diagnostic: &Diagnostic) -> String {
    let (line, column) = line_and_column(source, diagnostic.span.start);
    let text = sentence(Language::En, diagnostic.key, &diagnostic.arguments);
    format!("{line}:{column}: {text}")
}

/// What the JVM itself keeps on the heap, in bytes: less than this.
const OWN_OBJECTS: u64 = 2 << 20;

/// The options that give a JVM the heap that the header of a source asks for. A
/// thread-local buffer takes room in the eden before anything lies in it, so
/// there are none.
pub fn heap_options(header: &Header) -> Vec<String> {
    let heap = header.heap.unwrap_or(limits::HEAP_BYTES);
    let (young, heap) = match header.never_collects {
        // An eden that takes more than the whole heap of the lab.
        true => (heap / 4 * 5 + OWN_OBJECTS, 3 * heap + OWN_OBJECTS),
        false => (
            header.young.unwrap_or(heap / YOUNG_SHARE),
            heap + OWN_OBJECTS,
        ),
    };
    vec![
        format!("-Xms{heap}"),
        format!("-Xmx{heap}"),
        format!("-Xmn{young}"),
        "-XX:-UseTLAB".to_owned(),
    ]
}

/// How often the JVM collects by itself in a run: without having been asked to.
pub fn own_collections(session: &Session) -> usize {
    let Some(run) = session.finished() else {
        return 0;
    };
    let journal = &run.world.memory.observer;
    let steps = (1..=journal.step_count()).filter_map(|step| journal.did(step, Kind::from_number));
    let begins = [Kind::CollectsYoung, Kind::CollectsFull, Kind::CollectsSoft];
    steps
        .filter(|did| matches!(did, Did::Program(kind) if begins.contains(kind)))
        .count()
}

/// Where the launcher of scenarios is.
fn launcher() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("jvm/Lab.java")
}

/// How the launcher is started.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// As a class that was compiled before: as a source file it would be compiled by an interpreted javac, which then stays
    /// on the heap, where each collection would go through it.
    Compiled,
    /// As a source file.
    Source,
}

/// Runs sources in one call of `Lab`, with further options for the JVM.
pub fn on_jdk(
    jdk: &Jdk,
    folder: &Path,
    sources: &[Named],
    options: &[String],
) -> Result<JdkRun, String> {
    launch(jdk, folder, sources, options, Start::Compiled)
}

/// Runs one source as the README says it, by the launcher's source file.
pub fn from_source(jdk: &Jdk, folder: &Path, source: &Named) -> Result<JdkRun, String> {
    launch(jdk, folder, slice::from_ref(source), &[], Start::Source)
}

/// Runs sources by the launcher, unless it is kept what they print.
fn launch(
    jdk: &Jdk,
    folder: &Path,
    sources: &[Named],
    options: &[String],
    start: Start,
) -> Result<JdkRun, String> {
    let classes = folder.with_extension("launcher");
    let mut arguments: Vec<PathBuf> = LAUNCH.iter().map(PathBuf::from).collect();
    arguments.extend(options.iter().map(PathBuf::from));
    match start {
        Start::Compiled => arguments.extend(["-cp".into(), classes.clone(), "Lab".into()]),
        Start::Source => arguments.push(launcher()),
    }
    let text = fs::read_to_string(launcher()).map_err(|error| format!("Lab.java: {error}"))?;
    let answers = Answers::kept(OUTPUTS, jdk, &[("Lab.java", text)]);
    let question = format!("{arguments:?} {folder:?} {sources:?}").into_bytes();
    let kept = answers.as_ref().and_then(|answers| answers.find(&question));
    if let Some(run) = kept.and_then(|answer| answered(&answer, sources)) {
        println!("{}: {} sources, {KEPT}", jdk.name(), sources.len());
        return Ok(run);
    }
    if start == Start::Compiled {
        jdk.compile(&classes, &[launcher()])?;
    }
    let files =
        written(folder, sources).map_err(|error| format!("{}: {error}", folder.display()))?;
    arguments.extend(files);
    let output = jdk
        .java(&arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("java of {}: {error}", jdk.name()))?;
    let answer = answer(&output);
    let run = answered(&answer, sources).ok_or_else(|| {
        format!(
            "{} did not run all of {} sources: {}\n{}",
            jdk.name(),
            sources.len(),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )
    })?;
    if let Some(answers) = answers {
        answers
            .keep(&question, &answer)
            .map_err(|error| format!("an output cannot be kept: {error}"))?;
    }
    Ok(run)
}

/// The variable that names the folder in which outputs are kept, so that who changes the engine alone need not wait for
/// them again.
const OUTPUTS: &str = "LAB_OUTPUTS";

/// What is said of a launch that was not made again.
const KEPT: &str = "as it ran them before";

/// Both streams, as they are kept: the length of the first, the first, the second.
fn answer(output: &Output) -> Vec<u8> {
    let length = (output.stdout.len() as u64).to_be_bytes();
    [&length, &output.stdout[..], &output.stderr].concat()
}

/// What a launch came to. Nothing unless all sources have run.
fn answered(answer: &[u8], sources: &[Named]) -> Option<JdkRun> {
    let (length, streams) = answer.split_first_chunk()?;
    let length = usize::try_from(u64::from_be_bytes(*length)).ok()?;
    let (text, errors) = streams.split_at_checked(length)?;
    let errors = String::from_utf8_lossy(errors).into_owned();
    let outputs = split(&String::from_utf8_lossy(text), &errors, sources)?;
    let uncaught = errors.lines().filter(|line| line.starts_with(UNCAUGHT));
    Some(JdkRun {
        outputs,
        uncaught: uncaught.map(str::to_string).collect(),
        errors,
    })
}

/// How a scenario is run on a JDK. A busy machine may take long for a thousand
/// collections: the limit is there for what never ends.
const LAUNCH: [&str; 7] = [
    "--add-opens",
    "java.base/java.lang=ALL-UNNAMED",
    "--add-opens",
    "java.base/java.util.concurrent=ALL-UNNAMED",
    "-Xint",
    "-XX:+UseSerialGC",
    "-Dlab.limit=300",
];

fn written(folder: &Path, sources: &[Named]) -> std::io::Result<Vec<PathBuf>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut files = Vec::new();
    for (name, source) in sources {
        let file = folder.join(format!("{name}.java"));
        fs::write(&file, source)?;
        files.push(file);
    }
    Ok(files)
}

/// Takes the outputs of several sources apart. Before a single one nothing stands.
fn split(text: &str, errors: &str, sources: &[Named]) -> Option<Vec<Option<String>>> {
    let heads: Vec<String> = match sources {
        [_] => vec![String::new()],
        _ => sources
            .iter()
            .map(|(name, _)| format!("== {name}.java\n"))
            .collect(),
    };
    let mut rest = text;
    let mut outputs = Vec::new();
    for (index, (name, _)) in sources.iter().enumerate() {
        rest = rest.strip_prefix(&heads[index][..])?;
        let end = match heads.get(index + 1) {
            Some(next) => rest.find(next)?,
            None => rest.len(),
        };
        let place = format!("{name}.java:");
        let is_rejected = errors
            .lines()
            .any(|line| line.contains(&place) && line.contains(": error: "));
        outputs.push((!is_rejected).then(|| rest[..end].to_string()));
        rest = &rest[end..];
    }
    Some(outputs)
}

/// Runs the same sources on each JDK, all JDKs at once.
pub fn on_jdks(
    jdks: &[Jdk],
    folder: &Path,
    sources: &[Named],
    options: &[String],
) -> Result<Vec<JdkRun>, String> {
    thread::scope(|scope| {
        let runs: Vec<_> = jdks
            .iter()
            .map(|jdk| {
                let folder = folder.join(jdk.feature.to_string());
                scope.spawn(move || on_jdk(jdk, &folder, sources, options))
            })
            .collect();
        let results = runs.into_iter().map(|run| match run.join() {
            Ok(result) => result,
            Err(_) => Err("a thread of the proof panicked".to_string()),
        });
        results.collect()
    })
}

/// The lines in which two texts first differ, for a report.
pub fn first_difference(engine: &str, jdk: &str) -> String {
    let (mut left, mut right) = (engine.lines(), jdk.lines());
    for number in 1.. {
        match (left.next(), right.next()) {
            (None, None) => break,
            (one, other) if one == other => {}
            (one, other) => {
                let shown = |line: Option<&str>| line.unwrap_or("(the end)").to_string();
                return format!(
                    "output line {number}\n  engine: {}\n  JDK:    {}",
                    shown(one),
                    shown(other)
                );
            }
        }
    }
    "the ends of the lines differ".to_string()
}

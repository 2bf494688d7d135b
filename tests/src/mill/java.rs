//! The JVM's side of the mill: `Mill.java` and the listing, compiled, kept
//! running, and asked for the outcomes of one run after the other. An answer
//! that was kept is not asked for again; see [`Answers`].

use std::fs;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Outcome, Run, Slot, Table};
use crate::answers::Answers;
use crate::jvm::Jdk;
use crate::listing;

/// The variable that names the folder for what the mill has been answered.
const ANSWERS: &str = "LAB_ANSWERS";

const MILL: &str = include_str!("../../jvm/Mill.java");

/// What the operations run on. The discriminants are what the JVM is told;
/// [`Subject::Jdk`] is 1 for inheritable keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Subject {
    /// The JDK's own ThreadLocalMap.
    Jdk = 0,
    /// The listing, which also tells its lines.
    Listing = 2,
}

/// `Mill.java` on a JDK.
pub struct Mill {
    jdk: Jdk,
    folder: PathBuf,
    /// The names and texts of the Java sources.
    sources: [(&'static str, String); 2],
    answers: Option<Answers>,
    /// `None` until there is something to ask.
    jvm: Option<Jvm>,
}

impl Mill {
    /// The mill and the listing, which will be compiled in `folder`.
    pub fn new(jdk: &Jdk, folder: &Path) -> Mill {
        let sources = [
            ("Listing.java", listing::instrumented()),
            ("Mill.java", MILL.to_string()),
        ];
        Mill {
            jdk: jdk.clone(),
            folder: folder.to_path_buf(),
            answers: Answers::kept(ANSWERS, jdk, &sources),
            sources,
            jvm: None,
        }
    }

    /// Whether answers are kept, so that the JVM should be asked little else.
    pub fn keeps_answers(&self) -> bool {
        self.answers.is_some()
    }

    /// Whether the JVM had to be asked anything.
    pub fn has_asked(&self) -> bool {
        self.jvm.is_some()
    }

    /// The outcomes of a run, one for each operation.
    pub fn run(&mut self, run: &Run, subject: Subject) -> Result<Vec<Outcome>, String> {
        let question = question(run, subject);
        let count = run.operations.len();
        let kept = self.answers.as_ref();
        if let Some(answer) = kept.and_then(|answers| answers.find(&question)) {
            return outcomes(&mut &answer[..], count)
                .map_err(|error| format!("not an answer that was kept: {error}"));
        }
        let jvm = match &mut self.jvm {
            Some(jvm) => jvm,
            none => none.insert(Jvm::start(&self.jdk, &self.folder, &self.sources)?),
        };
        let (outcomes, answer) = jvm.ask(&question, count)?;
        if let Some(answers) = &self.answers {
            answers
                .keep(&question, &answer)
                .map_err(|error| format!("an answer cannot be kept: {error}"))?;
        }
        Ok(outcomes)
    }
}

/// A JVM that runs `Mill.java`.
struct Jvm {
    process: Child,
    /// `None` once the JVM has been told to end.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Jvm {
    fn start(jdk: &Jdk, folder: &Path, sources: &[(&str, String)]) -> Result<Jvm, String> {
        let sources = sources
            .iter()
            .map(|(name, text)| write(&folder.join(name), text))
            .collect::<Result<Vec<PathBuf>, String>>()?;
        jdk.compile(folder, &sources)?;
        let mut java = jdk.java(["--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp"]);
        java.arg(folder)
            .arg("Mill")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let problem = |what: &str| format!("{}: {what}", jdk.name());
        let mut process = java.spawn().map_err(|error| problem(&error.to_string()))?;
        let input = process.stdin.take();
        let output = process
            .stdout
            .take()
            .ok_or_else(|| problem("no standard output"))?;
        Ok(Jvm {
            process,
            input,
            output: BufReader::with_capacity(1 << 16, output),
        })
    }

    /// The answer to a question: so many outcomes, and as it was printed.
    fn ask(&mut self, question: &[u8], count: usize) -> Result<(Vec<Outcome>, Vec<u8>), String> {
        let copying = |jvm: &mut Jvm| {
            let input = jvm.input.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
            input.write_all(question)?;
            input.flush()?;
            let mut output = Copying {
                from: &mut jvm.output,
                copy: Vec::new(),
            };
            Ok((outcomes(&mut output, count)?, output.copy))
        };
        copying(self).map_err(|error: io::Error| {
            let ended = self.process.try_wait().ok().flatten();
            let ended = ended.map_or(String::new(), |status| format!(", {status}"));
            format!("no answer from the JVM: {error}{ended}; see what it printed")
        })
    }
}

impl Drop for Jvm {
    fn drop(&mut self) {
        // The end of its input ends it.
        self.input = None;
        let _ = self.process.wait();
    }
}

/// Copies what is read.
struct Copying<R> {
    from: R,
    copy: Vec<u8>,
}

impl<R: Read> Read for Copying<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(bytes)?;
        self.copy.extend(&bytes[..count]);
        Ok(count)
    }
}

/// What `Mill.java` is asked.
fn question(run: &Run, subject: Subject) -> Vec<u8> {
    let mut bytes = vec![match subject {
        Subject::Jdk => u8::from(run.inheritable),
        Subject::Listing => subject as u8,
    }];
    let mut put = |word: u32| bytes.extend(word.to_be_bytes());
    put(run.hashes.len() as u32);
    run.hashes.iter().for_each(|&hash| put(hash));
    put(run.operations.len() as u32);
    for operation in &run.operations {
        put(operation.code as u32);
        put(operation.key);
        put(operation.value);
    }
    bytes
}

/// What `Mill.java` answers: the outcomes of so many operations.
fn outcomes(answer: &mut impl Read, count: usize) -> io::Result<Vec<Outcome>> {
    (0..count).map(|_| outcome(answer)).collect()
}

fn outcome(answer: &mut impl Read) -> io::Result<Outcome> {
    let result = word(answer)? as i32;
    let mut table = Table {
        length: word(answer)?,
        ..Table::default()
    };
    if table.length > 0 {
        table.size = word(answer)?;
        table.threshold = word(answer)?;
        for _ in 0..word(answer)? {
            let (index, key, value) = (word(answer)?, word(answer)? as i32, word(answer)?);
            let key = match key {
                -1 => None,
                key => Some(u32::try_from(key).map_err(|_| {
                    io::Error::other("the JDK itself has put an entry into the map")
                })?),
            };
            table.slots.push(Slot { index, key, value });
        }
    }
    let mut bytes = vec![0; word(answer)? as usize * 2];
    answer.read_exact(&mut bytes)?;
    let trace = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    Ok(Outcome {
        result,
        table,
        trace: trace.collect(),
    })
}

fn word(answer: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    answer.read_exact(&mut bytes)?;
    Ok(u32::from_be_bytes(bytes))
}

fn write(path: &Path, text: &str) -> Result<PathBuf, String> {
    let problem = |error: io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(problem)?;
    fs::write(path, text).map_err(problem)?;
    Ok(path.to_path_buf())
}

//! The JVM's side of the mill: `Mill.java` and the listing, compiled, kept
//! running, and asked for the outcomes of one run after the other.

use std::fs;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Outcome, Run, Slot, Table};
use crate::jvm::Jdk;
use crate::listing;

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

/// A JVM that runs `Mill.java`.
pub struct Mill {
    process: Child,
    /// `None` once the JVM has been told to end.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Mill {
    /// Compiles the mill and the listing in `folder`, and starts them.
    pub fn start(jdk: &Jdk, folder: &Path) -> Result<Mill, String> {
        let sources = [
            ("Listing.java", listing::instrumented().as_str()),
            ("Mill.java", MILL),
        ]
        .map(|(name, text)| write(&folder.join(name), text));
        let sources = sources
            .into_iter()
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
        Ok(Mill {
            process,
            input,
            output: BufReader::with_capacity(1 << 16, output),
        })
    }

    /// The outcomes of a run, one for each operation.
    pub fn run(&mut self, run: &Run, subject: Subject) -> Result<Vec<Outcome>, String> {
        self.ask(run, subject)
            .and_then(|()| self.answer(run.operations.len()))
            .map_err(|error| {
                let ended = self.process.try_wait().ok().flatten();
                let ended = ended.map_or(String::new(), |status| format!(", {status}"));
                format!("no answer from the JVM: {error}{ended}; see what it printed")
            })
    }

    fn ask(&mut self, run: &Run, subject: Subject) -> io::Result<()> {
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
        let input = self.input.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        input.write_all(&bytes)?;
        input.flush()
    }

    fn answer(&mut self, count: usize) -> io::Result<Vec<Outcome>> {
        (0..count).map(|_| self.outcome()).collect()
    }

    fn outcome(&mut self) -> io::Result<Outcome> {
        let result = self.word()? as i32;
        let mut table = Table {
            length: self.word()?,
            ..Table::default()
        };
        if table.length > 0 {
            table.size = self.word()?;
            table.threshold = self.word()?;
            for _ in 0..self.word()? {
                let (index, key, value) = (self.word()?, self.word()? as i32, self.word()?);
                let key = match key {
                    -1 => None,
                    key => Some(u32::try_from(key).map_err(|_| {
                        io::Error::other("the JDK itself has put an entry into the map")
                    })?),
                };
                table.slots.push(Slot { index, key, value });
            }
        }
        let mut bytes = vec![0; self.word()? as usize * 2];
        self.output.read_exact(&mut bytes)?;
        let trace = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        Ok(Outcome {
            result,
            table,
            trace: trace.collect(),
        })
    }

    fn word(&mut self) -> io::Result<u32> {
        let mut bytes = [0; 4];
        self.output.read_exact(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }
}

impl Drop for Mill {
    fn drop(&mut self) {
        // The end of its input ends it.
        self.input = None;
        let _ = self.process.wait();
    }
}

fn write(path: &Path, text: &str) -> Result<PathBuf, String> {
    let problem = |error: io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(problem)?;
    fs::write(path, text).map_err(problem)?;
    Ok(path.to_path_buf())
}

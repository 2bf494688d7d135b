//! Answers of JVMs, kept in files. Who changes the engine over and over need
//! not wait each time for what does not depend on it: the answer of the same
//! JDK, running the same programs, to the same question.
//!
//! It does not know what questions and answers mean.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::PathBuf;

use crate::jvm::Jdk;

/// The variable that names the folder. Without it nothing is kept, and the
/// JVM is asked everything.
const FOLDER: &str = "LAB_ANSWERS";

/// The answers of one JDK that runs certain programs.
pub struct Answers {
    folder: PathBuf,
    /// Has been told of the JDK and of the programs.
    hasher: DefaultHasher,
}

impl Answers {
    /// The answers in the folder of `LAB_ANSWERS`, if it names one.
    pub fn kept(jdk: &Jdk, programs: &[(&str, String)]) -> Option<Answers> {
        let folder = PathBuf::from(env::var_os(FOLDER)?);
        let mut hasher = DefaultHasher::new();
        (jdk.name(), programs).hash(&mut hasher);
        Some(Answers { folder, hasher })
    }

    /// The answer to a question, if it was kept.
    pub fn find(&self, question: &[u8]) -> Option<Vec<u8>> {
        fs::read(self.path(question)).ok()
    }

    /// Keeps the answer to a question.
    pub fn keep(&self, question: &[u8], answer: &[u8]) -> io::Result<()> {
        let path = self.path(question);
        let part = path.with_extension("part");
        fs::create_dir_all(&self.folder)?;
        // Half an answer must not be found, whenever this is interrupted.
        fs::write(&part, answer)?;
        fs::rename(part, path)
    }

    fn path(&self, question: &[u8]) -> PathBuf {
        let mut hasher = self.hasher.clone();
        question.hash(&mut hasher);
        self.folder.join(format!("{:016x}", hasher.finish()))
    }
}

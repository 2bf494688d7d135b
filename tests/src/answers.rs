//! Answers of JVMs, kept in files. Who changes the engine over and over need
//! not wait each time for what does not depend on it: the answer of the same
//! JDK, running the same programs, to the same question.
//!
//! It does not know what questions and answers mean, nor which of them are worth keeping.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::PathBuf;
use std::thread::available_parallelism;

use crate::jvm::Jdk;

/// The answers of one JDK that runs certain programs.
pub struct Answers {
    folder: PathBuf,
    /// Has been told of the JDK and of the programs.
    hasher: DefaultHasher,
}

impl Answers {
    /// The answers in the folder that an environment variable names. Without the variable nothing is kept, and the JVM is
    /// asked everything.
    ///
    /// `programs` are names and texts. A JDK is known by its place, by its `release` file, which also tells the build, and
    /// by how many processors it sees.
    pub fn kept(variable: &str, jdk: &Jdk, programs: &[(&str, String)]) -> Option<Answers> {
        Answers::in_folder(env::var_os(variable)?.into(), jdk, programs)
    }

    /// Likewise, in this folder. Nothing is kept of a JDK without a `release` file.
    fn in_folder(folder: PathBuf, jdk: &Jdk, programs: &[(&str, String)]) -> Option<Answers> {
        let release = fs::read(jdk.home.join("release")).ok()?;
        let processors = available_parallelism().ok()?;
        let mut hasher = DefaultHasher::new();
        (&jdk.home, release, processors, programs).hash(&mut hasher);
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

#[cfg(test)]
mod tests {
    use std::{env, fs, process};

    use super::Answers;
    use crate::jvm::Jdk;

    #[test]
    fn an_answer_is_found_for_the_same_jdk_programs_and_question_alone() {
        let folder = env::temp_dir().join(format!("lab-answers-{}", process::id()));
        let jdk = |build: &str| {
            let home = folder.join("jdk");
            fs::create_dir_all(&home)
                .and_then(|()| fs::write(home.join("release"), build))
                .unwrap_or_else(|error| panic!("{error}"));
            Jdk {
                home,
                feature: 25,
                version: "25.0.3".to_owned(),
                vendor: "nobody".to_owned(),
            }
        };
        let kept = |build: &str, text: &str| {
            let programs = [("Lab.java", text.to_owned())];
            Answers::in_folder(folder.join("answers"), &jdk(build), &programs)
                .unwrap_or_else(|| panic!("the JDK has a release file"))
        };
        kept("25.0.3+9", "launcher")
            .keep(b"question", b"answer")
            .unwrap_or_else(|error| panic!("{error}"));
        for (build, text, question, found) in [
            ("25.0.3+9", "launcher", "question", true),
            ("25.0.3+10", "launcher", "question", false),
            ("25.0.3+9", "another launcher", "question", false),
            ("25.0.3+9", "launcher", "another question", false),
        ] {
            let answer = kept(build, text).find(question.as_bytes());
            let expected = found.then(|| b"answer".to_vec());
            assert_eq!(answer, expected, "{build}, {text}, {question}");
        }
        fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    }
}

//! The repository as the tasks see it: its root, and how a command is run in it.
//!
//! It does not know what any command is for.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use crate::say::say;

/// The root of the repository, and the search path that its own tools lead.
pub struct House {
    root: PathBuf,
    path: OsString,
}

impl House {
    /// The repository that this program was started in by `cargo xtask`.
    pub fn find() -> Result<House, String> {
        let package = env::var_os("CARGO_MANIFEST_DIR").ok_or("start this as `cargo xtask`")?;
        let root = Path::new(&package)
            .parent()
            .ok_or("xtask/ has no parent directory")?
            .to_path_buf();
        // The pinned tools come first, so that wasm-pack finds them and downloads none.
        let own = [
            root.join("target/tools/bin"),
            root.join("node_modules/.bin"),
        ];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))
            .map_err(|error| format!("{}: {error}", root.display()))?;
        Ok(House { root, path })
    }

    /// A path below the root.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A command that will run at the root.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(&self.root)
            .env("PATH", &self.path);
        command
    }

    /// A command that will run a script of an installed npm package.
    pub fn node(&self, script: &str, arguments: &[&str]) -> Command {
        let mut command = self.command("node", &[]);
        command
            .arg(self.at("node_modules").join(script))
            .args(arguments);
        command
    }
}

/// Runs a command and shows its output. An error if it cannot start or does not end well.
pub fn run(mut command: Command) -> Result<(), String> {
    let name = shown(&command);
    say(format_args!("$ {name}"));
    let status = command
        .status()
        .map_err(|error| format!("`{name}`: {error}"))?;
    ended(&name, status)
}

/// Runs a command and shows its output as it comes. Returns whether it ended well, and that output: first all that
/// went to standard output, then all that went to standard error. An error if it cannot start.
pub fn run_and_read(mut command: Command) -> Result<(Result<(), String>, String), String> {
    let name = shown(&command);
    say(format_args!("$ {name}"));
    // Colours would have to be stripped again before the words can be read.
    command
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("FORCE_COLOR")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let problem = |error: std::io::Error| format!("`{name}`: {error}");
    let mut child = command.spawn().map_err(problem)?;
    let (output, error) = (child.stdout.take(), child.stderr.take());
    let (output, error) = thread::scope(|scope| {
        let error = scope.spawn(|| copied(error, std::io::stderr()));
        let output = copied(output, std::io::stdout());
        (output, error.join().unwrap_or_default())
    });
    let status = child.wait().map_err(problem)?;
    Ok((ended(&name, status), output + &error))
}

/// The standard output of a short command, unseen. `None` if it cannot start or does not end well.
pub fn answer(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// A path as a string of JSON or TOML.
pub fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An error unless the command ended well.
fn ended(name: &str, status: ExitStatus) -> Result<(), String> {
    match status.success() {
        true => Ok(()),
        false => Err(format!("`{name}` failed: {status}")),
    }
}

/// The command line as a person would type it, near enough to be read.
fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(
        command
            .get_args()
            .map(|argument| argument.to_string_lossy()),
    );
    words.join(" ")
}

/// Copies a stream line by line, and returns what was copied.
fn copied(from: Option<impl Read>, mut to: impl Write) -> String {
    let mut text = String::new();
    let Some(from) = from else { return text };
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while matches!(from.read_until(b'\n', &mut line), Ok(1..)) {
        // A reader that went away must not stop the command from being read to its end.
        let _ = to.write_all(&line).and_then(|()| to.flush());
        text += &String::from_utf8_lossy(&line);
        line.clear();
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::quoted;

    #[test]
    fn paths_are_quoted() {
        for (path, expected) in [
            ("/a b/c", r#""/a b/c""#),
            (r"C:\a", r#""C:\\a""#),
            (r#"/a"b"#, r#""/a\"b""#),
        ] {
            assert_eq!(quoted(Path::new(path)), expected);
        }
    }
}

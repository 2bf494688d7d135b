//! `threadlocal-lab record`: writes recordings, and says what it wrote.

use std::fs;
use std::path::{Path, PathBuf};

use threadlocal_lab::recording::{file, record, recorded_steps};
use threadlocal_lab::session::Session;

use crate::output::Stream;

/// Records the run of a session as files beside each other, and prints a line
/// for each. Returns why that can't be, if so.
pub fn write(
    session: &mut Session,
    first: &Path,
    in_parts: bool,
    out: &mut Stream,
) -> Result<(), String> {
    let recording = record(session).map_err(|error| error.to_string())?;
    let files = file::files(&recording, in_parts);
    // What can't be read again must not be written.
    if file::read(&files).as_ref() != Ok(&recording) {
        return Err(format!("{}: cannot be read again", first.display()));
    }
    if let Some(folder) = first.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    for (number, bytes) in files.iter().enumerate() {
        let path = file::name(first, number);
        fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        let what = match number {
            0 => format!(
                ", {} of {} steps",
                recorded_steps(session).len(),
                session.step_count() + 1
            ),
            _ => String::new(),
        };
        out.line(format!("{}: {} bytes{what}", path.display(), bytes.len()));
    }
    Ok(())
}

/// Where the recording of a program goes: the file that was asked for, or one
/// called as the program, in the folder that was asked for or in the current
/// one.
pub fn place(program: &Path, asked: Option<&Path>, is_folder: bool) -> PathBuf {
    let name = program.with_extension("rec");
    let name = PathBuf::from(name.file_name().unwrap_or_default());
    match asked {
        None => name,
        Some(folder) if is_folder => folder.join(name),
        Some(file) => file.to_owned(),
    }
}

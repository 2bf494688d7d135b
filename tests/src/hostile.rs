//! Sources that ask for more than there is: `tests/hostile/*.java`. The first
//! line of each says how it must end: `// ends: stop.output`, the key of the
//! error; `// throws: java.lang.StackOverflowError`, what leaves `main`; or
//! `// prints: [(this Collection)]`, its whole output.
//!
//! It knows neither how long they may take nor who runs them.

use std::fs;
use std::path::Path;

use threadlocal_lab::java::diagnostic::{Diagnostic, Severity};
use threadlocal_lab::session::Session;

/// A source and what becomes of it.
pub struct Hostile {
    /// The name of its file without `.java`.
    pub name: String,
    /// The whole file.
    pub source: String,
}

/// All of them, by name.
///
/// # Errors
/// If a file cannot be read.
pub fn sources() -> Result<Vec<Hostile>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile");
    let mut sources = Vec::new();
    for file in fs::read_dir(&folder).map_err(|error| error.to_string())? {
        let path = file.map_err(|error| error.to_string())?.path();
        let source = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        sources.push(Hostile {
            name: name.into_owned(),
            source,
        });
    }
    sources.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(sources)
}

impl Hostile {
    /// How it must end.
    pub fn expected(&self) -> &str {
        let line = self.source.lines().next().unwrap_or_default();
        line.trim_start_matches("// ")
    }
}

/// How a source has ended, in the words of such a first line.
pub fn ending(session: &mut Session) -> String {
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    if let Some(error) = session.diagnostics().iter().find(is_error) {
        return format!("ends: {}", error.key.name());
    }
    let Some(run) = session.finished_at_end() else {
        return "does not run, and does not say why".to_owned();
    };
    match run.errors.last() {
        Some((_, text)) => {
            let line = text.lines().next().unwrap_or_default();
            let thrown = line.trim_start_matches("Exception in thread \"main\" ");
            format!("throws: {thrown}")
        }
        None => format!("prints: {}", run.world.output().trim_end()),
    }
}

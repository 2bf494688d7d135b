//! The scenarios of the page: what the article shows is what the tests run.
//!
//! It does not run them.

use std::fs;
use std::path::Path;

use threadlocal_lab::java::ast::Unit;
use threadlocal_lab::java::parse;
use threadlocal_map::design::Design;

use crate::proof::Named;

/// A scenario and its tree.
pub struct Scenario {
    /// Its file name without `.java`.
    pub name: String,
    pub source: String,
    pub unit: Unit,
}

impl Scenario {
    /// Whether it says nothing that a JDK does not do: a design switch makes a
    /// thought experiment of it.
    pub fn is_proved(&self) -> bool {
        self.unit.header.design == Design::JDK
    }

    /// Whether a JDK with any heap prints the very same.
    pub fn is_exact(&self) -> bool {
        let header = &self.unit.header;
        self.is_proved() && !header.proof_bounds && header.heap.is_none()
    }

    /// What [`crate::proof::on_jdks`] takes.
    pub fn named(&self) -> Named {
        (self.name.clone(), self.source.clone())
    }
}

/// Every scenario, by name. An error if there is none.
pub fn scenarios() -> Result<Vec<Scenario>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/scenarios");
    let files = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut scenarios = Vec::new();
    for file in files {
        let path = file.map_err(|error| error.to_string())?.path();
        if path.extension().is_none_or(|extension| extension != "java") {
            continue;
        }
        let source =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_stem().unwrap_or_default();
        scenarios.push(Scenario {
            name: name.to_string_lossy().into_owned(),
            unit: parse(&source).0,
            source,
        });
    }
    scenarios.sort_by(|a, b| a.name.cmp(&b.name));
    if scenarios.is_empty() {
        return Err(format!("no scenario in {}", folder.display()));
    }
    Ok(scenarios)
}

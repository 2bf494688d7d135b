//! The parser, held against tables of sources.

mod accepted;
mod diagnostics;
mod literals;
mod places;
mod print;
mod random;
mod unsupported;

use super::ast::Unit;
use super::diagnostic::{Diagnostic, Severity, line_and_column};
use super::parse;

/// `line:column key`, one after the other, a warning with `?` behind it.
fn shown(source: &str, diagnostics: &[Diagnostic]) -> String {
    let shown: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| {
            let (line, column) = line_and_column(source, diagnostic.span.start);
            let name = diagnostic.key.name();
            let name = name.strip_prefix("diagnostic.parse.").unwrap_or(name);
            let mark = match diagnostic.severity {
                Severity::Error => "",
                Severity::Warning => "?",
            };
            format!("{line}:{column} {name}{mark}")
        })
        .collect();
    shown.join(", ")
}

/// The tree of a source about which there is nothing to say.
fn clean(source: &str) -> Unit {
    let (unit, diagnostics) = parse(source);
    assert_eq!(shown(source, &diagnostics), "", "of {source}");
    unit
}

//! What the command line prints: diagnostics, uncaught exceptions, traces and
//! branch counts, as text.

use std::fmt;

use threadlocal_lab::java::diagnostic::{Diagnostic, Severity, line_and_column};
use threadlocal_lab::machine::CAUSED_BY;
use threadlocal_lab::machine::steps::Kind;
use threadlocal_lab::session::Session;
use threadlocal_lab::view::MessageView;
use threadlocal_lab::words::{Key, Language, sentence};
use threadlocal_map::journal::Did;
use threadlocal_map::listing::{self, Line};

use crate::output::Stream;

/// A diagnostic in rustc's form.
pub fn diagnostic(source: &str, file: &str, diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let text = sentence(Language::En, diagnostic.key, &diagnostic.arguments);
    let (line, column) = line_and_column(source, diagnostic.span.start);
    let (end_line, end_column) = line_and_column(source, diagnostic.span.end);
    let content = source.lines().nth(line as usize - 1).unwrap_or("");
    let end = if end_line == line {
        end_column
    } else {
        content.chars().count() as u32 + 1
    };
    let carets = "^".repeat((end.saturating_sub(column)).max(1) as usize);
    let gutter = " ".repeat(line.to_string().len());
    let indent = " ".repeat(column as usize - 1);
    format!(
        "{severity}: {text}\n{gutter}--> {file}:{line}:{column}\n{gutter} |\n\
         {line} | {content}\n{gutter} | {indent}{carets}\n"
    )
}

/// What goes to the standard error stream: warnings, and uncaught exceptions as
/// the JDK words them, or the errors that kept the program from running.
pub fn errors(session: &Session, class: &str, file: &str) -> String {
    let mut text = String::new();
    for diagnostic in session.diagnostics() {
        text.push_str(&self::diagnostic(session.source(), file, diagnostic));
    }
    let errors = session.finished().map_or(&[][..], |run| &run.errors);
    for (_, error) in errors {
        let (head, trace) = error.split_once('\n').unwrap_or((error, ""));
        text.push_str(head);
        text.push('\n');
        text.push_str(&traces(session, trace, class, file));
    }
    text
}

/// The frames of an exception, and of each cause those that it does not share
/// with what it caused.
fn traces(session: &Session, text: &str, class: &str, file: &str) -> String {
    let mut printed = String::new();
    let mut before: Vec<String> = Vec::new();
    let mut lines = text.lines().peekable();
    while lines.peek().is_some() {
        let mut frames = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with(CAUSED_BY)) {
            frames.push(frame(session, line, class, file));
        }
        let pairs = frames.iter().rev().zip(before.iter().rev());
        let common = pairs.take_while(|(one, other)| one == other).count();
        printed.push_str(&frames[..frames.len() - common].concat());
        if common > 0 {
            printed.push_str(&format!("\t... {common} more\n"));
        }
        if let Some(cause) = lines.next() {
            printed.push_str(cause);
            printed.push('\n');
        }
        before = frames;
    }
    printed
}

/// A line of a trace: a method, and the number of its place or `-`.
fn frame(session: &Session, line: &str, class: &str, file: &str) -> String {
    let (method, place) = line.split_once(' ').unwrap_or((line, ""));
    let place = place.parse().ok().and_then(|place: usize| {
        let span = session.program().places.get(place)?.span;
        Some(line_and_column(session.source(), span.start).0)
    });
    match place {
        Some(line) => {
            // What belongs to the file's own class begins with no name.
            let class = if method.starts_with(['.', '$']) {
                class
            } else {
                ""
            };
            format!("\tat {class}{method}({file}:{line})\n")
        }
        None => format!("\tat java.base/{method}\n"),
    }
}

/// Prints a line for each step: number, source line, listing line with its
/// variables, message. It ends where nobody reads it any more.
pub fn trace(session: &mut Session, out: &mut Stream) {
    for step in 0..=session.step_count() {
        if !out.is_open() {
            return;
        }
        session.seek(step);
        let view = session.view();
        let line = view.source.as_ref().map_or(0, |source| source.line);
        let indent = "  ".repeat(session.depth(step).saturating_sub(1) as usize);
        let mut text = format!("{step:>5}  line {line:<3} {indent}");
        if let Some(listing) = &view.listing {
            text.push_str(&format!("{}:{}", listing.method, listing.line));
            for variable in &listing.variables {
                text.push_str(&format!(" {}={}", variable.name, variable.value.text));
            }
            text.push_str("  ");
        }
        text.push_str(&message(&view.message));
        out.line(text);
    }
}

/// Prints a line for each beat: its address, the step that ends it, what has
/// happened in it. It ends where nobody reads it any more.
pub fn beats(session: &mut Session, out: &mut Stream) {
    let mut from = 0;
    for end in session.beat_ends().to_vec() {
        for beat in session.beats(from, end) {
            if !out.is_open() {
                return;
            }
            let address = match beat.operation {
                0 => "end".to_owned(),
                operation => format!("op:{operation}/beat:{}", beat.number),
            };
            out.line(format!(
                "{end:>5}  {address:<14}  {}",
                message(&beat.message)
            ));
        }
        from = end;
    }
}

fn message(message: &MessageView) -> String {
    let key = Key::ALL.into_iter().find(|key| key.name() == message.key);
    let arguments: Vec<(&str, String)> = message
        .arguments
        .iter()
        .map(|argument| (&*argument.name, argument.text.clone()))
        .collect();
    key.map_or(String::new(), |key| sentence(Language::En, key, &arguments))
}

/// How often each branch of the algorithm was taken.
#[derive(Default)]
pub struct Hits {
    /// By line number and outcome.
    counts: std::collections::BTreeMap<(u8, bool), u64>,
}

impl Hits {
    /// Counts the branches of a run.
    pub fn add(&mut self, session: &Session) {
        let Some(run) = session.finished() else {
            return;
        };
        let journal = &run.world.memory.observer;
        for step in 1..=journal.step_count() {
            if let Some(Did::Line(line, taken)) = journal.did(step, Kind::from_number) {
                *self.counts.entry((line.number(), taken)).or_default() += 1;
            }
        }
    }

    fn of(&self, line: Line, taken: bool) -> u64 {
        self.counts
            .get(&(line.number(), taken))
            .copied()
            .unwrap_or(0)
    }
}

impl fmt::Display for Hits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, taken, name) in listing::branches() {
            writeln!(formatter, "{:>9}  {name}", self.of(line, taken))?;
        }
        Ok(())
    }
}

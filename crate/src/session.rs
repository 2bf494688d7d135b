//! A scenario that was run: seek in it, look at it, and go on from it.
//!
//! A button press is a statement. It is inserted into the source, and the new
//! source is run; the machine is deterministic, so all that came before happens
//! again exactly. The session is always one source file. Seeking never runs
//! the machine; a counter shows it.

mod actions;
mod beats;
#[cfg(test)]
mod beats_tests;
#[cfg(test)]
mod classes_tests;
mod explain;
mod hand;
mod history;
mod looks;
#[cfg(test)]
mod looks_tests;
#[cfg(test)]
mod memory_tests;
mod outcome;
#[cfg(test)]
mod steps_tests;
mod timeline;
mod variables;
mod visits;

pub use self::hand::Breakpoints;
pub use self::timeline::{LeakSearch, Mark};

use std::rc::Rc;

use threadlocal_map::journal::{self, Did, Journal, Walk};

use crate::cut;
use crate::java::ast::{Block, Span, Unit};
use crate::java::diagnostic::{Diagnostic, Severity};
use crate::java::{main_method, parse};
use crate::ledger::{self, Ledger};
use crate::machine::code::Program;
use crate::machine::compile::compile;
use crate::machine::frames::{self, METHOD, NATIVE, PLACE};
use crate::machine::steps::Kind;
use crate::machine::{Run, Status, run};
use crate::snapshot::{Scene, diagnostic_view, slots};
use crate::view::{ActionsView, BeatView, DiagnosticView, View};
use crate::words::Key;

use self::history::History;
use self::looks::Looks;
use self::visits::Visits;

/// Why a statement was not run.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The source with the statement, which the diagnostics are about.
    pub source: String,
    /// The errors, at least one.
    pub diagnostics: Vec<Diagnostic>,
}

/// A source before a statement was added, and where the reader stood in it.
struct Earlier {
    source: String,
    step: u32,
}

/// A source and, if it has no error, its run.
pub struct Session {
    source: String,
    unit: Unit,
    program: Program,
    /// `None` if the source has errors.
    run: Option<Run>,
    diagnostics: Vec<Diagnostic>,
    /// What was there before this source, for undo.
    earlier: Vec<Earlier>,
    /// The ledger at the end of an operation, by its step.
    ledger: Option<(u32, Ledger)>,
    /// Made when somebody asks for it.
    history: Option<History>,
    /// Made when somebody first asks for a line.
    visits: Option<Visits>,
    /// The steps at which beats end; made when somebody first asks.
    beats: Option<Vec<u32>>,
    /// The beat that was asked for last.
    beat: Option<Rc<BeatView>>,
    /// Of the call that was shown last.
    looks: Option<Looks>,
}

impl Session {
    /// Parses, compiles and runs a source. Never fails: what is wrong is among
    /// the [`Self::diagnostics`], and a source with errors has no steps.
    pub fn new(source: &str) -> Self {
        let (unit, mut diagnostics) = parse(source);
        let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
        let mut program = Program::default();
        let mut finished = None;
        if !diagnostics.iter().any(is_error) {
            let (compiled, further) = compile(&unit);
            program = compiled;
            diagnostics.extend(further);
            if !diagnostics.iter().any(is_error) {
                finished = Some(run(&program));
            }
        }
        let mut session = Self {
            source: source.to_owned(),
            unit,
            program,
            run: finished,
            diagnostics,
            earlier: Vec::new(),
            ledger: None,
            history: None,
            visits: None,
            beats: None,
            beat: None,
            looks: None,
        };
        session.note_warnings();
        session.note_stop();
        session.seek(0);
        session
    }

    /// What the run has shown to depend on the schedule.
    fn note_warnings(&mut self) {
        let warnings = self.run.as_ref().map_or(&[][..], |run| &run.warnings);
        let program = &self.program;
        let diagnostics = warnings.iter().map(|&(place, key)| {
            let span = program.places[place as usize].span;
            let arguments = match key {
                Key::WarningOutOfMemory => {
                    vec![("heap", format!("{} MB", program.heap_bytes() >> 20))]
                }
                _ => Vec::new(),
            };
            Diagnostic::warning(span, key, arguments)
        });
        self.diagnostics.extend(diagnostics);
    }

    /// A run that was stopped is an error at the place where it stopped.
    fn note_stop(&mut self) {
        let span = self.place_span();
        if let Some(stop) = self.run.as_ref().and_then(|run| run.stop.as_ref()) {
            let diagnostic = Diagnostic::error(span, stop.key, stop.arguments.clone());
            self.diagnostics.push(diagnostic);
        }
    }

    /// Where the innermost frame of the scenario stands.
    fn place_span(&self) -> Span {
        let Some(run) = &self.run else {
            return Span::default();
        };
        frames::frames(&run.world)
            .find(|&frame| run.world.get(frame + METHOD) & NATIVE == 0)
            .map_or(Span::default(), |frame| {
                let place = run.world.get(frame + PLACE);
                self.program.places[place as usize].span
            })
    }

    /// The source that runs.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The tree of the source.
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The compiled program; empty if the source has errors.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The finished run, showing the current step; `None` if the source has errors.
    pub fn finished(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    /// The finished run, showing its last step.
    pub fn finished_at_end(&mut self) -> Option<&Run> {
        self.seek(u32::MAX);
        self.finished()
    }

    /// What is to be said about the source, and where the run was stopped.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The same as plain data.
    pub fn diagnostic_views(&self) -> Vec<DiagnosticView> {
        let diagnostics = self.diagnostics.iter();
        diagnostics
            .map(|diagnostic| diagnostic_view(&self.source, diagnostic))
            .collect()
    }

    /// How the program ended.
    pub fn status(&self) -> Status {
        self.run.as_ref().map_or(Status::Stopped, |run| run.status)
    }

    fn journal(&self) -> Option<&Journal> {
        self.run.as_ref().map(|run| &run.world.memory.observer)
    }

    /// How many steps there are; step 0 is the beginning.
    pub fn step_count(&self) -> u32 {
        self.journal().map_or(0, Journal::step_count)
    }

    /// The steps at which operations end.
    pub fn operations(&self) -> &[u32] {
        self.journal().map_or(&[], Journal::operations)
    }

    /// The step that is shown.
    pub fn step(&self) -> u32 {
        self.journal().map_or(0, Journal::position)
    }

    /// How deep in calls a step is.
    pub fn depth(&self, step: u32) -> u32 {
        self.journal().map_or(0, |journal| journal.depth(step))
    }

    /// What a step did; `None` for step 0 and past the end.
    fn did(&self, step: u32) -> Option<Did<Kind>> {
        self.journal()?.did(step, Kind::from_number)
    }

    /// How many instructions the machine has executed. Seeking adds none.
    pub fn executed(&self) -> u64 {
        self.run.as_ref().map_or(0, |run| run.executed)
    }

    /// Shows a step; a number beyond the last means the last.
    pub fn seek(&mut self, step: u32) {
        if let Some(run) = &mut self.run {
            journal::seek(&mut run.world.memory, step);
        }
    }

    /// All that a picture needs at the current step.
    pub fn view(&mut self) -> View {
        self.refresh_ledger();
        let Some(run) = &self.run else {
            return View::empty();
        };
        let none = Ledger::default();
        let mut view = Scene {
            run,
            program: &self.program,
            source: &self.source,
            ledger: self.ledger.as_ref().map_or(&none, |(_, ledger)| ledger),
        }
        .view();
        let ended = self.operations_ended();
        let history = self.history();
        for row in &mut view.ledger {
            row.since = history.since(row.value, ended);
        }
        view.looks = self.looks_view();
        if let (Some(listing), Some(looks)) = (&mut view.listing, &view.looks) {
            listing.scanned = self.scanned(looks);
        }
        view
    }

    /// How many operations have ended at the current step.
    fn operations_ended(&self) -> u32 {
        let step = self.step();
        self.operations().partition_point(|&end| end <= step) as u32
    }

    /// How the ledger changed; empty in a run of too many operations.
    fn history(&mut self) -> &History {
        if self.history.is_none() {
            let mut history = History::default();
            let operations = self.operations().to_vec();
            if operations.len() <= history::LIMIT
                && self.objects_at(&operations) <= history::OBJECTS
            {
                // Forward from one to the next: to go back each time would walk
                // through the whole run for each operation.
                let shown = self.step();
                for step in operations {
                    self.seek(step);
                    history.add(&self.ledger_here().unwrap_or_default());
                }
                self.seek(shown);
            }
            self.history = Some(history);
        }
        self.history.get_or_insert_default()
    }

    /// How many objects there are at these steps, all together.
    fn objects_at(&mut self, steps: &[u32]) -> u64 {
        let shown = self.step();
        let mut objects = 0;
        for &step in steps {
            self.seek(step);
            objects += self
                .finished()
                .map_or(0, |run| u64::from(run.world.object_count()));
        }
        self.seek(shown);
        objects
    }

    /// Makes the ledger that of the end of the last operation.
    fn refresh_ledger(&mut self) {
        let ended = self.operations_ended() as usize;
        let Some(&end) = self.operations()[..ended].last() else {
            self.ledger = None;
            return;
        };
        if self.ledger.as_ref().is_none_or(|(held, _)| *held != end) {
            self.ledger = self.ledger_at(end).map(|ledger| (end, ledger));
        }
    }

    fn ledger_at(&mut self, step: u32) -> Option<Ledger> {
        let shown = self.step();
        self.seek(step);
        let ledger = self.ledger_here();
        self.seek(shown);
        ledger
    }

    /// The ledger of the step that is shown.
    fn ledger_here(&self) -> Option<Ledger> {
        self.run
            .as_ref()
            .map(|run| ledger::ledger(run, &self.program))
    }

    /// The slots of a map: four words each, see [`slots`]. Empty if the object
    /// is not the map of a thread.
    pub fn slots(&self, map: u32) -> Vec<u32> {
        self.run
            .as_ref()
            .map_or(Vec::new(), |run| slots(&run.world, map))
    }

    /// Appends a statement: at the end of `main`, or after the statement of
    /// `main` that the current step belongs to; what came later is dropped.
    /// Shows the point just before the statement.
    ///
    /// # Errors
    /// The errors of the new source, also if it stops in the new statement; or
    /// that `main` has ended early. The session is unchanged then.
    pub fn run(&mut self, statement: &str) -> Result<(), Refused> {
        if self.status() != Status::Paused {
            return Err(Refused {
                source: self.source.clone(),
                diagnostics: vec![Diagnostic::error(
                    Span::default(),
                    if self.run.is_some() {
                        Key::ReasonEnded
                    } else {
                        Key::ReasonErrors
                    },
                    Vec::new(),
                )],
            });
        }
        let (source, at) = self.source_with(statement);
        let mut next = Session::new(&source);
        let mut diagnostics = next.diagnostics.clone();
        diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        if !diagnostics.is_empty() {
            return Err(Refused {
                source,
                diagnostics,
            });
        }
        let before = next.before_statement(at);
        next.seek(before);
        next.earlier = std::mem::take(&mut self.earlier);
        next.earlier.push(Earlier {
            source: std::mem::take(&mut self.source),
            step: self.step(),
        });
        *self = next;
        Ok(())
    }

    /// Goes back to the source before the last [`Self::run`], and to the step
    /// that was shown then; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(Earlier { source, step }) = self.earlier.pop() else {
            return false;
        };
        let earlier = std::mem::take(&mut self.earlier);
        *self = Session::new(&source);
        self.earlier = earlier;
        self.seek(step);
        true
    }

    /// What the buttons of the current step append, if calls run in `main`
    /// (`on` is empty), in a new thread (`new Thread`) or in the pool of that
    /// name; `home` is the home slot of a new ThreadLocal.
    pub fn actions(&self, on: &str, home: u32) -> ActionsView {
        actions::actions(self, on, home)
    }

    /// The frame of `main`, unless it has ended at the current step.
    fn main_frame(&self) -> Option<u32> {
        let run = self.run.as_ref()?;
        frames::frames(&run.world)
            .filter(|&frame| run.world.get(frame + METHOD) == self.program.main)
            .last()
    }

    /// Where `main` stands at the current step.
    fn main_place(&self) -> Option<Span> {
        let run = self.run.as_ref()?;
        let place = run.world.get(self.main_frame()? + PLACE);
        Some(self.program.places[place as usize].span)
    }

    /// The last step before `main` comes to what stands in the source at a
    /// place or behind it.
    fn before_statement(&mut self, at: u32) -> u32 {
        self.seek(0);
        let frame = self.main_frame();
        let (Some(run), Some(frame)) = (&mut self.run, frame) else {
            return 0;
        };
        let memory = &mut run.world.memory;
        let mut walk = Walk::from(memory, 0);
        while walk.next(memory, |_| ()).is_some() {
            let place = memory.get(frame + PLACE);
            if self.program.places[place as usize].span.start >= at {
                return memory.observer.position() - 1;
            }
        }
        memory.observer.position()
    }

    /// The body of `main`; empty if there is none.
    fn main_body(&self) -> &Block {
        const NONE: &Block = &Block {
            statements: Vec::new(),
            span: Span { start: 0, end: 0 },
        };
        main_method(&self.unit).map_or(NONE, |main| &main.body)
    }

    /// How many statements of `main` have begun at the current step.
    fn statements_begun(&self) -> usize {
        let body = self.main_body();
        match self.main_place() {
            // Its place is the method's name before the first statement.
            Some(span) if span.start > body.span.start => body
                .statements
                .partition_point(|statement| statement.span.start <= span.start),
            _ => 0,
        }
    }

    /// Where in the source an appended statement goes: behind those that have
    /// begun at the current step. Only a source that runs has such a place.
    fn insertion(&self) -> usize {
        let body = self.main_body();
        let end = match self.statements_begun() {
            0 => body.span.start as usize + 1,
            begun => body.statements[begun - 1].span.end as usize,
        };
        // A comment behind the last statement stays with it.
        let line_end = cut::from(&self.source, end)
            .find('\n')
            .map_or(self.source.len(), |length| end + length);
        let rest = cut::between(&self.source, end, line_end).trim_start();
        if rest.starts_with("//") {
            line_end
        } else {
            end
        }
    }

    /// The line behind which a button's statement goes at the current step.
    fn insertion_line(&self) -> u32 {
        1 + cut::up_to(&self.source, self.insertion())
            .matches('\n')
            .count() as u32
    }

    /// The source with a statement after those begun, without the later ones,
    /// and where in it the statement starts.
    fn source_with(&self, statement: &str) -> (String, u32) {
        let end = self.insertion();
        let mut source = cut::up_to(&self.source, end).to_owned();
        source.push_str("\n    ");
        let at = source.len() as u32;
        source.push_str(statement.trim());
        source.push('\n');
        let end = self.main_body().span.end as usize;
        source.push_str(cut::between(&self.source, end - 1, end));
        if let Some(helper) = actions::helper_of(&self.source, statement) {
            source.push_str("\n\n");
            source.push_str(&helper);
        }
        source.push_str(cut::from(&self.source, end));
        (source, at)
    }
}

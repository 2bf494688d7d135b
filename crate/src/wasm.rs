//! The boundary to JavaScript: the only module that knows wasm-bindgen,
//! serde-wasm-bindgen and web-sys.
//!
//! No panic crosses it: what is wrong with a source is data, what is wrong with
//! a call is a `JsError` with a message. A panic would be an error of the lab
//! itself; a hook reports it on the console.

#[cfg(feature = "survey")]
mod survey;
#[cfg(feature = "survey")]
pub use self::survey::{Survey, survey_defaults};

use std::panic;
use std::sync::Once;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::frame::HandOver;
use crate::java::diagnostic::Diagnostic;
use crate::session::{self, Breakpoints, LeakSearch};
use crate::snapshot::diagnostic_view;
use crate::view::{ActionsView, DiagnosticView, ExplanationView, OutcomeView};

/// Reports panics on the console, with their place.
#[wasm_bindgen(start)]
pub fn start() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        panic::set_hook(Box::new(|info| {
            web_sys::console::error_1(&info.to_string().into());
        }));
    });
}

/// A scenario that was run, showing one of its steps.
#[wasm_bindgen]
pub struct Session(session::Session, HandOver);

#[wasm_bindgen]
impl Session {
    /// Parses and runs a source. What is wrong with it is in `diagnostics()`.
    #[wasm_bindgen(constructor)]
    pub fn new(source: &str) -> Session {
        Session(session::Session::new(source), HandOver::default())
    }

    /// What is to be said about the source.
    pub fn diagnostics(&self) -> Result<Vec<Ts<DiagnosticView>>, JsError> {
        views(self.0.source(), self.0.diagnostics())
    }

    /// The version of the engine, which says what ids and step numbers mean.
    #[wasm_bindgen(getter)]
    pub fn engine(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// How many steps there are; 0 is the beginning.
    #[wasm_bindgen(getter, js_name = stepCount)]
    pub fn step_count(&self) -> u32 {
        self.0.step_count()
    }

    /// How many operations there are.
    #[wasm_bindgen(getter, js_name = operationCount)]
    pub fn operation_count(&self) -> u32 {
        self.0.operations().len() as u32
    }

    /// The step that is shown.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> u32 {
        self.0.step()
    }

    /// The source that runs, with every statement that was appended.
    #[wasm_bindgen(getter)]
    pub fn source(&self) -> String {
        self.0.source().to_owned()
    }

    /// How many instructions the machine has executed. Seeking adds none.
    #[wasm_bindgen(getter)]
    pub fn executed(&self) -> f64 {
        self.0.executed() as f64
    }

    /// Shows a step; a number beyond the last means the last.
    pub fn seek(&mut self, step: u32) {
        self.0.seek(step);
    }

    /// How deep in calls a step is.
    pub fn depth(&self, step: u32) -> u32 {
        self.0.depth(step)
    }

    /// Where the debugger's hand leads from a step: what runs next is done.
    pub fn over(&self, step: u32) -> u32 {
        self.0.over(step)
    }

    /// The same way back.
    #[wasm_bindgen(js_name = overBack)]
    pub fn over_back(&self, step: u32) -> u32 {
        self.0.over_back(step)
    }

    /// The current method of the JDK or frame of the scenario has returned.
    pub fn out(&self, step: u32) -> u32 {
        self.0.out(step)
    }

    /// The current method or frame is about to be called.
    #[wasm_bindgen(js_name = outBack)]
    pub fn out_back(&self, step: u32) -> u32 {
        self.0.out_back(step)
    }

    /// The nearest step behind `step` (before it, if not `forward`) at which
    /// the run comes to one of these lines of the source or of the listing.
    #[wasm_bindgen(js_name = nextBreak)]
    pub fn next_break(
        &mut self,
        step: u32,
        source: &[u32],
        listing: &[u32],
        forward: bool,
    ) -> Option<u32> {
        let at = Breakpoints { source, listing };
        self.0.next_break(step, at, forward)
    }

    /// Looks among so many operations for the next with which a value starts
    /// to leak: its last step and 1, or the step up to which there is none and
    /// 0, or nothing if there is none up to the end.
    #[wasm_bindgen(js_name = nextLeak)]
    pub fn next_leak(&mut self, step: u32, operations: u32) -> Option<Vec<u32>> {
        match self.0.next_leak(step, operations as usize) {
            LeakSearch::Found(step) => Some(vec![step, 1]),
            LeakSearch::NotUpTo(step) => Some(vec![step, 0]),
            LeakSearch::Nowhere => None,
        }
    }

    /// What the first operation does that begins at `step` or later; nothing
    /// if there is none.
    pub fn outcome(&mut self, step: u32) -> Result<Option<Ts<OutcomeView>>, JsError> {
        self.0.outcome(step).map(to_js).transpose()
    }

    /// The texts of the current step's frame, as what changed since the frame that
    /// was handed over last: see `frame::Changes`. A section that is not in it is
    /// the same.
    #[wasm_bindgen(unchecked_return_type = "object")]
    pub fn frame(&mut self) -> Result<JsValue, JsError> {
        self.1.take(&mut self.0);
        let changes = self.1.changes().serialize(&Serializer::new());
        changes.map_err(|error| JsError::new(&error.to_string()))
    }

    /// The numbers of the frame that was handed over last: see
    /// `frame::HandOver::words`.
    pub fn words(&self) -> Vec<u32> {
        self.1.words()
    }

    /// Why a stored value stays, since when, and what would free it, at the
    /// end of the last operation; nothing for a number that is no such value.
    pub fn explain(&mut self, value: u32) -> Result<Option<Ts<ExplanationView>>, JsError> {
        self.0.explain(value).map(to_js).transpose()
    }

    /// The marks of the timeline as pairs of step and kind: 1 an operation
    /// ends, 2 a GC has swept, 3 a value starts to leak.
    pub fn marks(&mut self) -> Vec<u32> {
        self.0
            .marks()
            .into_iter()
            .flat_map(|(step, mark)| [step, mark as u32])
            .collect()
    }

    /// The steps at which beats end, ascending: where the algorithm has decided
    /// something, each operation ends, and the run does.
    #[wasm_bindgen(js_name = beatEnds)]
    pub fn beat_ends(&mut self) -> Vec<u32> {
        self.0.beat_ends().to_vec()
    }

    /// The statements that the buttons of this step append, if calls run in
    /// `main` (`on` is empty), in a new thread (`new Thread`) or in the pool of
    /// that name; `home` is the home slot of a new ThreadLocal.
    pub fn actions(&self, on: &str, home: u32) -> Result<Ts<ActionsView>, JsError> {
        to_js(self.0.actions(on, home))
    }

    /// The step of an address: `start`, `end`, a number, `op:N`, `op:N/beat:M`
    /// or `line:N`.
    ///
    /// # Errors
    /// If it is none of these, or there is no such point.
    #[wasm_bindgen(js_name = stepOf)]
    pub fn step_of(&mut self, address: &str) -> Result<u32, JsError> {
        self.0
            .step_of(address)
            .ok_or_else(|| JsError::new(&format!("there is no point `{address}` in this run")))
    }

    /// Appends a statement, or inserts it at the current step, and shows the
    /// point just before it. What is wrong with the new source comes back as
    /// data, and the session is unchanged then; nothing comes back if it ran.
    pub fn run(&mut self, statement: &str) -> Result<Vec<Ts<DiagnosticView>>, JsError> {
        match self.0.run(statement) {
            Ok(()) => Ok(Vec::new()),
            Err(refused) => views(&refused.source, &refused.diagnostics),
        }
    }

    /// Takes the last statement back; whether there was one.
    pub fn undo(&mut self) -> bool {
        self.0.undo()
    }
}

fn to_js<T: tsify::Tsify + serde::Serialize>(value: T) -> Result<Ts<T>, JsError> {
    value
        .into_ts()
        .map_err(|error| JsError::new(&error.to_string()))
}

fn views(source: &str, diagnostics: &[Diagnostic]) -> Result<Vec<Ts<DiagnosticView>>, JsError> {
    diagnostics
        .iter()
        .map(|diagnostic| to_js(diagnostic_view(source, diagnostic)))
        .collect()
}

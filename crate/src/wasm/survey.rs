//! The survey as JavaScript sees it: settings go in, progress and a report come
//! out, in slices as long as the caller likes. It knows nothing of sessions.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::to_js;
use crate::survey;

/// The settings of an experiment unless somebody says otherwise.
#[wasm_bindgen(js_name = surveyDefaults)]
pub fn survey_defaults() -> Result<Ts<survey::Parameters>, JsError> {
    to_js(survey::Parameters::DEFAULT)
}

/// All designs of the map compared by an experiment.
#[wasm_bindgen]
pub struct Survey(Result<survey::Survey, survey::BadParameter>);

#[wasm_bindgen]
impl Survey {
    /// An experiment that has not begun. What is wrong with its settings is in
    /// `problem()`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        keys: u32,
        stride: u32,
        deaths: u32,
        collect_every: u32,
        operations: u32,
        seed: u32,
        value_bytes: u32,
    ) -> Survey {
        Survey(survey::Survey::new(survey::Parameters {
            keys,
            stride,
            deaths,
            collect_every,
            operations,
            seed,
            value_bytes,
        }))
    }

    /// Why the experiment cannot run; nothing if it can.
    pub fn problem(&self) -> Result<Option<Ts<survey::Problem>>, JsError> {
        let problem = self.0.as_ref().err();
        problem
            .map(|bad| to_js(survey::Problem::from(bad)))
            .transpose()
    }

    /// Runs at most so many operations more, and tells how far it is.
    ///
    /// # Errors
    /// If there is a problem: the key of its message.
    pub fn advance(&mut self, operations: u32) -> Result<Ts<survey::Progress>, JsError> {
        match &mut self.0 {
            Ok(survey) => to_js(survey.advance(operations)),
            Err(bad) => Err(JsError::new(bad.key.name())),
        }
    }

    /// What came out; nothing before everything has run.
    pub fn result(&self) -> Result<Option<Ts<survey::Report>>, JsError> {
        let report = self.0.as_ref().ok().and_then(survey::Survey::result);
        report.map(to_js).transpose()
    }
}

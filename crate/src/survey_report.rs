//! `threadlocal-lab survey`: the experiment's settings from the command line,
//! a progress bar on a terminal, and the report as a table or as JSON.

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use threadlocal_lab::survey::{Parameters, Survey, table};
use threadlocal_lab::words::{Language, sentence};

use crate::output::Output;

/// Operations between two moves of the progress bar.
const SLICE: u32 = 20_000;

/// The settings of an experiment.
#[derive(Args)]
pub struct Settings {
    /// Keys that are live between two operations
    #[arg(long, default_value_t = Parameters::DEFAULT.keys)]
    keys: u32,
    /// Which ThreadLocals the thread sees: 1 every one, 2 every second, …
    #[arg(long, default_value_t = Parameters::DEFAULT.stride)]
    stride: u32,
    /// Of a hundred operations, how many set a new key and let one die
    #[arg(long, default_value_t = Parameters::DEFAULT.deaths)]
    deaths: u32,
    /// A GC after so many operations
    #[arg(long, default_value_t = Parameters::DEFAULT.collect_every)]
    collect_every: u32,
    /// Operations for each design
    #[arg(long, default_value_t = Parameters::DEFAULT.operations)]
    operations: u32,
    /// Bytes that a value takes
    #[arg(long, default_value_t = Parameters::DEFAULT.value_bytes)]
    value_bytes: u32,
    /// Where the random numbers start: the same seed gives the same report
    #[arg(long, default_value_t = Parameters::DEFAULT.seed)]
    seed: u32,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Runs the experiment and prints its report; whether the settings made sense.
pub fn print(settings: &Settings, output: &mut Output) -> bool {
    let survey = Survey::new(Parameters {
        keys: settings.keys,
        stride: settings.stride,
        deaths: settings.deaths,
        collect_every: settings.collect_every,
        operations: settings.operations,
        seed: settings.seed,
        value_bytes: settings.value_bytes,
    });
    let mut survey = match survey {
        Ok(survey) => survey,
        Err(bad) => {
            let reason = sentence(Language::En, bad.key, &bad.arguments);
            output.errors.line(format!("error: {reason}"));
            return false;
        }
    };
    // It draws on the standard error stream, and only if that is a terminal.
    let bar = ProgressBar::new(survey.progress().total).with_style(style());
    let report = loop {
        if let Some(report) = survey.result() {
            break report;
        }
        bar.set_position(survey.advance(SLICE).done);
    };
    bar.finish_and_clear();
    if !settings.json {
        output.out.print(table(&report));
        return true;
    }
    match serde_json::to_string_pretty(&report) {
        Ok(json) => output.out.line(json),
        Err(error) => {
            output.errors.line(format!("error: {error}"));
            return false;
        }
    }
    true
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:40} {percent:>3} %  {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

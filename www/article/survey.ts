/** The survey that the article shows: its settings, and what comes out. A reader who runs it gets the same numbers. */
import { Survey, surveyDefaults } from "../src/survey/engine";
import type { SurveyReport } from "../src/survey/engine";
import { OPERATIONS } from "../src/survey/first";

let report: SurveyReport | undefined;

/** The report. The engine must be loaded. */
export function survey(): SurveyReport {
  report ??= run();
  return report;
}

function run(): SurveyReport {
  const { keys, stride, deaths, collectEvery, seed, valueBytes } = surveyDefaults();
  const survey = new Survey(keys, stride, deaths, collectEvery, OPERATIONS, seed, valueBytes);
  for (;;) {
    survey.advance(OPERATIONS);
    const result = survey.result();
    if (result) {
      survey.free();
      return result;
    }
  }
}

/** The survey as pages and its worker have it, from the module of the engine that knows all designs. */
import init, { Survey, surveyDefaults } from "../../pkg/threadlocal_lab_designs.js";
import { once } from "../once";

export { Survey, surveyDefaults };

export type {
  Parameters as SurveyParameters,
  Problem as SurveyProblem,
  Progress as SurveyProgress,
  Report as SurveyReport,
  Row as SurveyRow,
  Summary as SurveySummary,
} from "../../pkg/threadlocal_lab_designs.js";

/** Loads it, once; throws a `Reason`. The survey must be loaded before it is used. */
export const { load } = once((wasm) => init(wasm));

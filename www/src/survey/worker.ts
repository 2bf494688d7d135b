/**
 * Runs one survey off the page's thread, in slices, and tells how far it is after each.
 *
 * It is ended from outside: whoever does not want the rest terminates it.
 */
import { load, Survey } from "./engine";
import type { SurveyParameters, SurveyProblem, SurveyProgress, SurveyReport } from "./engine";
import { toldOf } from "../reason";
import type { Told } from "../reason";

/** What the worker tells; after a report, a problem or a failure it says nothing more. */
export type SurveyMessage =
  | { readonly kind: "progress"; readonly progress: SurveyProgress }
  | { readonly kind: "report"; readonly report: SurveyReport }
  | { readonly kind: "problem"; readonly problem: SurveyProblem }
  | { readonly kind: "failure"; readonly told: Told };

/** How long a slice should take, in milliseconds: long enough to be cheap, short enough for a smooth bar. */
const SLICE = 40;

addEventListener("message", ({ data }: MessageEvent<SurveyParameters>) => {
  run(data).catch((error: unknown) => {
    tell({ kind: "failure", told: toldOf(error) });
  });
});

async function run(parameters: SurveyParameters): Promise<void> {
  await load();
  const { keys, stride, deaths, collectEvery, operations: total, seed, valueBytes } = parameters;
  const survey = new Survey(keys, stride, deaths, collectEvery, total, seed, valueBytes);
  const problem = survey.problem();
  if (problem) {
    tell({ kind: "problem", problem });
    return;
  }
  let operations = 1000;
  for (;;) {
    const start = performance.now();
    const progress = survey.advance(operations);
    const took = performance.now() - start;
    // The cost of an operation differs a thousandfold between designs.
    operations = Math.max(1, Math.round(operations * Math.min(2, SLICE / Math.max(took, 1))));
    tell({ kind: "progress", progress });
    const report = survey.result();
    if (report) {
      tell({ kind: "report", report });
      return;
    }
  }
}

function tell(message: SurveyMessage): void {
  postMessage(message);
}

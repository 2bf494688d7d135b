/** A survey as a page asks for it: a promise, with progress and cancel. The work is done in a worker of its own. */
import type { SurveyParameters, SurveyProblem, SurveyProgress, SurveyReport } from "./engine";
import { Reason } from "../reason";
import type { SurveyMessage } from "./worker";

export interface SurveyOptions {
  /** Ends the survey; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SurveyProgress) => void;
}

/** The settings make no experiment. */
export class BadParameters extends Error {
  /** The message that says why, by its key. */
  readonly problem: SurveyProblem;

  constructor(problem: SurveyProblem) {
    super(problem.key);
    this.name = "BadParameters";
    this.problem = problem;
  }
}

/** Runs an experiment. Rejected with `BadParameters`, with a `Reason`, or with what the signal says. */
export function survey(parameters: SurveyParameters, { signal, onProgress }: SurveyOptions = {}): Promise<SurveyReport> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const end = () => {
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
    };
    const fail = (error: Error) => {
      end();
      reject(error);
    };
    const cancel = () => {
      fail(signal?.reason instanceof Error ? signal.reason : new DOMException("cancelled", "AbortError"));
    };
    signal?.addEventListener("abort", cancel);
    worker.addEventListener("error", (event) => {
      // One that did not come has no message.
      fail(event.message ? new Error(event.message) : new Reason("ui.reason.worker"));
    });
    worker.addEventListener("message", ({ data }: MessageEvent<SurveyMessage>) => {
      switch (data.kind) {
        case "progress":
          onProgress?.(data.progress);
          break;
        case "report":
          end();
          resolve(data.report);
          break;
        case "problem":
          fail(new BadParameters(data.problem));
          break;
        case "failure":
          fail(new Reason(data.told.key, data.told.values));
      }
    });
    worker.postMessage(parameters);
  });
}

/** What a figure tells the page around it. The events bubble out of it. */
import type { DiagnosticView, View } from "../engine";
import type { Shown } from "./context";

/** `lab-step`: another step is shown. */
export interface StepDetail {
  readonly step: number;
  readonly stepCount: number;
  readonly operation: number;
}

/** `lab-error`: a reason in words, and what is wrong with the source or the statement, if that is the reason. */
export interface ErrorDetail {
  readonly reason: string;
  readonly diagnostics: readonly DiagnosticView[];
}

/** `lab-predicted`: of how many values the reader was asked whether the run will free them, and how often they were right. */
export interface PredictedDetail {
  readonly right: number;
  readonly asked: number;
}

declare global {
  interface HTMLElementEventMap {
    "lab-step": CustomEvent<StepDetail>;
    "lab-error": CustomEvent<ErrorDetail>;
    "lab-predicted": CustomEvent<PredictedDetail>;
  }
}

export function tellStep(host: Element, { step, stepCount, operation }: View): void {
  tell(host, "lab-step", { step, stepCount, operation });
}

export function tellError(host: Element, reason: string, diagnostics: readonly DiagnosticView[] = []): void {
  tell(host, "lab-error", { reason, diagnostics });
}

/** For whoever counts what a step costs: the panes that were just drawn, and all that they could read. It does not leave the figure. */
export function tellDrawn(lab: Element, detail: { readonly drawn: readonly string[]; readonly shown: Shown }): void {
  lab.dispatchEvent(new CustomEvent("lab-drawn", { detail }));
}

function tell(host: Element, name: string, detail: StepDetail | ErrorDetail): void {
  host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

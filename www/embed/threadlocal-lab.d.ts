/** Importing the module registers `<threadlocal-lab>`. */
import type { ErrorDetail, PredictedDetail, StepDetail, ThreadlocalLab } from "./element.js";

export * from "./element.js";

interface LabEvents {
  "lab-step": CustomEvent<StepDetail>;
  "lab-predicted": CustomEvent<PredictedDetail>;
  "lab-error": CustomEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    "threadlocal-lab": ThreadlocalLab;
  }
  interface HTMLElementEventMap extends LabEvents {}
  /** They bubble. */
  interface DocumentEventMap extends LabEvents {}
}

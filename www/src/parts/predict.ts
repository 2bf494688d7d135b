/** The pane that opens the reader's prediction. The rest of it is loaded when somebody opens it. */
import { html, nothing } from "lit";
import { pane } from "../lab/context";

/** What the question reads. */
export const PREDICT_SECTIONS = ["figure", "text", "askedAt", "switches", "predicting", "predictPart", "say"] as const;

/** A heading that opens the question about the next operation. */
export const predictPane = pane(PREDICT_SECTIONS, (context) => {
  const { say, switches, predicting: open, predictPart: form, turn } = context;
  return html`<details
    class="predict"
    ?open=${open}
    @toggle=${(event: Event) => {
      const { open } = event.target as HTMLDetailsElement;
      turn({ predict: open, prediction: open ? switches.prediction : undefined });
    }}
  >
    <summary>${say("ui.predict")}</summary>
    <div class="form">${form ? form.predictForm(context) : nothing}</div>
  </details>`;
});

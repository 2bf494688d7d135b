/** The pane that opens the reader's prediction. The rest of it is loaded when somebody opens it. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";

/** A heading that opens the question about the next operation. */
export function predictPane(context: Context): TemplateResult {
  const { say, switches, predictAsked, lazy, turn } = context;
  const open = switches.predict ?? predictAsked;
  const form = open ? lazy("predict") : undefined;
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
}

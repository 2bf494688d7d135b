/** The pane that opens what a reader can take away. The rest of it is loaded when somebody opens it. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";

/** A heading that opens the rest. */
export function sharePane(context: Context): TemplateResult {
  const { say, switches, lazy, turn } = context;
  const open = switches.share;
  const form = open ? lazy("share") : undefined;
  return html`<details
    class="share"
    ?open=${open}
    @toggle=${(event: Event) => {
      turn({ share: (event.target as HTMLDetailsElement).open, told: "" });
    }}
  >
    <summary>${say("ui.share")}</summary>
    ${form ? html`<div class="rows">${form.shareForm(context)}</div>` : nothing}
  </details>`;
}

/** The variables of the frame that runs, and of the method of the listing while it runs. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { FrameView } from "../engine";
import type { Say } from "../i18n";
import { pane } from "../lab/context";

/** The variables, the innermost method's first. */
export const variablesPane = pane(["holding", "listing", "say"], ({ holding, listing, say }) => {
  const frame = holding.findLast(({ line }) => typeof line === "number");
  return html`<div class="pane variables-pane">
    <p class="caption"><span>${say("ui.pane.variables")}</span></p>
    <div class="listed" tabindex="0" role="region" aria-label=${say("ui.pane.variables")}>
      ${listing && listing.variables.length > 0 ? group(listing.method.replace(/^.*\./, ""), listing.variables, say) : nothing}
      ${frame ? group(frame.method, frame.variables, say) : nothing}
    </div>
  </div>`;
});

/** A variable of a frame, or of the listing: there it can be an index of the table. */
interface Row {
  readonly name: string;
  readonly value: FrameView["variables"][number]["value"];
  readonly lingering?: boolean;
  readonly slot?: number | undefined;
}

function group(method: string, variables: readonly Row[], say: Say): TemplateResult {
  return html`<h3>${method}</h3>
    <dl>
      ${variables.map(
        ({ name, value, slot, lingering = false }) => html`<div class=${lingering ? "row lingers" : "row"}>
          <dt>${name}</dt>
          <dd>${valueOf(value, slot)}${lingering ? html` <i>${say("ui.variable.lingering")}</i>` : nothing}</dd>
        </div>`,
      )}
    </dl>`;
}

function valueOf({ text, object }: Row["value"], slot: number | undefined): TemplateResult {
  if (typeof slot === "number") {
    return html`<button type="button" class="argument" data-slot=${slot}>${text}</button>`;
  }
  return object === 0 ? html`${text}` : html`<button type="button" class="argument" data-object=${object}>${text}</button>`;
}

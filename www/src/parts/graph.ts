/** Who holds whom as a picture. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";
import { draw } from "../picture/draw";

/** The reference graph; it scrolls where it is higher than its place. */
export function graphPane({ drawn, say, light }: Context): TemplateResult {
  return html`<div class="graph-place" tabindex="0" role="region" aria-label=${say("ui.graph")}>
    ${draw(drawn.graph, "graph", say("ui.graph"), light)}
  </div>`;
}

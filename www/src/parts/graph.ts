/** Who holds whom as a picture. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";
import { draw } from "../picture/draw";

/** The reference graph; it scrolls where it is larger than its place. */
export function graphPane({ drawn, say, light, switches, turn }: Context): TemplateResult {
  const { graph } = drawn;
  if (!graph) {
    return html``;
  }
  const { unfolded } = switches;
  return html`<div class="graph-place" tabindex="0" role="region" aria-label=${say("ui.graph")}>
    ${draw(graph, "graph", `${say("ui.graph")}. ${graph.text}`, light)}
    ${graph.folded > 0 || unfolded
      ? html`<button
          class="control unfold"
          aria-pressed=${unfolded ? "true" : "false"}
          @click=${() => {
            turn({ unfolded: !unfolded });
          }}
        >
          ${say("ui.graph.unfold")}
        </button>`
      : nothing}
  </div>`;
}

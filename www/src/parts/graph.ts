/** Who holds whom as a picture. */
import { html, nothing } from "lit";
import { GRAPH_SECTIONS, pane } from "../lab/context";
import { draw } from "../picture/draw";

/** The reference graph; it scrolls where it is larger than its place. */
export const graphPane = pane(GRAPH_SECTIONS, (context) => {
  const { say, switches, turn } = context;
  const { picture: graph, pace } = context.graphPicture(context);
  const { unfolded } = switches;
  return html`<div class="graph-place" tabindex="0" role="region" aria-label=${say("ui.graph")}>
    ${draw(graph, "graph", `${say("ui.graph")}. ${graph.text}`, pace)}
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
});

/** What the program has printed, and how it ended if it ended badly. */
import { html } from "lit";
import { pane } from "../lab/context";

/** The output. */
export const output = pane(["output", "uncaught", "say"], ({ output, uncaught, say }) => {
  return html`<div class="output">
    <p class="caption"><span>${say("ui.output")}</span></p>
    <pre class="printed" tabindex="0" role="region" aria-label=${say("ui.output")}>${output.lines.map((line) => `${line}\n`)}${
      uncaught ? html`<span class="uncaught">${uncaught.text}</span>` : ""
    }</pre>
  </div>`;
});

/** What the program has printed, and how it ended if it ended badly. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Context } from "../lab/context";

/** The output. */
export function output({ moment, say }: Context): TemplateResult {
  const { output, uncaught } = moment.view;
  return html`<div class="output">
    <p class="caption"><span>${say("ui.output")}</span></p>
    <pre class="printed" tabindex="0" role="region" aria-label=${say("ui.output")}>${output.map((line) => `${line}\n`)}${
      uncaught ? html`<span class="uncaught">${uncaught.text}</span>` : ""
    }</pre>
  </div>`;
}

/** The algorithm in Java, with the line that did its one thing and the variables of its method. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { View } from "../engine";
import type { Context } from "../lab/context";
import { once } from "../memo";
import type { LinePlace } from "./code";
import "./code";

/** The listing. */
export function listingPane({ moment, listing, say, light }: Context): TemplateResult {
  const { view } = moment;
  return html`<div class="pane listing">
    <p class="caption">
      <span>${view.listing?.method ?? "ThreadLocal, ThreadLocalMap"}</span><span class="variables">${variables(view)}</span>
    </p>
    <threadlocal-lab-code
      .title=${say("ui.listing")}
      .lines=${listing}
      .places=${places(view)}
      .lit=${light.objects}
    ></threadlocal-lab-code>
  </div>`;
}

const places = once(({ listing }: View): Map<number, LinePlace> => {
  if (!listing) {
    return new Map();
  }
  const { line, taken, variables } = listing;
  const outcome = typeof taken === "boolean" ? String(taken) : "";
  const held = new Map(variables.map(({ name, value }) => [name, value.object]));
  return new Map([[line, { current: true, variables: held, outcome }]]);
});

function variables({ listing }: View): unknown {
  return (listing?.variables ?? []).map(({ name, value, slot }) => {
    const text = html`${name}&nbsp;=&nbsp;${value.text}`;
    return html`<span class="variable" data-slot=${slot ?? nothing} data-object=${value.object === 0 ? nothing : value.object}>${text}</span> `;
  });
}

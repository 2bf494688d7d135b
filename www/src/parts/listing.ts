/** The algorithm in Java, with the line that did its one thing and the variables of its method. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { NO_BREAKS } from "../breaks";
import type { View } from "../engine";
import type { Context } from "../lab/context";
import { once } from "../memo";
import { spoken } from "../spoken";
import type { HeldName, LinePlace } from "./code";
import "./code";
import { breakName } from "./source";

/** The listing. */
export function listingPane({ figure, moment, listing, say, language, light, toggleBreak }: Context): TemplateResult {
  const { view } = moment;
  return html`<div class="pane listing">
    <p class="caption">
      <span>${view.listing?.method ?? "ThreadLocal, ThreadLocalMap"}</span><span class="variables" title=${variablesText(view)}>${variables(view)}</span>
    </p>
    <threadlocal-lab-code
      .title=${say("ui.listing")}
      .lines=${spoken(listing, language).lines}
      .places=${places(view)}
      .names=${names(view)}
      .lit=${light.objects}
      .breaks=${figure?.breaks.listing ?? NO_BREAKS.listing}
      .breakName=${breakName(say)}
      .onNumber=${(line: number) => {
        toggleBreak("listing", line);
      }}
    ></threadlocal-lab-code>
  </div>`;
}

const places = once(({ listing }: View): Map<number, LinePlace> => {
  if (!listing) {
    return new Map();
  }
  const { line, taken } = listing;
  const outcome = typeof taken === "boolean" ? String(taken) : "";
  return new Map([[line, { current: true, outcome }]]);
});

/** A variable of the listing means something on the line that runs only. */
const names = once(({ listing }: View): readonly HeldName[] => {
  const { line: first, variables } = listing ?? { line: 0, variables: [] };
  return variables.map(({ name, value }) => ({ name, object: value.object, first, last: first }));
});

/** The same in plain words, for where not all of them have room. */
function variablesText({ listing }: View): string {
  return (listing?.variables ?? []).map(({ name, value }) => `${name}\u00a0=\u00a0${value.text}`).join(" ");
}

function variables({ listing }: View): unknown {
  return (listing?.variables ?? []).map(({ name, value, slot }) => {
    const text = html`${name}&nbsp;=&nbsp;${value.text}`;
    return html`<span class="variable" data-slot=${slot ?? nothing} data-object=${value.object === 0 ? nothing : value.object}>${text}</span> `;
  });
}

/** The algorithm in Java, with the line that did its one thing and the variables of its method. */
import { html, nothing } from "lit";
import type { ListingView } from "../engine";
import { pane } from "../lab/context";
import { once } from "../memo";
import { spoken } from "../spoken";
import type { HeldName, LinePlace } from "./code";
import "./code";
import { breakName } from "./source";

/** The listing. */
export const listingPane = pane(["listing", "algorithm", "breaks", "say", "language"], ({ listing, algorithm, breaks, say, language, toggleBreak }) => {
  return html`<div class="pane listing">
    <p class="caption">
      <span>${listing?.method ?? "ThreadLocal, ThreadLocalMap"}</span><span class="variables" title=${variablesText(listing)}>${variables(listing)}</span>
    </p>
    <threadlocal-lab-code
      .title=${say("ui.listing")}
      .lines=${spoken(algorithm, language).lines}
      .places=${listing ? places(listing) : NO_PLACES}
      .names=${listing ? names(listing) : NO_NAMES}
      .breaks=${breaks.listing}
      .breakName=${breakName(say)}
      .onNumber=${(line: number) => {
        toggleBreak("listing", line);
      }}
    ></threadlocal-lab-code>
  </div>`;
});

const NO_PLACES: ReadonlyMap<number, LinePlace> = new Map();
const NO_NAMES: readonly HeldName[] = [];

const places = once(({ line, taken }: ListingView): ReadonlyMap<number, LinePlace> => {
  const outcome = typeof taken === "boolean" ? String(taken) : "";
  return new Map([[line, { current: true, outcome }]]);
});

/** A variable of the listing means something on the line that runs only. */
const names = once(({ line: first, variables }: ListingView): readonly HeldName[] =>
  variables.map(({ name, value }) => ({ name, object: value.object, first, last: first })),
);

/** The same in plain words, for where not all of them have room. */
function variablesText(listing: ListingView | undefined): string {
  return (listing?.variables ?? []).map(({ name, value }) => `${name}\u00a0=\u00a0${value.text}`).join(" ");
}

function variables(listing: ListingView | undefined): unknown {
  return (listing?.variables ?? []).map(({ name, value, slot }) => {
    const text = html`${name}&nbsp;=&nbsp;${value.text}`;
    return html`<span class="variable" data-slot=${slot ?? nothing} data-object=${value.object === 0 ? nothing : value.object}>${text}</span> `;
  });
}

/** What the signs of the pictures mean. */
import { html, svg } from "lit";
import type { Key } from "../i18n";
import { pane } from "../lab/context";
import type { PaneName } from "../lab/pane-names";

/** Its name, what it means, the sign, and the picture that it occurs in, if it is only one. */
type Sign = readonly [name: Key, meaning: Key, sign: ReturnType<typeof svg>, pane?: PaneName];

const SIGNS: readonly Sign[] = [
  ["ui.state.inUse", "ui.legend.inUse.means", svg`<rect class="swatch inUse" x="1" y="2" width="14" height="12" rx="3"></rect>`],
  [
    "ui.state.lingering",
    "ui.legend.lingering.means",
    svg`<rect class="swatch lingering" x="1" y="2" width="14" height="12" rx="3"></rect><rect class="swatch-inset" x="3.5" y="4.5" width="9" height="7" rx="1.5"></rect>`,
  ],
  [
    "ui.legend.leaked",
    "ui.legend.leaked.means",
    svg`<rect class="swatch leaked" x="1" y="2" width="14" height="12" rx="3"></rect>`,
  ],
  [
    "ui.legend.stale",
    "ui.legend.stale.means",
    svg`<rect class="swatch stale" x="1" y="2" width="14" height="12" rx="3"></rect><path class="swatch-hatch" d="M3 13 12 3M8 13l6-7M2 9l5-6"></path>`,
  ],
  ["ui.legend.home", "ui.legend.home.means", svg`<circle class="swatch-home" cx="8" cy="8" r="3"></circle>`, "slots"],
  ["ui.legend.displaced", "ui.legend.displaced.means", svg`<path class="swatch-arc" d="M1 4Q8 15 15 4"></path>`, "slots"],
  ["ui.legend.walked", "ui.legend.walked.means", svg`<rect class="swatch-walk" x="1" y="6" width="14" height="4"></rect>`, "slots"],
  ["ui.legend.scanned", "ui.legend.scanned.means", svg`<rect class="swatch-scan" x="1" y="6" width="14" height="4"></rect>`, "slots"],
  ["ui.legend.never", "ui.legend.never.means", svg`<path class="swatch-never" d="M1 8h14"></path>`, "slots"],
  ["ui.legend.strong", "ui.legend.strong.means", svg`<path class="swatch-edge" d="M0 8h16"></path>`, "graph"],
  ["ui.legend.weak", "ui.legend.weak.means", svg`<path class="swatch-edge weak" d="M0 8h16"></path>`, "graph"],
];

/** The legend of the pictures that are shown; without a picture, of all. */
export const legend = pane(["say", "panes"], ({ say, panes }) => {
  const bare = !panes.has("slots") && !panes.has("graph");
  return html`<ul class="legend">
    ${SIGNS.filter(([, , , pane]) => bare || pane === undefined || panes.has(pane)).map(
      ([name, meaning, sign]) => html`<li title=${say(meaning)}><svg viewBox="0 0 16 16" aria-hidden="true">${sign}</svg>${say(name)}</li>`,
    )}
  </ul>`;
});

/** What the signs of the picture mean. */
import type { ReadingKey, ReadingSay } from "./words";
import { html } from "./html";

const SIGNS: readonly (readonly [string, ReadingKey])[] = [
  ["used", "ui.reading.legend.inUse"],
  ["stale", "ui.reading.legend.stale"],
  ["away", "ui.reading.legend.away"],
  ["walked", "ui.reading.legend.walked"],
  ["never", "ui.reading.legend.never"],
];

/** The entries of the legend. */
export function legend(say: ReadingSay): readonly HTMLElement[] {
  return SIGNS.map(([sign, key]) => html("span", {}, html("i", { class: sign, "aria-hidden": "true" }), say(key)));
}

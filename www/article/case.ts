/** `<lab-case>`: a link to a program, which the page's script opens in its place. */
import { escaped } from "./html";
import { rootOf } from "./outline";
import type { Studio } from "./figures";
import { pointAt } from "./point";
import { TEXT } from "./text";

export function caseMarkup(element: Element, { language }: Studio): string {
  const [scenario, step, panes] = ["scenario", "step", "panes"].map((name) => element.getAttribute(name) ?? "");
  // Even a program that nobody opens must have this point.
  pointAt(scenario ?? "", step ?? "");
  const told = panes === "" || panes === undefined ? "" : ` data-panes="${escaped(panes)}"`;
  const address = `${rootOf(language)}playground.html?lang=${language}&amp;scenario=${escaped(scenario ?? "")}`;
  return `<a class="case" href="${address}" data-scenario="${escaped(scenario ?? "")}" data-step="${escaped(step ?? "")}"${told}>${TEXT[language].case}</a>`;
}

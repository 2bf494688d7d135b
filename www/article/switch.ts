/**
 * `<lab-switch>`: several figures in one place, of which the reader sees one at a time. A `<fieldset>` is a switch, its labels
 * are what it can be set to, numbers where they are empty; with two switches there is a figure for each pair. The style sheet does it, no script; that
 * keeps the score of those that ask for one.
 */
import type { Studio } from "./figures";
import { TEXT } from "./text";

/** As many figures as a switch can choose from: the style sheet knows so many. */
const MOST = 8;

let made = 0;

export function switchMarkup(element: Element, { language }: Studio): string {
  const switches = [...element.querySelectorAll(":scope > fieldset")];
  const figures = [...element.children].filter(({ localName }) => localName !== "fieldset");
  const choices = switches.map((fieldset) => fieldset.querySelectorAll("label").length);
  const expected = choices.reduce((product, count) => product * count, 1);
  if (switches.length === 0 || switches.length > 2 || figures.length !== expected || expected > MOST) {
    throw new Error(`${figures.length} figures for ${expected} settings`);
  }
  for (const fieldset of switches) {
    made += 1;
    for (const [index, label] of [...fieldset.querySelectorAll("label")].entries()) {
      label.innerHTML = `<input type="radio" name="switch-${made}"${index === 0 ? " checked" : ""}> <span>${label.innerHTML || String(index + 1)}</span>`;
    }
  }
  const score = element.hasAttribute("score") ? `<p class="score" role="status" data-words="${TEXT[language].score}"></p>` : "";
  const kind = switches.length === 2 ? "switch pairs" : "switch";
  return `<form id="${element.id}" class="${kind}">${switches.map(({ outerHTML }) => outerHTML).join("")}${score}${figures.map(({ outerHTML }) => outerHTML).join("")}</form>`;
}

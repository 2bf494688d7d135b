/**
 * `<lab-predict>`: the table just before a call. The reader marks the values that they expect to be freed, runs the call,
 * and sees. It is a form with a picture; the page's script only puts the live figure in its place.
 */
import { namedSlots } from "../src/scene";
import { pointOfFigure, stillMarkup } from "./figures";
import type { Studio } from "./figures";
import { escaped } from "./html";
import { operationOf } from "./point";
import type { Point } from "./point";
import { TEXT } from "./text";

export function predictMarkup(element: Element, studio: Studio): string {
  const text = TEXT[studio.language];
  const point = pointOfFigure(element);
  const freed = freedBy(point);
  const marks = namedSlots(point.scene)
    .filter(({ state }) => state === "stale")
    .map(({ index, entry, valueName }) => {
      const outcome = freed.has(entry) ? "freed" : "stays";
      const label = `${escaped(text.slot(index))} <code>${escaped(valueName)}</code>`;
      return `<label class="${outcome}"><input type="checkbox" value="${index}"> ${label} <em>${text[outcome]}</em></label>`;
    })
    .join("");
  const call = element.getAttribute("call") ?? "";
  const isFirst = element.hasAttribute("eager");
  const signs = isFirst ? `<p class="signs">${text.signs}</p>` : "";
  const verdict = `<p class="verdict" data-right="${escaped(text.verdict.right)}" data-wrong="${escaped(text.verdict.wrong)}"></p>`;
  return `<form id="${element.id}" class="predict">${stillMarkup(element, studio, isFirst ? "eager" : "lazy")}<fieldset><legend>${text.mark}</legend>${marks}${signs}</fieldset><details><summary>${text.run(`<code>${escaped(call)}</code>`)}</summary><div class="answer">${verdict}${element.innerHTML}</div></details></form>`;
}

/** The entries that are gone after the operation that follows a point. */
function freedBy(point: Point): ReadonlySet<number> {
  const before = new Set([...point.scene.slots.occupied()].map(({ entry }) => entry));
  const [first] = operationOf({ ...point, step: point.step + 1 });
  const last = first && [...operationOf(first)].at(-1);
  for (const { entry } of last?.scene.slots.occupied() ?? []) {
    before.delete(entry);
  }
  return before;
}

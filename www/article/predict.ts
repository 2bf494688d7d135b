/**
 * `<lab-predict>`: the table just before a call. The reader says which values it will free, runs it, and sees. What stands
 * inside the element is told when the run is over; with `tell`, when the reader asks for it or has tried a few calls.
 */
import { say } from "../src/i18n";
import { plainBeats } from "./beats";
import { pointOfFigure } from "./figures";
import type { Studio } from "./figures";
import { labMarkup, stillsMarkup } from "./lab";
import { takeMarkup } from "./take";
import { TEXT } from "./text";

export function predictMarkup(element: Element, studio: Studio): string {
  const { id } = element;
  const text = TEXT[studio.language];
  const told = element.innerHTML.trim();
  if (!element.hasAttribute("tell")) {
    const answer = told === "" ? "" : `<figcaption class="told">${told}</figcaption>`;
    return `<figure id="${id}" class="lab-figure predict">${labMarkup(element, studio)}${answer}</figure>`;
  }
  // The first figure is there at once: only where no script comes it is a picture, and a list of what would be said.
  const sentences = plainBeats(pointOfFigure(element), studio.words, studio.language).map((sentence) => `<li>${sentence}</li>`);
  const question = say(studio.words, "ui.reading.run");
  const still = `<noscript>${stillsMarkup(element, studio, "eager")}<details><summary>${question}</summary><ol>${sentences.join("")}</ol></details></noscript>`;
  return `<figure id="${id}" class="lab-figure predict">${labMarkup(element, studio, still)}<p class="tell"><button type="button">${text.tell}</button> <span class="told">${told}</span></p>${takeMarkup(element, studio)}</figure>`;
}

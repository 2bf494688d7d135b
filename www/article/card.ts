/** `<lab-card>`: the rules on a card, each with a little picture of a piece of the table, `<lab-cells>`. */
import { cardSheet } from "../pictures/card";
import type { Studio } from "./figures";
import { PAGES, rootOf } from "./outline";
import { addressOf } from "./site";
import { TEXT } from "./text";

const CELL = 20;

/** What a letter of `row` stands for. */
const CELLS: Readonly<Partial<Record<string, string>>> = {
  o: "inUse",
  d: "inUse displaced",
  s: "stale",
  x: "gone",
  n: "new",
  "?": "looked",
  ".": "null",
};

/** Its button prints the card alone; the page's script shows it. It can be taken away as a picture too. */
export function cardMarkup(card: Element, { language, take }: Studio): string {
  const { printCard, cardPicture } = TEXT[language];
  const title = card.previousElementSibling?.textContent ?? "";
  const path = take(`${card.id}.png`, cardSheet(card, { language, title, address: addressOf(PAGES, language) }));
  const button = `<button type="button" hidden>${printCard}</button>`;
  return `<figure id="${card.id}" class="card">${card.innerHTML}${button} <a href="${rootOf(language)}${path}" download>${cardPicture}</a></figure>`;
}

/** A strip of cells; `at` is where the call stands, `back` where it goes back to. */
export function cellsMarkup(cells: Element): string {
  const row = (cells.getAttribute("row") ?? "").split(" ");
  const boxes = row.map((letter, n) => {
    const state = CELLS[letter];
    if (state === undefined) {
      throw new Error(`no cell is called ${letter}`);
    }
    return `<rect class="${state}" x="${n * CELL + 1}" y="8" width="${CELL - 2}" height="${CELL - 2}" rx="3"/>`;
  });
  const mark = (name: string, y: string) => {
    const at = cells.getAttribute(name) ?? "";
    const x = Number(at) * CELL + CELL / 2;
    return at === "" ? "" : `<path class="${name}" d="M${x} ${y}"/>`;
  };
  const width = row.length * CELL;
  return `<svg class="cells" viewBox="0 0 ${width} 34" width="${width}" height="34" aria-hidden="true">${boxes.join("")}${mark("at", "6l-3 -5h6z")}${mark("back", "28l-3 5h6z")}</svg>`;
}

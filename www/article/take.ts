/** The beats of the opening to take away, for places that take no script: as one GIF and as pictures, with what to write under them. */
import { beatsOf } from "../pictures/opening";
import { preview } from "../pictures/preview";
import { pointOfFigure } from "./figures";
import type { Studio } from "./figures";
import { escaped } from "./html";
import { PAGES, rootOf } from "./outline";
import { addressOf } from "./site";
import { TEXT } from "./text";

/** The pictures' numbers, as signs. */
const SIGNS = "①②③④⑤⑥⑦⑧⑨";

/** The files of a figure and the links to them; its table is the page's preview too. */
export function takeMarkup(figure: Element, studio: Studio): string {
  const { language, words, take } = studio;
  const { site, title, takeAway } = TEXT[language];
  const point = pointOfFigure(figure);
  const address = addressOf(PAGES, language);
  const question = figure.previousElementSibling?.textContent ?? "";
  take("preview.png", preview(point, { language, words }, { site, title, question }));
  const beats = beatsOf(point, { language, words }, { question, address });
  const link = (path: string, name: string) => `<a href="${rootOf(language)}${path}" download>${name}</a>`;
  const film = link(take(`${figure.id}.gif`, beats.gif), takeAway.film);
  const pictures = beats.png.map((content, index) => link(take(`${figure.id}-${index + 1}.png`, content), SIGNS[index] ?? ""));
  return `<p class="take">${takeAway.before} ${film}${takeAway.between}${pictures.join(" ")} <span>${takeAway.under} <q>${escaped(title)} ${address}</q></span></p>`;
}

/**
 * Fills in a section: its numbers are checked, its words get their colours, its figures their pictures. What is wrong
 * comes back as text.
 */
import { askMarkup } from "./ask";
import { cardMarkup, cellsMarkup } from "./card";
import { caseMarkup } from "./case";
import { bucketsMarkup, chartMarkup } from "./charts";
import { compiledMarkup } from "./compiled";
import { diagramMarkup } from "./diagram";
import { pointOfFigure } from "./figures";
import type { Studio } from "./figures";
import { homesMarkup } from "./homes";
import { figureMarkup } from "./lab";
import { strayDigits } from "./lint";
import { problemWith } from "./numbers";
import { isDeep } from "./deep";
import { numberOf } from "./outline";
import type { Language } from "./outline";
import { pointAt } from "./point";
import type { Point } from "./point";
import { predictMarkup } from "./predict";
import { replace } from "./section";
import type { Section } from "./section";
import { escaped } from "./html";
import { switchMarkup } from "./switch";
import { TEXT } from "./text";
import { wordMarkup } from "./word";

/** Turns the article's own elements into markup that any browser and any feed reader knows. */
export function fill({ name, root }: Section, studio: Studio): string[] {
  const problems = strayDigits(root).map((stray) => `a number that nobody counts: “${stray}”`);
  const figures = new Map<string, Element>();
  let nearest = root.querySelector("lab-figure, lab-predict") ?? undefined;
  for (const element of root.querySelectorAll("lab-figure, lab-predict")) {
    if (figures.has(element.id) || element.id === "") {
      problems.push(`a figure needs an id of its own: ${opening(element)}`);
    }
    figures.set(element.id, element);
  }
  // In the order of the page, so that each number and word speaks of the figure before it.
  for (const element of root.querySelectorAll("lab-figure, lab-predict, lab-number, lab-word, lab-section")) {
    const named = element.getAttribute("for");
    const figure = named === null ? nearest : figures.get(named);
    if (named !== null && !figure) {
      problems.push(`no figure is called ${named}`);
    }
    try {
      switch (element.localName) {
        case "lab-figure":
        case "lab-predict":
          nearest = element;
          // Even a figure whose picture nobody asks for must run.
          pointOfFigure(element);
          break;
        case "lab-number": {
          const problem = problemWith(element.textContent, () => pointOf(element, figure), attributeOf(element));
          if (problem !== "") {
            problems.push(`${problem}: ${element.outerHTML}`);
          }
          replace(element, `<span class="number">${element.innerHTML}</span>`);
          break;
        }
        case "lab-word":
          replace(element, wordMarkup(element, () => pointOf(element, figure), figure?.id ?? ""));
          break;
        case "lab-section": {
          replace(element, linkTo(element.getAttribute("to") ?? "", isDeep(name), studio.language));
        }
      }
    } catch (error) {
      problems.push(`${error instanceof Error ? error.message : String(error)}: ${opening(element)}`);
    }
  }
  for (const [selector, markup] of MARKUP) {
    for (const element of root.querySelectorAll(selector)) {
      try {
        replace(element, markup(element, studio));
      } catch (error) {
        problems.push(`${error instanceof Error ? error.message : String(error)}: ${opening(element)}`);
      }
    }
  }
  for (const table of root.querySelectorAll("table.rows")) {
    label(table);
  }
  if (!root.querySelector("h1, h2")) {
    problems.push(`${name} has no heading`);
  }
  return problems;
}

/** A link to a part of the article, or to a page that goes deeper. */
function linkTo(to: string, isFromDeep: boolean, language: Language): string {
  const { deep, section } = TEXT[language];
  return isDeep(to)
    ? `<a href="${to}.html">${escaped(deep[to].name)}</a>`
    : `<a href="${isFromDeep ? "index.html" : ""}#${to}">${escaped(section(numberOf(to)))}</a>`;
}

/** On a phone a table has no columns: each cell says for itself what heads its own. */
function label(table: Element): void {
  const heads = [...table.querySelectorAll("thead tr > *")].map(({ textContent }) => textContent.trim());
  for (const row of table.querySelectorAll("tbody tr")) {
    for (const [n, cell] of [...row.children].entries()) {
      cell.setAttribute("data-label", heads[n] ?? "");
    }
  }
}

/** From the inside out: a question can hold a figure. */
const MARKUP: readonly (readonly [string, (element: Element, studio: Studio) => string])[] = [
  ["lab-figure", figureMarkup],
  ["lab-predict", predictMarkup],
  ["lab-switch", switchMarkup],
  ["lab-diagram", diagramMarkup],
  ["lab-homes", homesMarkup],
  ["lab-chart", chartMarkup],
  ["lab-compiled", compiledMarkup],
  ["lab-buckets", bucketsMarkup],
  ["lab-cells", cellsMarkup],
  ["lab-card", cardMarkup],
  ["lab-case", caseMarkup],
  ["lab-ask", askMarkup],
];

/** The point that a number or a word speaks of: its own, or that of its figure. */
function pointOf(element: Element, figure: Element | undefined): Point {
  const own = element.getAttribute("scenario");
  const step = element.getAttribute("step");
  const scenario = own ?? figure?.getAttribute("scenario") ?? "";
  return pointAt(scenario, step ?? (own === null ? (figure?.getAttribute("step") ?? "") : ""));
}

function attributeOf(element: Element): (name: string) => string {
  return (name) => element.getAttribute(name) ?? "";
}

/** The opening tag of an element, to find it by. */
function opening(element: Element): string {
  return (element.cloneNode(false) as Element).outerHTML;
}

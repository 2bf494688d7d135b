/** The reading face's picture at one step of a run, as the text of an SVG file. */
import { parseHTML } from "linkedom";
import type { Run } from "../src/engine";
import type { Language, Words } from "../src/i18n";
import { Drawing } from "../src/reading/drawing";
import { at, VIEW_BOX } from "../src/reading/geometry";
import { beatOf, madeOf } from "../src/reading/made";
import picture from "../src/reading/picture.css?inline";
import reading from "../src/reading/reading.css?inline";
import type { Shown } from "../src/reading/shown";
import { sayIn } from "../src/reading/words";
import { flat, properties } from "./style";

const NOTHING = (): void => undefined;

/** Nobody asks a file for anything. */
const ORDERS = { obey: NOTHING, mark: NOTHING, workbench: NOTHING, fire: NOTHING, fireNew: NOTHING };

/** What the face's planes draw. */
const PLANES = new Set(["ring", "walk", "centre"]);

/** The colours and measures of the face. */
export const KNOWN = properties([reading]);

/** A run, seen in a language. */
export interface Seen {
  readonly run: Run;
  readonly language: Language;
  readonly words: Words;
}

/** Everything that the face would show at a step, which nobody has touched. */
export function shownAt({ run, language }: Seen, step: number): Shown {
  const frame = run.frame(step);
  return {
    ...frame,
    ...madeOf(frame, undefined),
    beat: beatOf(frame),
    row: { unit: "beat", operation: 0, count: 0, seen: 0, isLast: false },
    lines: run.source.split("\n"),
    place: "within",
    playing: false,
    waits: false,
    turn: { actions: undefined, table: undefined, fired: undefined, tried: new Set(), waits: false },
    prediction: undefined,
    language,
  };
}

/** Draws it. */
export function ringAt({ language, words }: Seen, shown: Shown): string {
  // The face makes its elements in the page; here there is none.
  globalThis.document = parseHTML("<!doctype html><html><body></body></html>").document;
  const drawing = new Drawing(ORDERS, { predicts: false, graph: false });
  const tongue = { language, words, say: sayIn(words) };
  for (const pane of drawing.panes(() => tongue)) {
    if (PLANES.has(pane.name)) {
      pane.draw(shown, undefined);
    }
  }
  const [face] = drawing.element.querySelectorAll<HTMLElement>(".picture");
  const planes = [...(face?.querySelectorAll("svg") ?? [])];
  for (const along of face?.querySelectorAll(".along") ?? []) {
    straighten(along);
  }
  const marks = properties([reading], Object.fromEntries([...(face?.getAttribute("style") ?? "").matchAll(/(--[\w-]+):\s*([^;]+)/g)].map(([, name = "", value = ""]) => [name, value])));
  const style = flat(picture, marks);
  const [, , width, height] = VIEW_BOX.split(" ");
  return `<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="${VIEW_BOX}" width="${width}" height="${height}"><style>${style.replaceAll(">", "&gt;")}</style>${planes.map(({ innerHTML }) => innerHTML).join("")}</svg>`;
}

/** Words along an arc, straight: who draws the file knows no text on a path. */
function straighten(along: Element): void {
  const way = along.previousElementSibling?.getAttribute("d") ?? "";
  const [x1 = 0, y1 = 0, radius = 0, , , , sweep = 0, x2 = 0, y2 = 0] = (way.match(/-?[\d.]+/g) ?? []).map(Number);
  const [from, to] = sweep === 1 ? [degrees(x1, y1), degrees(x2, y2)] : [degrees(x2, y2), degrees(x1, y1)];
  const { x, y } = at(radius, from + ((to - from + 360) % 360) / 2);
  const turn = degrees(x, y) + (sweep === 1 ? 0 : 180);
  along.setAttribute("transform", `translate(${x} ${y}) rotate(${turn})`);
  along.replaceChildren(along.textContent);
}

/** The angle of a point from the top, clockwise. */
function degrees(x: number, y: number): number {
  return (Math.atan2(x, -y) * 180) / Math.PI;
}

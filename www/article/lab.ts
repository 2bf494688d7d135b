/**
 * `<lab-figure>`: the element of a figure as it stands in the page: a `<threadlocal-lab>` in the reading face, which comes alive when the reader
 * comes near it, and until then, or where no script comes, the still pictures inside it.
 */
import { describe } from "../src/picture/describe";
import { graph } from "../src/picture/graph";
import { slotsPicture } from "../src/picture/slots";
import type { Picture } from "../src/picture/shape";
import type { Say } from "../src/i18n";
import { titleOf } from "../src/scenario";
import type { Scene } from "../src/scene";
import { imageMarkup, pointOfFigure, sayIn } from "./figures";
import type { Studio } from "./figures";
import { escaped } from "./html";

/** What a figure tells the element. */
const ATTRIBUTES = ["scenario", "step", "panes", "loading"];

/** The width of a still picture. */
const WIDTH = 440;

interface Still {
  readonly draw: (scene: Scene, say: Say) => Picture;
  /** The same in words. */
  readonly label: (scene: Scene, say: Say) => string;
}

/** The panes that are pictures. */
const STILLS: Readonly<Record<string, Still>> = {
  slots: { draw: (scene, say) => slotsPicture(scene, { width: WIDTH, kind: "ring", say }), label: describe },
  graph: { draw: (scene, say) => graph(scene, { width: WIDTH, say }), label: (_, say) => say("ui.graph") },
};

/** The markup of a figure. */
export function figureMarkup(figure: Element, studio: Studio): string {
  const { id } = figure;
  const caption = figure.innerHTML.trim() || titleOf(pointOfFigure(figure).source, studio.language);
  return `<figure id="${id}" class="lab-figure">${labMarkup(figure, studio)}<figcaption>${caption} <a class="here" href="#${id}" aria-label="#${id}">#</a></figcaption></figure>`;
}

/** The element of a figure; `still` is what stands in it until it is alive. */
export function labMarkup(figure: Element, studio: Studio, still = stillsMarkup(figure, studio, "lazy")): string {
  const attributes = ATTRIBUTES.flatMap((name) => {
    const value = figure.getAttribute(name);
    return value === null ? [] : [` ${name}="${escaped(value)}"`];
  });
  const predicts = figure.localName === "lab-predict" ? " predict" : "";
  return `<threadlocal-lab face="reading"${attributes.join("")}${predicts}>${still}</threadlocal-lab>`;
}

/** The still picture of a figure: its table, or the references where it shows those. */
export function stillsMarkup(figure: Element, studio: Studio, loading: "lazy" | "eager"): string {
  const { scene } = pointOfFigure(figure);
  const pane = (figure.getAttribute("panes") ?? "").split(" ").includes("graph") ? "graph" : "slots";
  const still = STILLS[pane];
  if (!still) {
    throw new Error(`there is no picture of ${pane}`);
  }
  const say = sayIn(studio.words);
  return imageMarkup(`${figure.id}-${pane}`, still.draw(scene, say), still.label(scene, say), studio, loading);
}

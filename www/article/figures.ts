/**
 * The figures of the article: `<lab-figure>` becomes a still picture with its caption, which the page's script makes
 * alive when the reader comes near.
 */
import { say } from "../src/i18n";
import type { Say, Words } from "../src/i18n";
import { describe } from "../src/picture/describe";
import { graph } from "../src/picture/graph";
import { slotsPicture } from "../src/picture/slots";
import type { Picture } from "../src/picture/shape";
import { toSvg } from "../src/picture/svg";
import { titleOf } from "../src/scenario";
import type { Scene } from "../src/scene";
import { escaped } from "./html";
import { PAGES } from "./outline";
import type { Language } from "./outline";
import { graphHeight } from "./heights";
import { pointAt } from "./point";
import type { Point } from "./point";

/** What is needed to draw in a language. */
export interface Studio {
  readonly language: Language;
  readonly words: Words;
  /** Takes in a file that the page refers to, and says where it will be, from the root. */
  readonly file: (name: string, source: string) => string;
}

/** Wide enough for the pictures, narrow enough that a phone shows them at nearly their size. */
const WIDTH = 440;

/** What a figure tells the element. */
const ATTRIBUTES = ["scenario", "step", "panes", "layout", "predict", "autoplay", "loop"];

/** What a phone of usual width has for a figure, and the widest screen that gets a picture drawn for it. */
const PHONE = { width: 343, screen: "30rem" };

interface PaneKind {
  readonly draw: (scene: Scene, say: Say) => Picture;
  /** The same for a phone, where it is another picture there. */
  readonly drawSmall?: (scene: Scene, say: Say) => Picture;
  /** The same in words. */
  readonly label: (scene: Scene, say: Say) => string;
}

/** The panes that are pictures, in the order in which they stand. */
const PICTURES: Readonly<Record<string, PaneKind>> = {
  slots: {
    draw: (scene, say) => slotsPicture(scene, { width: WIDTH, kind: "ring", say }),
    drawSmall: (scene, say) => slotsPicture(scene, { width: PHONE.width, kind: "strip", say }),
    label: describe,
  },
  graph: { draw: (scene, say) => graph(scene, { width: WIDTH, say }), label: (_, say) => say("ui.graph") },
};

/** The words of a language as the pictures ask for them. */
export function sayIn(words: Words): Say {
  return (key, values) => say(words, key, values);
}

/** The point that a figure stands at. */
export function pointOfFigure(figure: Element): Point {
  return pointAt(figure.getAttribute("scenario") ?? "", figure.getAttribute("step") ?? "");
}

/** The markup of a figure. */
export function figureMarkup(figure: Element, studio: Studio): string {
  const { id } = figure;
  const caption = figure.innerHTML.trim() || titleOf(pointOfFigure(figure).source, studio.language);
  return `<figure id="${id}" class="lab-figure">${stillMarkup(figure, studio, "lazy")}<figcaption>${caption} <a class="here" href="#${id}" aria-label="#${id}">#</a></figcaption></figure>`;
}

/** The still pictures of a figure, in the place where the live one will be, with what that has to know. */
export function stillMarkup(figure: Element, studio: Studio, loading: "lazy" | "eager"): string {
  const { scene } = pointOfFigure(figure);
  const panes = figure.getAttribute("panes") ?? "slots graph";
  const images = Object.entries(PICTURES)
    .filter(([pane]) => panes.split(" ").includes(pane))
    .map(([pane, { draw, drawSmall, label }]) => {
      const say = sayIn(studio.words);
      const name = `${figure.id}-${pane}`;
      const words = label(scene, say);
      const image = imageMarkup(name, draw(scene, say), words, studio, loading);
      return drawSmall ? `<picture>${sourceMarkup(`${name}-small`, drawSmall(scene, say), words, studio)}${image}</picture>` : image;
    });
  if (images.length === 0) {
    throw new Error("a figure needs a pane that is a picture");
  }
  const attributes = ATTRIBUTES.flatMap((name) => {
    const value = figure.getAttribute(name);
    return value === null ? [] : [` data-${name}="${escaped(value)}"`];
  });
  const style = panes.split(" ").includes("graph") ? ` style="--lab-graph-height:${graphHeight(figure.getAttribute("scenario") ?? "", sayIn(studio.words))}px"` : "";
  return `<div class="lab"${attributes.join("")}${style}>${images.join("")}</div>`;
}

/** A picture as a file of its own, and the image that shows it. */
export function imageMarkup(name: string, picture: Picture, words: string, studio: Studio, loading: "lazy" | "eager" = "lazy"): string {
  return `<img src="${fileOf(name, picture, words, studio)}" width="${picture.width}" height="${picture.height}" alt="${escaped(words)}" loading="${loading}" decoding="async">`;
}

/** The image that a phone shows instead. */
function sourceMarkup(name: string, picture: Picture, words: string, studio: Studio): string {
  return `<source media="(max-width: ${PHONE.screen})" srcset="${fileOf(name, picture, words, studio)}" width="${picture.width}" height="${picture.height}">`;
}

/** Writes a picture as a file; its address on the page. */
function fileOf(name: string, picture: Picture, words: string, { language, file }: Studio): string {
  const path = file(`${name}.svg`, toSvg(picture, { label: words, language }));
  return `${PAGES[language].includes("/") ? "../" : ""}${path}`;
}

/** What the pictures of the article have in common: each becomes a file of its own, and the image that shows it. */
import { say } from "../src/i18n";
import type { Say, Words } from "../src/i18n";
import type { Picture } from "../src/picture/shape";
import { toSvg } from "../src/picture/svg";
import { escaped } from "./html";
import { rootOf } from "./outline";
import type { Language } from "./outline";
import { pointAt } from "./point";
import type { Point } from "./point";

/** What is needed to draw in a language. */
export interface Studio {
  readonly language: Language;
  readonly words: Words;
  /** Takes in a file that the page refers to, and says where it will be, from the root. */
  readonly file: (name: string, source: string) => string;
  /** The same with a picture to take away. */
  readonly take: (name: string, content: Promise<Uint8Array>) => string;
}

/** The words of a language as the pictures ask for them. */
export function sayIn(words: Words): Say {
  return (key, values) => say(words, key, values);
}

/** The point that a figure stands at. */
export function pointOfFigure(figure: Element): Point {
  return pointAt(figure.getAttribute("scenario") ?? "", figure.getAttribute("step") ?? "");
}

/** A picture as a file of its own, and the image that shows it. */
export function imageMarkup(name: string, picture: Picture, words: string, studio: Studio, loading: "lazy" | "eager" = "lazy"): string {
  const { language, file } = studio;
  const path = `${rootOf(language)}${file(`${name}.svg`, toSvg(picture, { label: words, language }))}`;
  return `<img src="${path}" width="${picture.width}" height="${picture.height}" alt="${escaped(words)}" loading="${loading}" decoding="async">`;
}

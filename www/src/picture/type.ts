/** How wide text is, and how it fits into the room there is. It measures nothing: the build has no fonts. */
import { byKey } from "../memo";

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

/** Letters of the monospaced fonts take 0.55 to 0.61 of the font's size, Chinese characters all of it. */
const MONO = 0.61;
/** The mean letter of a sentence in the widest of the sans-serif fonts. */
const PROSE = 0.6;

/** The width of a monospaced text. */
export function textWidth(text: string, size: number): number {
  return widthOf(text, size, MONO);
}

/** The width of a sentence; no font sets it wider. */
export function proseWidth(text: string, size: number): number {
  return widthOf(text, size, PROSE);
}

function widthOf(text: string, size: number, letter: number): number {
  return widths(`${letter} ${text}`, () => Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? 1 : letter), 0)) * size;
}

/** The widths of texts of the size 1: the same few are asked for at each step. */
const widths = byKey<number>(8192);

/**
 * The text, or as much of it as fits with an ellipsis; nothing if not even two letters do. A text in quotes is cut within
 * them: `"fift…"` is still a String, and `fift` would be a name.
 */
export function fit(text: string, size: number, width: number, measure = textWidth): string {
  if (measure(text, size) <= width) {
    return text;
  }
  const end = text.endsWith(QUOTE) ? `…${QUOTE}` : "…";
  const letters = Array.from(end === "…" ? text : text.slice(0, -1));
  do {
    letters.pop();
  } while (letters.length > 0 && measure(`${letters.join("").trimEnd()}${end}`, size) > width);
  return letters.length < 2 ? "" : `${letters.join("").trimEnd()}${end}`;
}

/** Before and behind the text of a String. */
const QUOTE = '"';

/** A name, or its beginning and its end with an ellipsis between: names that begin alike often end in a number. */
export function fitName(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) {
    return text;
  }
  const letters = Array.from(text);
  const room = Math.floor(width / textWidth("m", size)) - 1;
  const tail = Math.min(3, Math.floor(room / 3));
  return tail < 1 ? fit(text, size, width) : fit(letters.slice(0, -tail).join(""), size, width - textWidth("m", size) * tail) + letters.slice(-tail).join("");
}

/** A text on lines. */
export interface Wrapped {
  readonly lines: readonly string[];
  /** How many words had to be cut. */
  readonly cuts: number;
}

/**
 * The text on as many lines as there are widths, parted between its words where that is possible: after a space or a
 * mark, before the capital of a name like `requestContext`. What the last line cannot hold, `fitted` cuts.
 */
export function wrap(text: string, size: number, widths: readonly number[], fitted: typeof fitName = fit): Wrapped {
  const lines: string[] = [];
  let cuts = 0;
  let rest = text;
  for (const [n, width] of widths.entries()) {
    if (n === widths.length - 1 || textWidth(rest, size) <= width) {
      lines.push(fitted(rest, size, width));
      break;
    }
    const end = breakAt(rest, size, width);
    cuts += parts(rest[end - 1] ?? "", rest[end] ?? "") ? 0 : 1;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return { lines: lines.filter((line) => line !== ""), cuts };
}

/** Where to cut a text that is too long for a line. */
function breakAt(text: string, size: number, width: number): number {
  let end = 0;
  let used = 0;
  let good = 0;
  for (const letter of text) {
    used += textWidth(letter, size);
    if (used > width) {
      break;
    }
    end += letter.length;
    if (parts(letter, text[end] ?? "")) {
      good = end;
    }
  }
  if (good > end / 3) {
    return good;
  }
  // No line is a closing quote alone.
  const letters = Array.from(text.slice(0, end));
  return text.slice(end) === QUOTE && letters.length > 1 ? letters.slice(0, -1).join("").length : end;
}

/** Whether a line may end between two letters. */
function parts(before: string, after: string): boolean {
  return /[\s._\-/:,;]/.test(before) || (/[\p{Ll}\d]/u.test(before) && /\p{Lu}/u.test(after));
}

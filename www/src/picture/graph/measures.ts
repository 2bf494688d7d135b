/** The measures of a graph for a width, and the room that texts have. It knows nothing of what is drawn. */
import { byKey } from "../../memo";
import { fit, textWidth } from "../type";
import { ENTRIES, HOLDERS, KEYS, NAMES, VALUES } from "./plan";
import type { Column } from "./plan";

/** A column's left edge and width. */
interface Strip {
  readonly x: number;
  readonly width: number;
}

export interface Measures {
  readonly width: number;
  /** On narrow pictures a holder stands below the name that refers to it. */
  readonly stacked: boolean;
  readonly font: number;
  /** The size of captions and of second texts. */
  readonly small: number;
  /** By column. */
  readonly columns: readonly Strip[];
  /** By the column on its left: where references run up and down. */
  readonly channels: readonly Strip[];
  /** What a label leaves free of its box, on both sides together. */
  readonly padding: number;
  /** Between an Entry and the frame of its map. */
  readonly margin: number;
  readonly indent: number;
  /** The height of a box with one line of text, and what each further one adds. */
  readonly boxHeight: number;
  readonly textHeight: number;
  /** Between two lines. */
  readonly gap: number;
  /** How far below the middle a second reference meets a box. */
  readonly port: number;
}

const MIN_WIDTH = 296;
const MAX_WIDTH = 900;
const STACKED_BELOW = 520;

/** The widths of columns and channels, left to right, at a width, and how what is left over is shared. */
interface Widths {
  readonly at: number;
  readonly strips: readonly (readonly [width: number, share: number])[];
}

// Names, gap, holders, channel, keys, channel, Entries with their frame, channel, values, margin.
const ROOMY: Widths = {
  at: 600,
  strips: [[89, 0.06], [17, 0], [120, 0.12], [34, 0.14], [52, 0.06], [41, 0.14], [108, 0], [24, 0.14], [105, 0.34], [9, 0]],
};
const STACKED: Widths = {
  at: 296,
  strips: [[14, 0], [0, 0], [75, 0.36], [16, 0.08], [36, 0.04], [18, 0.08], [56, 0.08], [16, 0.08], [61, 0.28], [3, 0]],
};

/** The measures for so many pixels. */
export function measuresFor(available: number): Measures {
  const width = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, available)));
  const stacked = width < STACKED_BELOW;
  const { at, strips } = stacked ? STACKED : ROOMY;
  const margin = stacked ? 3 : 9;
  const edges: Strip[] = [];
  let x = 1;
  for (const [base, share] of strips) {
    const wide = base + share * (width - at);
    edges.push({ x, width: wide });
    x += wide;
  }
  const strip = (n: number): Strip => edges[n] ?? { x: 0, width: 0 };
  const entries = strip(6);
  const names = stacked ? { x: 1, width: strip(0).width + strip(2).width } : strip(0);
  return {
    width,
    stacked,
    font: stacked ? 11 : 12,
    small: stacked ? 10 : 11,
    columns: [names, strip(2), strip(4), { x: entries.x + margin, width: entries.width - 2 * margin }, strip(8)],
    channels: [strip(1), strip(3), strip(5), strip(7), strip(9)],
    padding: stacked ? 6 : 8,
    margin,
    indent: stacked ? 8 : 13,
    boxHeight: 24,
    textHeight: stacked ? 13 : 14,
    gap: stacked ? 11 : 7,
    port: stacked ? 6 : 7,
  };
}

/** The room that a box has in a column, `indent` levels deep. */
export function stripOf({ columns, indent, margin }: Measures, column: Column, depth: number, head: boolean): Strip {
  const { x, width } = columns[column] ?? { x: 0, width: 0 };
  const by = head ? -margin : depth * indent;
  return { x: x + by, width: width - by + (head ? margin : 0) };
}

/** The channel to the right of a column. */
export function channelOf({ channels }: Measures, column: Column): Strip {
  return channels[column] ?? { x: 0, width: 0 };
}

/** All columns, from the left. */
export const COLUMNS: readonly Column[] = [NAMES, HOLDERS, KEYS, ENTRIES, VALUES];

const LINES = 3;

/** The text in as many lines as it takes, three at most: it breaks between words, and within one where a part of it ends. */
export function wrap(text: string, size: number, width: number): readonly string[] {
  return wrapped(`${size} ${width} ${text}`, () => wrapAnew(text, size, width));
}

/** The same labels stand in the same room at most steps. */
const wrapped = byKey<readonly string[]>(4096);

function wrapAnew(text: string, size: number, width: number): readonly string[] {
  const fits = (text: string) => textWidth(text, size) <= width;
  if (fits(text)) {
    return [text];
  }
  // A String stays on one line, in its quotes. A thread does without its class before it does without its end.
  const [, string, thread] = /^(?:(".*")|Thread (.*))$/s.exec(text) ?? [];
  if (string !== undefined) {
    return [fit(string, size, width)];
  }
  if (thread !== undefined) {
    return wrap(thread, size, width);
  }
  const lines: string[] = [];
  let line = "";
  const add = (piece: string, space: string) => {
    if (line !== "" && !fits(line + space + piece) && lines.length < LINES - 1) {
      lines.push(line);
      line = piece;
    } else {
      line += (line === "" ? "" : space) + piece;
    }
  };
  for (const word of text.split(" ")) {
    for (const [n, part] of (fits(word) ? [word] : partsOf(word, fits)).entries()) {
      add(part, n === 0 ? " " : "");
    }
  }
  return [...lines, line].map((line) => fit(line, size, width));
}

/** A name in pieces that fit: cut at its humps, underscores, hyphens and brackets, and else wherever it must be. */
function partsOf(word: string, fits: (text: string) => boolean): readonly string[] {
  const parts = word.match(/[A-Z]*[^A-Z\-_[,]*[-_[,]*/g)?.filter((part) => part !== "") ?? [word];
  return parts.flatMap((part) => {
    const pieces: string[] = [];
    let rest = part;
    while (rest.length > 2 && !fits(rest)) {
      let end = rest.length - 1;
      while (end > 1 && !fits(rest.slice(0, end))) {
        end -= 1;
      }
      pieces.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return [...pieces, rest];
  });
}

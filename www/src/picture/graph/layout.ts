/** Gives the boxes, names and texts of a plan their places. It knows no language and no colours. */
import { fit, textWidth } from "../type";
import { channelOf, stripOf, wrap } from "./measures";
import type { Measures } from "./measures";
import { ENTRIES, HOLDERS, NAMES } from "./plan";
import type { Box, Line, NameCell, Note, Plan, Span } from "./plan";
import { routesOf } from "./routes";
import type { Route } from "./routes";

/** A box or a name in its place. */
export interface Placed {
  readonly line: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  /** The label's lines, then those of the second text. */
  readonly texts: readonly string[];
  readonly details: readonly string[];
}

export interface PlacedBox extends Placed {
  readonly box: Box;
}

export interface PlacedName extends Placed {
  readonly name: NameCell;
}

export interface PlacedNote {
  readonly line: number;
  readonly note: Note;
}

/** A frame around lines. */
export interface Frame {
  readonly span: Span;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Caption {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Layout {
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly names: readonly PlacedName[];
  readonly notes: readonly PlacedNote[];
  /** The middle of each line. */
  readonly middles: readonly number[];
  readonly groups: readonly Frame[];
  readonly maps: readonly Frame[];
  readonly captions: readonly Caption[];
  readonly routes: readonly Route[];
}

/** Where the first line begins. */
const TOP = 24;
const CAPTION = 19;
const APART = 11;
/** Between a line and the frame around it. */
const PADDING = 4;

/** The places of everything in a plan. */
export function layoutOf(plan: Plan, on: Measures): Layout {
  const { lines } = plan;
  const boxes = lines.flatMap((line, n) => line.boxes.map((box) => placedBox(on, box, n)));
  const names = lines.flatMap((line, n) => (line.name ? [placedName(on, line.name, line, n)] : []));
  const notes = lines.flatMap((line, n) => line.notes.map((note) => ({ line: n, note })));
  const { lanes, finish } = routesOf(plan.wires, lines, [...boxes, ...names], on);
  const heights = lines.map((_, n) =>
    Math.max(on.boxHeight, ...[...boxes, ...names].filter(({ line }) => line === n).map(({ height }) => height)),
  );
  const middles: number[] = [];
  const tops: number[] = [];
  let y = TOP;
  for (const [n, line] of lines.entries()) {
    y += (line.apart ? APART : 0) + (line.captions.length === 0 ? 0 : CAPTION);
    const height = heights[n] ?? 0;
    tops.push(y);
    middles.push(y + height / 2);
    y += height + Math.max(on.gap, 6 + (lanes[n] ?? 0) * 5);
  }
  const bottom = (n: number) => (middles[n] ?? 0) + (heights[n] ?? 0) / 2;
  const frame = (span: Span, x: number, width: number): Frame => {
    const top = (tops[span.first] ?? 0) - PADDING;
    return { span, x, y: top, width, height: bottom(span.last) + PADDING - top };
  };
  const left = stripOf(on, NAMES, 0, false);
  const entries = stripOf(on, ENTRIES, 0, true);
  return {
    height: Math.ceil(y + 4),
    boxes,
    names,
    notes,
    middles,
    groups: plan.groups.map((span) => frame(span, left.x, on.stacked ? 0 : left.width)),
    maps: plan.maps.map((span) => frame(span, entries.x, entries.width)),
    captions: lines.flatMap((line, n) => {
      const room = channelOf(on, HOLDERS).x - left.x;
      const text = line.captions.find((text) => textWidth(text, on.small) <= room) ?? fit(line.captions.at(-1) ?? "", on.small, room);
      const key = `caption ${plan.groups.find(({ first }) => first === n)?.key ?? "garbage"}`;
      return text === "" ? [] : [{ key, x: left.x + 2, y: (tops[n] ?? 0) - PADDING - 6, text }];
    }),
    routes: finish(middles, heights),
  };
}

function placedBox(on: Measures, box: Box, line: number): PlacedBox {
  const { x, width } = stripOf(on, box.column, box.indent, box.head);
  const label = box.head && on.stacked ? "Map" : box.label;
  const { size, texts } = written(label, on, width - (box.head ? 4 : on.padding));
  const details = box.detail === "" ? [] : box.detail.split("\n").flatMap((text) => wrap(text, on.small, width - 6));
  const count = texts.length + details.length;
  return { box, line, x, width, height: on.boxHeight + (count - 1) * on.textHeight, size, texts, details };
}

function placedName(on: Measures, name: NameCell, line: Line, n: number): PlacedName {
  const strip = stripOf(on, NAMES, 0, false);
  // A name alone in its line may be as long as the way to the keys.
  const wide = line.boxes.some(({ column }) => column === HOLDERS) || !on.stacked ? strip.width : channelOf(on, HOLDERS).x - strip.x;
  // The state of a thread is no name.
  const isState = name.look === "state";
  const { size, texts } = name.text === "" ? { size: on.font, texts: [] } : written(name.text, isState ? { ...on, font: on.small } : on, wide - 12);
  const details = name.detail === "" ? [] : [fit(name.detail, on.small, wide - 12)];
  const widths = [...texts.map((text) => textWidth(text, size)), ...details.map((text) => textWidth(text, on.small))];
  const count = Math.max(1, texts.length + details.length);
  return { name, line: n, x: strip.x + 7, width: Math.max(0, ...widths), height: on.boxHeight + (count - 1) * on.textHeight, size, texts, details };
}

/** A label in the usual size, or smaller if that saves a line or an end. */
function written(text: string, { font, small }: Measures, width: number): { readonly size: number; readonly texts: readonly string[] } {
  const usual = wrap(text, font, width);
  const smaller = wrap(text, small, width);
  const isBetter = smaller.length < usual.length || (usual.join("").includes("…") && !text.includes("…"));
  return isBetter ? { size: small, texts: smaller } : { size: font, texts: usual };
}

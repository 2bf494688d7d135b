/** A bar chart: labelled numbers in, a picture out. It knows no DOM, no colours and no language. */
import { textWidth } from "./picture/type";
import type { Picture, Shape } from "./picture/shape";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Where the value is the greatest of several, the least of them: the bar is full up to there. */
  readonly least?: number;
  /** The value as it is written. */
  readonly text: string;
  /** What it means, as the class of a slot does. */
  readonly meaning: "inUse" | "leaked" | "lingering" | "held";
}

/** Bars under one heading. */
export interface Group {
  readonly heading: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 440;
const BAR = 20;
const GAP = 6;
const FONT = 13;
const HEADING = 26;

/** Each group of bars with its own scale, unless `shared`: then all have that of the longest. */
export function bars(groups: readonly Group[], shared: boolean): Picture {
  // Names like WeakHashMap have more capitals than the mean text, and are wider than the estimate.
  const labels = Math.max(...groups.flatMap(({ bars }) => bars.map(({ label }) => textWidth(label, FONT)))) + 24;
  const most = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const shapes: Shape[] = [];
  let y = 4;
  for (const [g, { heading, bars }] of groups.entries()) {
    if (heading !== "") {
      shapes.push({ kind: "text", key: `heading ${g}`, class: "", x: 0, y: y + 14, anchor: "start", size: FONT, text: heading });
      y += HEADING;
    }
    const greatest = shared ? most : Math.max(...bars.map(({ value }) => value));
    const texts = Math.max(...bars.map(({ text }) => textWidth(text, FONT))) + 8;
    const room = WIDTH - labels - texts;
    for (const [n, { label, value, least = value, text, meaning }] of bars.entries()) {
      const key = `${g} ${n}`;
      const widthOf = (value: number) => Math.max(1, greatest === 0 ? 1 : (room * value) / greatest);
      const width = widthOf(value);
      if (least < value) {
        shapes.push({ kind: "box", key: `range ${key}`, class: "node", x: labels, y, width, height: BAR, radius: 3 });
      }
      shapes.push(
        { kind: "text", key: `label ${key}`, class: "head", x: labels - 8, y: y + 15, anchor: "end", size: FONT, text: label },
        { kind: "box", key: `bar ${key}`, class: `node ${meaning}`, x: labels, y, width: widthOf(least), height: BAR, radius: 3 },
        { kind: "text", key: `text ${key}`, class: "", x: labels + width + 6, y: y + 15, anchor: "start", size: FONT, text },
      );
      y += BAR + GAP;
    }
    y += 10;
  }
  return { width: WIDTH, height: y, shapes };
}

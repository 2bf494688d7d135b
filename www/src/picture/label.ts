/** The key and the value of an entry on the lines that a cell has room for. It knows no cell's shape. */
import { keyText } from "./seats";
import type { Seat } from "./seats";
import { r } from "./geometry";
import type { Path, Shape, Text } from "./shape";
import { fitName, textWidth, wrap } from "./type";

const LEADING = 1.12;

interface Line {
  readonly class: "key" | "value";
  readonly text: string;
}

/** One way to set a label, and how well it does. */
interface Setting {
  readonly lines: readonly Line[];
  readonly size: number;
  readonly merit: number;
}

/** The numbers of lines for key and value, and the share of the font's size: what is tried, the plainest first. */
const SPLITS = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [2, 3],
] as const;
/** With room for one line, that is the key's. */
const ALONE = [[1, 0]] as const;
const SHARES = [1, 0.92, 0.84];
const SMALLEST = 8.5;

/** What a setting loses for each line, each cut word, each text that is left out in part, and each hundredth of the size, in letters. */
const COSTS = { line: 0.6, cut: 4, left: 3, size: 0.06 };

/**
 * The lines around the origin, centred. `room` is the width that a line has whose middle is at `y`. Of the ways to set
 * them, the one is taken that shows most letters, cuts fewest words and has the fewest lines.
 */
export function labelShapes(seat: Seat, size: number, most: number, room: (y: number) => number): Shape[] {
  let best: Setting | undefined;
  for (const [keys, values] of most < 2 ? ALONE : SPLITS) {
    for (const share of SHARES) {
      if (keys + values <= most && (share === 1 || size * share >= SMALLEST)) {
        const setting = set(seat, size, share, keys, values, room);
        if (share === 1 && keys + values === 2 && setting.merit === shownOf(seat)) {
          return linesShapes(seat, setting);
        }
        best = best === undefined || setting.merit > best.merit ? setting : best;
      }
    }
  }
  return best ? linesShapes(seat, best) : [];
}

/** How many lines fit into a height; one is always tried. */
export function linesIn(height: number, size: number): number {
  return Math.max(1, Math.floor(height / (size * LEADING)));
}

/** How many letters there are to show. */
function shownOf(seat: Seat): number {
  return letters(keyText(seat)) + letters(seat.valueName);
}

function letters(text: string): number {
  return Array.from(text.replaceAll(/[\s…]/g, "")).length;
}

function set(seat: Seat, full: number, share: number, keys: number, values: number, room: (y: number) => number): Setting {
  const size = full * share;
  const widths = Array.from({ length: keys + values }, (_, n) => room(middle(n, keys + values, size)));
  const key = wrap(keyText(seat), size, widths.slice(0, keys), fitName);
  const rest = widths.slice(keys);
  const value = rest.length === 0 ? { lines: [], cuts: 0 } : wrap(seat.valueName, size, rest);
  const shown = letters(key.lines.join("")) + letters(value.lines.join(""));
  const left = [key, value].filter(({ lines }) => lines.some((line) => line.includes("…"))).length;
  const lost = COSTS.left * left + COSTS.line * (keys + values - 2) + COSTS.cut * (key.cuts + value.cuts) + COSTS.size * 100 * (1 - share);
  const lines: Line[] = [
    ...key.lines.map((text) => ({ class: "key" as const, text })),
    ...value.lines.map((text) => ({ class: "value" as const, text })),
  ];
  // Fewer lines than there was room for stand elsewhere, where there is less room: that is another split.
  const asPlanned = lines.length === keys + values || keys + values === 2;
  return { lines, size, merit: asPlanned ? shown - lost : -Infinity };
}

function linesShapes(seat: Seat, { lines, size }: Setting): Shape[] {
  return lines.flatMap((line, n) => lineShapes(seat, line, size, n, lines.length));
}

/** The middle of a line, of so many around 0. */
function middle(n: number, count: number, size: number): number {
  return (n - (count - 1) / 2) * size * LEADING;
}

function lineShapes({ marked }: Seat, { class: name, text }: Line, size: number, n: number, count: number): Shape[] {
  const y = middle(n, count, size) + size * 0.34;
  const line: Text = { kind: "text", key: `line ${n}`, class: name, x: 0, y, anchor: "middle", size, text };
  return marked[name] ? [line, underline(`mark ${n}`, -textWidth(text, size) / 2, y + 2.5, textWidth(text, size))] : [line];
}

/** The mark of a GC under a text. */
export function underline(key: string, x: number, y: number, width: number): Path {
  return { kind: "path", key, class: "gc-mark", d: `M${r(x)} ${r(y)}h${r(width)}` };
}

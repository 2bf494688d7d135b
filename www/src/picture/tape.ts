/** The measures of slots in rows, for a width and a number of slots. It knows nothing of what is in the slots. */
import type { Point } from "./geometry";

export interface Tape {
  readonly width: number;
  /** The height of all rows. */
  readonly height: number;
  /** The first slot, and how many there are. */
  readonly first: number;
  readonly count: number;
  readonly columns: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly rowHeight: number;
  readonly fonts: { readonly label: number; readonly numeral: number; readonly cursor: number };
  /** Lines of text that a cell holds under its numeral. */
  readonly lines: number;
}

/** Heights within a row, from its top. */
export const ROW = { tags: 17, looks: 24, cells: 29 } as const;
/** The room below the cells, for notches and arcs. */
const ARCS = 18;

const MIN_WIDTH = 260;
const MAX_WIDTH = 1280;
const EDGE = 2;
const COMFORTABLE = 60;
const NARROWEST = 34;
/** A first table. */
const SHORT = 16;

/** The rows that fit into `width` pixels. */
export function tape(width: number, first: number, count: number): Tape {
  const wide = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));
  const roomy = wide >= 440;
  const label = roomy ? 11 : 10;
  const lines = roomy ? 4 : 3;
  const height = Math.round(label * 1.3 + lines * label * 1.12 + 9);
  const rowHeight = ROW.cells + height + ARCS;
  const cellWidth = (columns: number) => (wide - 2 * EDGE) / columns;
  let columns = SHORT;
  while (cellWidth(columns) < COMFORTABLE) {
    columns /= 2;
  }
  // A table that has doubled keeps its height as long as its cells can shrink.
  for (let length = SHORT; length < count; length *= 2) {
    columns = cellWidth(columns * 2) >= NARROWEST ? columns * 2 : columns;
  }
  const narrow = cellWidth(columns) < COMFORTABLE;
  return {
    width: wide,
    height: (count / columns) * rowHeight,
    first,
    count,
    columns,
    cell: { width: Math.min(96, cellWidth(columns)), height },
    rowHeight,
    fonts: { label: narrow ? 9 : label, numeral: narrow ? 8.5 : 9.5, cursor: roomy ? 10.5 : 9.5 },
    lines,
  };
}

/** Whether a slot is among those that are drawn. */
export function isOn({ first, count }: Tape, slot: number): boolean {
  return slot >= first && slot < first + count;
}

/** The top left corner of a slot's cell. */
export function cornerOf(on: Tape, slot: number): Point {
  const n = slot - on.first;
  return { x: leftOf(on) + (n % on.columns) * on.cell.width, y: rowOf(on, slot) * on.rowHeight + ROW.cells };
}

/** The row of a slot. */
export function rowOf({ first, columns }: Tape, slot: number): number {
  return Math.floor((slot - first) / columns);
}

/** Where the rows begin, and where they end. */
export function leftOf({ width, columns, cell }: Tape): number {
  return (width - columns * cell.width) / 2;
}

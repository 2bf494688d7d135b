/** The measures of a ring of slots for a width and a table length. It knows nothing of what is in the slots. */
import type { Point, Sector } from "./geometry";

/**
 * How slots are labelled: upright text while there is room, along the radius in a crowd; in a greater crowd not at all,
 * and beyond `CELL_LIMIT` one cell stands for several slots.
 */
export type Crowd = "upright" | "radial" | "bare";

export interface Dial {
  readonly width: number;
  readonly height: number;
  readonly center: Point;
  readonly inner: number;
  readonly outer: number;
  readonly length: number;
  /** Number of cells drawn. */
  readonly cells: number;
  readonly slotsPerCell: number;
  readonly crowd: Crowd;
  /** Font sizes in pixels. */
  readonly fonts: { readonly key: number; readonly value: number; readonly numeral: number; readonly cursor: number };
  /** Whether cursors have a margin of their own beside the ring. */
  readonly roomy: boolean;
}

const MIN_WIDTH = 260;
const MAX_WIDTH = 620;
const ROOMY_WIDTH = 460;
const CELL_LIMIT = 256;
const UPRIGHT_ARC = 40;
const RADIAL_ARC = 13;

const LARGE = { key: 12.5, value: 11.5, numeral: 11, cursor: 11 };
const CROWDED = { key: 10.5, value: 10.5, numeral: 9, cursor: 11 };
const SMALL = { key: 11, value: 10, numeral: 9, cursor: 10 };

/** The dial that fits into `width` pixels. */
export function dial(width: number, length: number): Dial {
  const wide = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));
  const roomy = wide >= ROOMY_WIDTH;
  const outer = wide / 2 - (roomy ? 66 : 18);
  const slotsPerCell = Math.ceil(length / CELL_LIMIT);
  const cells = Math.ceil(length / slotsPerCell);
  const crowded = cells > 16;
  const inner = outer * (crowded ? 0.5 : 0.54);
  const arc = (Math.PI * (inner + outer)) / cells;
  const height = Math.round(2 * outer + (roomy ? 96 : 48));
  return {
    width: wide,
    height,
    center: { x: wide / 2, y: height / 2 },
    inner,
    outer,
    length,
    cells,
    slotsPerCell,
    crowd: !crowded || arc >= UPRIGHT_ARC ? "upright" : arc >= RADIAL_ARC ? "radial" : "bare",
    fonts: roomy ? (crowded ? CROWDED : LARGE) : SMALL,
    roomy,
  };
}

/** The cell that a slot is drawn in. */
export function cellOf({ slotsPerCell }: Dial, slot: number): number {
  return Math.floor(slot / slotsPerCell);
}

/** The angle of a cell's middle, in degrees; slot 0 is at the top. */
export function angleOf({ cells }: Dial, cell: number): number {
  return (cell * 360) / cells;
}

/** A cell's sector around angle 0, a hair smaller than its share so that neighbours stay apart. */
export function cellSector({ cells, inner, outer, crowd }: Dial): Sector {
  const half = 180 / cells;
  const gap = crowd === "bare" ? half * 0.08 : Math.min(0.7, half * 0.1);
  return { inner, outer, from: -half + gap, to: half - gap };
}

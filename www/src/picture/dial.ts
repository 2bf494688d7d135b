/** The measures of a ring of slots for a width and a table length. It knows nothing of what is in the slots. */
import type { Point, Sector } from "./geometry";
import { textWidth } from "./type";

/** How slots are labelled: upright text while there is room, along the radius in a crowd, in a greater one not at all. */
export type Crowd = "upright" | "radial" | "bare";

export interface Dial {
  readonly width: number;
  readonly height: number;
  readonly center: Point;
  readonly inner: number;
  readonly outer: number;
  readonly length: number;
  readonly crowd: Crowd;
  /** Font sizes in pixels. */
  readonly fonts: { readonly label: number; readonly numeral: number; readonly cursor: number };
  /** The radius of the numerals' middle. */
  readonly numerals: number;
  /** The radius of the marks of the cells that were looked at. */
  readonly looks: number;
  /** Where the room of the cursors begins: outside the ring, or in its hole. */
  readonly margin: number;
  readonly cursorsInside: boolean;
  /** The height that is kept below the ring for words that its middle cannot hold. */
  readonly caption: number;
}

const MIN_WIDTH = 260;
const MAX_WIDTH = 640;
/** The smallest hole that can hold the words. In a smaller one are the cursors, and the words stand below. */
const HOLE = 82;
/** The rim of the hole, where the arcs run. */
const RIM = 23;
const UPRIGHT_ARC = 40;
const RADIAL_ARC = 12;

/** The dial that fits into `width` pixels. */
export function dial(width: number, length: number, captionHeight: number): Dial {
  const wide = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));
  const roomy = wide >= 440;
  const cursor = roomy ? 11 : 9;
  const band = roomy ? 30 : 23;
  const hole = length > 16 ? 0.5 : 0.53;
  // The widest line of a cursor is `Expunge`, with a pair of lines at most.
  const beside = band + textWidth("Expunge", cursor) + 12;
  const cursorsInside = hole * (wide / 2 - beside) < HOLE;
  const outer = wide / 2 - (cursorsInside ? band - 2 : beside);
  const inner = outer * hole;
  const arc = (Math.PI * (inner + outer)) / length;
  const caption = cursorsInside ? captionHeight : 0;
  const around = Math.round(2 * (outer + (cursorsInside ? band - 2 : band + cursor * 2.4 + 10)));
  return {
    width: wide,
    height: around + caption,
    center: { x: wide / 2, y: around / 2 },
    inner,
    outer,
    length,
    crowd: length <= 16 || arc >= UPRIGHT_ARC ? "upright" : arc >= RADIAL_ARC ? "radial" : "bare",
    fonts: { label: roomy ? (length > 16 ? 10 : 11.5) : 9.5, numeral: roomy ? 10.5 : 9, cursor },
    numerals: outer + (roomy ? 9 : 7),
    looks: outer + (roomy ? 21 : 16),
    margin: cursorsInside ? inner - RIM : outer + band,
    cursorsInside,
    caption,
  };
}

/** The angle of a slot's middle, in degrees; slot 0 is at the top. */
export function angleOf({ length }: Dial, slot: number): number {
  return (slot * 360) / length;
}

/** A slot's sector around angle 0, a hair smaller than its share so that neighbours stay apart. */
export function cellSector({ length, inner, outer, crowd }: Dial): Sector {
  const half = 180 / length;
  const gap = crowd === "bare" ? half * 0.08 : Math.min(0.7, half * 0.1);
  return { inner, outer, from: -half + gap, to: half - gap };
}

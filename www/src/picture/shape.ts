/**
 * The description of a picture: shapes as plain data, keyed by what they stand for.
 *
 * `draw.ts` puts it on the page, `svg.ts` into a file. Nothing here knows a DOM, and a shape's class says what it means,
 * never its colour.
 */
import type { Point } from "./geometry";

/** What a shape stands for: it lights up with it. */
export interface Marks {
  readonly slot?: number;
  readonly objects?: readonly number[];
}

interface Common {
  /**
   * Unlike that of its siblings; the same thing keeps its key from step to step. Siblings that stay should keep their
   * order, for what is put elsewhere does not move there.
   */
  readonly key: string;
  readonly class: string;
  readonly marks?: Marks;
}

/** Where a group is. Turns are degrees, clockwise. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

/** A group that is moved and turned as a whole. */
export interface Group extends Common, Place {
  readonly kind: "group";
  readonly children: readonly Shape[];
  /**
   * What travels from step to step, wherever it is drawn, and where its middle is in the picture. A group of a layer, that
   * is of a group that lies directly in the picture, comes from where its subject was drawn last, and fades when its
   * subject is gone.
   */
  readonly subject?: { readonly name: string; readonly at: Point };
  /** Where a new group starts; `motion.ts` finds it. */
  readonly from?: Place;
  /** What it is in words: a reader who has no pointer can go to it. */
  readonly says?: string;
}

export interface Path extends Common {
  readonly kind: "path";
  readonly d: string;
}

export interface Text extends Common {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  /** The font's size. */
  readonly size: number;
  readonly text: string;
}

export interface Box extends Common {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

export type Shape = Group | Path | Text | Box;

/** A whole picture, in CSS pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

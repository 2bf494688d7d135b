/**
 * The description of a picture: shapes as plain data, keyed by what they stand for.
 *
 * `draw.ts` puts it on the page. Nothing here knows a DOM, and a shape's class says what it means, never its colour.
 */

/** What a shape stands for: it lights up with it. */
export interface Marks {
  readonly slot?: number;
  readonly objects?: readonly number[];
}

interface Common {
  /** Unlike that of its siblings; the same thing keeps its key from step to step. */
  readonly key: string;
  readonly class: string;
  readonly marks?: Marks;
}

/** A group that is moved and turned as a whole. */
export interface Group extends Common {
  readonly kind: "group";
  readonly x: number;
  readonly y: number;
  /** Degrees, clockwise. */
  readonly turn: number;
  readonly children: readonly Shape[];
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

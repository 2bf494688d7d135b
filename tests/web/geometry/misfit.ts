/** What does not fit in a figure. The readers beside this file find it in the DOM. */

/** One thing that does not fit. */
export interface Misfit {
  readonly kind: "overlap" | "cut" | "sticks out" | "sideways";
  /** The part of the figure. */
  readonly where: string;
  /** The texts concerned. */
  readonly what: string;
}

/** Which elements of a figure's shadow tree a reader is to look at. */
export interface Places {
  /** Holds all parts. */
  readonly body: string;
  /** The parts that stand beside each other. */
  readonly parts: string;
  /** Texts that are there for a screen reader alone. */
  readonly unseen: string;
}

/**
 * The reader's place in a run, and what each control makes of it. It goes by beats; micro-steps are for those who ask.
 *
 * State and command in, state out. It knows no clock and no frames.
 */
import { beatBefore, nextBeat } from "./beats";
import type { Beats } from "./beats";

/** Where the reader stands. */
export interface Place {
  readonly step: number;
  readonly playing: boolean;
  /** Whether the last move was one on to the next beat: only that is shown as a movement. */
  readonly glides: boolean;
}

/** What a control or a key asks for. */
export type Order = "next" | "back" | "first" | "last" | "toggle" | "stepOn" | "stepBack" | "tick" | { readonly seek: number };

/** The part of the run that is read: from the figure's first step to the end of its last beat. */
export interface Span {
  readonly beats: Beats;
  readonly from: number;
  readonly to: number;
  readonly stepCount: number;
}

/** The place after an order. At the end, the next beat and Play begin again. */
export function obey(place: Place, order: Order, span: Span): Place {
  const { step, playing } = place;
  const atEnd = step >= span.to;
  const still = { step, playing: false, glides: false };
  const stand = (at: number): Place => ({ ...still, step: Math.max(0, Math.min(at, span.stepCount)) });
  if (typeof order === "object") {
    return stand(order.seek);
  }
  switch (order) {
    case "next":
      return atEnd ? stand(span.from) : { step: nextBeat(span.beats, step), playing: playing && nextBeat(span.beats, step) < span.to, glides: true };
    case "tick": {
      const next = nextBeat(span.beats, step);
      return atEnd || !playing ? still : { step: next, playing: next < span.to, glides: true };
    }
    case "back":
      return stand(beatBefore(span.beats, step));
    case "first":
      return stand(span.from);
    case "last":
      return stand(span.to);
    case "stepOn":
      return stand(step + 1);
    case "stepBack":
      return stand(step - 1);
    case "toggle":
      return playing ? still : { step: atEnd ? span.from : step, playing: span.from < span.to, glides: false };
  }
}

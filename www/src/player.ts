/**
 * Where the reader stands in a run, and how each control moves them: plain data and one function over it.
 *
 * It knows no clock, no keys' events and no DOM.
 */

/** The reader's place. */
export interface Player {
  /** From 0 to `stepCount`. */
  readonly step: number;
  readonly stepCount: number;
  /** The last step of each operation, ascending. */
  readonly ends: readonly number[];
  readonly playing: boolean;
  /** Playing stops here. */
  readonly until: number;
  /** Playing goes round here and does not stop. */
  readonly round: Round | undefined;
  /** Playing moves so far at once. */
  readonly stride: Stride;
}

/** So many steps, or to the result of so many operations. */
export interface Stride {
  readonly by: "step" | "operation";
  readonly count: number;
}

const EACH_STEP: Stride = { by: "step", count: 1 };

/** Two steps to go round between; the first comes before the other. */
export interface Round {
  readonly from: number;
  readonly to: number;
}

/** What a control asks for. */
export type Command =
  | "first"
  | "last"
  | "back"
  | "step"
  /** To the result of the operation that runs, or else of the next one. */
  | "operation"
  /** To the result of the operation before. */
  | "operationBack"
  /** To the first step of the next operation. */
  | "next"
  | "toggle"
  /** One stride of playing. */
  | "tick"
  | { readonly seek: number }
  | { readonly playUntil: number };

/** A run of `stepCount` steps, looked at from `step`. */
export function player(stepCount: number, ends: readonly number[], step = 0): Player {
  return { step: clamp(step, stepCount), stepCount, ends, playing: false, until: stepCount, round: undefined, stride: EACH_STEP };
}

/** The place after a command. */
export function command(state: Player, order: Command): Player {
  const { step, stepCount, playing, until, round } = state;
  if (order === "toggle") {
    return playing ? { ...state, playing: false } : start(state);
  }
  if (order === "tick") {
    if (!playing || step >= until) {
      return playing && round ? { ...state, step: round.from } : state;
    }
    const next = Math.min(until, strode(state));
    return { ...state, step: next, playing: next < until || until === round?.to };
  }
  if (typeof order === "object" && "playUntil" in order) {
    return play(state, clamp(order.playUntil, stepCount));
  }
  return { ...state, step: clamp(target(state, order), stepCount), playing: false };
}

/** Whether a command would change anything. */
export function possible(state: Player, order: Command): boolean {
  return order === "toggle" ? state.stepCount > 0 : command(state, order).step !== state.step;
}

/** How many operations there are to play between two steps; one that is cut off by the end counts too. */
export function operationsBetween(ends: readonly number[], from: number, to: number): number {
  const first = firstAfter(ends, from);
  const last = firstAfter(ends, to);
  return last - first + (to > from && ends[last - 1] !== to ? 1 : 0);
}

/** The place among ascending steps of the first that comes after one. */
function firstAfter(ends: readonly number[], step: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? Infinity) > step) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** Where a stride leads. */
function strode({ step, stepCount, ends, stride: { by, count } }: Player): number {
  return by === "step" ? step + count : (ends[firstAfter(ends, step) + count - 1] ?? stepCount);
}

/** Begins to play: on the round if there is one, from the start if this is the end. */
function start(state: Player): Player {
  const { step, stepCount, round } = state;
  if (round) {
    return { ...state, step: step < round.from || step > round.to ? round.from : step, until: round.to, playing: true };
  }
  return play(step < stepCount ? state : { ...state, step: 0 }, stepCount);
}

function play(state: Player, until: number): Player {
  return { ...state, until, playing: state.step < until };
}

function target(
  { step, stepCount, ends }: Player,
  order: Exclude<Command, "toggle" | "tick" | { playUntil: number }>,
): number {
  if (typeof order === "object") {
    return order.seek;
  }
  switch (order) {
    case "first":
      return 0;
    case "last":
      return stepCount;
    case "back":
      return step - 1;
    case "step":
      return step + 1;
    case "operation":
      return ends[firstAfter(ends, step)] ?? stepCount;
    case "operationBack":
      return ends[firstAfter(ends, step - 1) - 1] ?? 0;
    case "next":
      // Standing on a result, the operation that follows it is the next one.
      return (ends[firstAfter(ends, step - 1)] ?? stepCount) + 1;
  }
}

function clamp(step: number, stepCount: number): number {
  return Math.max(0, Math.min(stepCount, Math.round(step)));
}

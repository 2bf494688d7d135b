/**
 * How playing goes: what it moves by, and how long it rests at each place, so that nobody waits longer for its end than they
 * would want to. Times are milliseconds.
 *
 * It knows no clock: whoever keeps one asks here.
 */
import { operationsBetween } from "./player";
import type { Player, Stride } from "./player";

export interface Pace extends Stride {
  /** The rest at each place. */
  readonly pause: number;
}

/** Playing a run takes no longer than this. */
export const LONGEST = 120_000;

/** What is shown for a shorter time than this nobody sees, so rather something is left out. */
const SHORTEST = 50;

/** So few operations would be over before the reader has seen anything of them. */
const FEW = 8;

/**
 * The pace to where playing stops, if each step shall rest so long: by step as long as that is over in time; otherwise by
 * operation. Where even that takes too long, and where a few operations have all the steps, the rests are shorter; if they
 * would be too short, several are played at once.
 */
export function paceOf(player: Player, pause: number): Pace {
  const { from, until } = wayOf(player);
  const steps = until - from;
  const operations = operationsBetween(player.ends, from, until);
  if (steps * pause <= LONGEST || (operations <= FEW && steps * SHORTEST <= LONGEST)) {
    return { by: "step", ...fit(steps, pause, LONGEST) };
  }
  return { by: "operation", ...fit(operations, pause, LONGEST) };
}

/** The pace by step to where playing stops, so that it is there within a time. */
export function paceWithin(player: Player, pause: number, time: number): Pace {
  const { from, until } = wayOf(player);
  return { by: "step", ...fit(until - from, pause, time) };
}

/** How long it takes to where playing stops. */
export function duration(player: Player, { by, count, pause }: Pace): number {
  const { from, until } = wayOf(player);
  const places = by === "step" ? until - from : operationsBetween(player.ends, from, until);
  return Math.ceil(places / count) * pause;
}

/** On a round, one time round. */
function wayOf({ step, until, round }: Player): { readonly from: number; readonly until: number } {
  return round?.to === until ? { from: round.from, until } : { from: step, until };
}

function fit(places: number, pause: number, time: number): Pick<Pace, "count" | "pause"> {
  const count = Math.max(1, Math.ceil((places * SHORTEST) / time));
  return { count, pause: Math.min(pause, time / Math.max(1, Math.ceil(places / count))) };
}

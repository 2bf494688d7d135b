/** The reader's guess on the slots, and how right it was. */
import type { Point } from "./geometry";
import type { Shape } from "./shape";
import type { SlotsOptions } from "./slots";

/** How a guess came out. */
export interface Score {
  /** Slots that were guessed, and it happened to them. */
  readonly right: ReadonlySet<number>;
  /** It happened to them, and they were not guessed. */
  readonly missed: ReadonlySet<number>;
  /** Slots that were guessed, and nothing happened to them. */
  readonly wrong: ReadonlySet<number>;
}

const RADIUS = 7;

/** What is drawn in the circle: a dot, a tick, a cross, an exclamation mark. */
const SIGNS = {
  guess: "M0 0h0",
  right: "M-3.2 .2 -.9 2.6 3.4 -2.6",
  wrong: "M-2.5 -2.5 2.5 2.5M2.5 -2.5 -2.5 2.5",
  missed: "M0 -3.4v3.8M0 3.2v.2",
} as const;

/** A badge on each slot that was guessed; once there is a score, on each slot that it speaks of. */
export function badgeShapes({ guess, score }: SlotsOptions, place: (slot: number) => Point): Shape[] {
  const sets = score ? ([["right", score.right], ["wrong", score.wrong], ["missed", score.missed]] as const) : ([["guess", guess ?? new Set<number>()]] as const);
  return sets.flatMap(([kind, slots]) =>
    [...slots].map((slot): Shape => {
      return {
        kind: "group",
        key: String(slot),
        class: `badge ${kind}`,
        marks: { slot },
        ...place(slot),
        turn: 0,
        children: [
          { kind: "box", key: "disc", class: "disc", x: -RADIUS, y: -RADIUS, width: 2 * RADIUS, height: 2 * RADIUS, radius: RADIUS },
          { kind: "path", key: "sign", class: "sign", d: SIGNS[kind] },
        ],
      };
    }),
  );
}

/**
 * The walk of a call through a table: where its light stands, where it has been, what it scanned, and what it never saw.
 *
 * It knows the looks of a call and no geometry.
 */
import type { LookKind, Looks } from "../engine";

/** One look of the walk. */
export interface Stop {
  readonly slot: number;
  readonly kind: LookKind;
}

/** What the picture shows of a call's looks. */
export interface Walk {
  /** Every look so far, in order. */
  readonly stops: readonly Stop[];
  /** Where the light stands; nothing where no call runs. */
  readonly at: number | undefined;
  /** The slots of the trail: walked, not scanned. */
  readonly walked: ReadonlySet<number>;
  /** The slots that `cleanSomeSlots` has looked at, in order, and `n` at each. */
  readonly scanned: readonly { readonly slot: number; readonly n: number }[];
  /** Once a call is over that cleaned: the slots that it never looked at, ascending. */
  readonly never: readonly number[];
  /** How many slots it has looked at; 0 where no call runs. */
  readonly looked: number;
  readonly over: boolean;
}

const NONE: Walk = { stops: [], at: undefined, walked: new Set(), scanned: [], never: [], looked: 0, over: false };

/** Above so many slots the table is drawn in parts, and single looks of a walk are not. */
const MANY = 4096;

/** The walk of a call in a table of `length` slots; `ns` are the values of `n` at the last cells of its scan. */
export function walkOf(looks: Looks | undefined, length: number, ns: readonly number[] = []): Walk {
  if (!looks || looks.length === 0) {
    return NONE;
  }
  const stops = looks.length > MANY ? [] : [...looks];
  const walked = new Set<number>();
  const slots: number[] = [];
  let cleaned = false;
  for (const { slot, kind } of looks) {
    cleaned ||= kind !== "probed" && kind !== "moved";
    if (kind === "scanned") {
      slots.push(slot);
    } else {
      walked.add(slot);
    }
  }
  const seen = new Set([...walked, ...slots]);
  const never = looks.over && cleaned ? Array.from({ length }, (_, slot) => slot).filter((slot) => !seen.has(slot)) : [];
  return {
    stops,
    at: looks.over ? undefined : looks.at(-1)?.slot,
    walked,
    scanned: slots.map((slot, index) => ({ slot, n: ns[index - slots.length + ns.length] ?? 0 })),
    never,
    looked: seen.size,
    over: looks.over,
  };
}

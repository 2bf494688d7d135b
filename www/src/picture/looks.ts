/** Which cells the call has looked at, and how. It knows no geometry. */
import type { LookKind, Looks as CallLooks } from "../engine";
import { lastFor } from "../memo";
import type { Scene } from "../scene";

/**
 * `walked`: on the way to a key, to null or to a free slot; `scanned`: only for stale entries; `never`: the call has
 * scanned, it is over, and it has not looked there.
 */
export type Look = "walked" | "scanned" | "never";

export interface Looks {
  readonly cells: ReadonlyMap<number, Look>;
  /** The cell that was looked at last; once the call is over, where its scan stopped. */
  readonly last: number | undefined;
}

const LOOKS: Readonly<Record<LookKind, Look>> = {
  probed: "walked",
  lookedBack: "walked",
  expunged: "walked",
  reseated: "walked",
  moved: "walked",
  scanned: "scanned",
  swept: "scanned",
};

const NONE: Looks = { cells: new Map(), last: undefined };

/** The cells that were looked at, the last look at each. A long table's others are too many to mark. */
export function looksOf({ looks, length }: Scene): Looks {
  return looks ? known(looks, [length], () => looksIn(looks, length)) : NONE;
}

const known = lastFor<Looks>();

function looksIn(looks: CallLooks, length: number): Looks {
  const cells = new Map<number, Look>();
  let scan: number | undefined;
  for (const { slot, kind } of looks) {
    const look = LOOKS[kind];
    // A scan over cells of its own run does not make them walked again.
    cells.set(slot, cells.get(slot) === "scanned" ? "scanned" : look);
    scan = look === "scanned" ? slot : scan;
  }
  if (looks.over && scan !== undefined && length <= FEW) {
    for (let slot = 0; slot < length; slot += 1) {
      if (!cells.has(slot)) {
        cells.set(slot, "never");
      }
    }
  }
  return { cells, last: looks.over ? scan : looks.at(-1)?.slot };
}

/** Up to so many cells, those that were never looked at are marked. */
const FEW = 64;

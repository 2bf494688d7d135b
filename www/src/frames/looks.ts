/** The slots that a call has looked at, as words. It knows neither the engine nor a recording. */

/**
 * How a call looks at a slot:
 * - `probed`: on the way from the key's home to the key or to null;
 * - `lookedBack`: on the way back from a stale slot to the null before its run, for `slotToExpunge`;
 * - `expunged`: by `expungeStaleEntry`, from its stale slot to the next null;
 * - `reseated`: for the new slot of an Entry that `expungeStaleEntry` moves;
 * - `scanned`: by `cleanSomeSlots`;
 * - `swept`: by `expungeStaleEntries`, which looks at every slot;
 * - `moved`: by `resize`, which looks at every slot of the old table.
 */
export type LookKind = "probed" | "lookedBack" | "expunged" | "reseated" | "scanned" | "swept" | "moved";

/** A look at a slot. */
export interface Look {
  readonly slot: number;
  readonly kind: LookKind;
}

const LOOK_KINDS: readonly LookKind[] = ["probed", "lookedBack", "expunged", "reseated", "scanned", "swept", "moved"];
const LOOK_SLOT_BITS = 28;

/** The slots that a call of `get`, `set` or `remove` has looked at by a step, in order; as typed array, since they can be all of 65,536. */
export class Looks {
  readonly #words: Uint32Array;
  /** The map that the call works on, as an object id; 0 if there is none yet. */
  readonly map: number;
  /** Whether the call is done: a slot that it has not looked at by now, it never did. */
  readonly over: boolean;

  constructor(words: Uint32Array, { map, over }: { readonly map: number; readonly over: boolean }) {
    this.#words = words;
    this.map = map;
    this.over = over;
  }

  get length(): number {
    return this.#words.length;
  }

  /** The look at `index`; -1 is the last one. */
  at(index: number): Look | undefined {
    const word = this.#words.at(index);
    const kind = LOOK_KINDS[((word ?? 0) >>> LOOK_SLOT_BITS) - 1];
    return word === undefined || kind === undefined ? undefined : { slot: word & ((1 << LOOK_SLOT_BITS) - 1), kind };
  }

  /** The looks in order. */
  *[Symbol.iterator](): Generator<Look> {
    for (let index = 0; index < this.length; index += 1) {
      const look = this.at(index);
      if (look) {
        yield look;
      }
    }
  }

  /** For each slot that was looked at, how it was last. The others never were: see `over`. */
  cells(): Map<number, LookKind> {
    return new Map(Array.from(this, ({ slot, kind }) => [slot, kind]));
  }

  /** The last slot that was looked at in this way: where the walk or scan stands or, once the call is over, where it stopped. */
  stop(kind: LookKind): number | undefined {
    for (let index = this.length - 1; index >= 0; index -= 1) {
      const look = this.at(index);
      if (look?.kind === kind) {
        return look.slot;
      }
    }
    return undefined;
  }
}

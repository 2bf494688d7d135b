/** The slots of a table as words, and its entries. It knows neither the engine nor a recording. */

/** An Entry in a slot of a table. Ids are object ids; 0 is `null`. */
export interface Slot {
  readonly index: number;
  /** Where the Entry stands in the bucket of a chained table, from 0; in the JDK's open table a slot holds one Entry, so 0. */
  readonly place: number;
  readonly entry: number;
  /** 0 when the key was cleared: the Entry is stale. */
  readonly key: number;
  /** Where the key would sit without a collision. Unknown when the Entry is stale, but for a chained table: there it is the slot. */
  readonly home: number | undefined;
  readonly value: number;
}

export const WORDS_PER_ENTRY = 4;
const HOME = 2;
const UNKNOWN_HOME = 0xffffffff;

/**
 * The slots of a map. They stay a typed array: a table can have 65,536 of them.
 *
 * Four words stand for an Entry: its id, its key's, the home slot, its value's. First come those of each slot, all 0 but the home where the
 * slot is empty; in a chained table they are those of the first Entry of the bucket, and behind them come the other entries, in the order
 * of the slots and then of the bucket, with the slot as their home.
 */
export class Slots {
  readonly words: Uint32Array;
  readonly length: number;
  /** What this table is called, and what it was made of. */
  readonly #name = Symbol("slots");
  readonly #before: symbol | undefined;
  readonly #changed: readonly number[];
  /** For each bucket of more than one Entry, the number of the first of the others. */
  readonly #others = new Map<number, number>();
  /** The entries that somebody has asked for, by number. */
  readonly #entries: (Slot | undefined)[] = [];

  /** `before` is the table before the entries with the numbers `changed` became others: the rest of its entries stay the same objects. */
  constructor(words: Uint32Array, length = words.length / WORDS_PER_ENTRY, before?: Slots, changed: readonly number[] = []) {
    this.words = words;
    this.length = length;
    this.#before = before && before.#name;
    this.#changed = changed;
    for (let number = words.length / WORDS_PER_ENTRY - 1; number >= length; number -= 1) {
      this.#others.set(this.#bucketOf(number), number);
    }
    if (before) {
      this.#entries = before.#entries.slice(0, words.length / WORDS_PER_ENTRY);
      for (const number of changed) {
        this.#entries[number] = undefined;
      }
    }
  }

  /** The numbers of the entries that are not those of `other`; nothing if this table was not made of that one. */
  changesFrom(other: Slots): readonly number[] | undefined {
    return this.#before === other.#name ? this.#changed : undefined;
  }

  /** The Entry in the slot at `index`, in a chained table the first one; `undefined` if there is none. */
  at(index: number): Slot | undefined {
    return index < this.length ? this.#entry(index, index, 0) : undefined;
  }

  /** The entries in the slot at `index`, in order: one at most, but for a chained table. */
  bucket(index: number): Slot[] {
    const first = this.at(index);
    if (first === undefined) {
      return [];
    }
    const entries = [first];
    let number = this.#others.get(index) ?? 0;
    while (number > 0 && this.#bucketOf(number) === index) {
      const next = this.#entry(number, index, entries.length);
      if (next) {
        entries.push(next);
      }
      number += 1;
    }
    return entries;
  }

  /** Whether an Entry is in the table. */
  has(entry: number): boolean {
    for (let at = 0; at < this.words.length; at += WORDS_PER_ENTRY) {
      if (this.words[at] === entry) {
        return true;
      }
    }
    return false;
  }

  /** Every Entry, in the order of the table and of its buckets. */
  *occupied(): Generator<Slot> {
    for (let index = 0; index < this.length; index += 1) {
      if (this.words[index * WORDS_PER_ENTRY] !== 0) {
        yield* this.bucket(index);
      }
    }
  }

  #entry(number: number, index: number, place: number): Slot | undefined {
    const known = this.#entries[number];
    if (known?.index === index && known.place === place) {
      return known;
    }
    const start = number * WORDS_PER_ENTRY;
    const [entry = 0, key = 0, home = UNKNOWN_HOME, value = 0] = this.words.subarray(start, start + WORDS_PER_ENTRY);
    const slot = entry === 0 ? undefined : { index, place, entry, key, home: home === UNKNOWN_HOME ? undefined : home, value };
    this.#entries[number] = slot;
    return slot;
  }

  #bucketOf(number: number): number {
    return this.words[number * WORDS_PER_ENTRY + HOME] ?? UNKNOWN_HOME;
  }
}

/** Words for so many entries, to be changed: the first are those of `before`, behind them are empty slots. */
export function wordsFor(entries: number, before?: Slots): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(entries * WORDS_PER_ENTRY);
  const kept = before?.words.subarray(0, words.length) ?? [];
  words.set(kept);
  for (let at = kept.length; at < words.length; at += WORDS_PER_ENTRY) {
    words[at + HOME] = UNKNOWN_HOME;
  }
  return words;
}

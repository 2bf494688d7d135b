/**
 * Frames as the engine hands them over: each as what changed since the one before. What did not change stays the same object.
 *
 * What is told, and in which words, stands at `HandOver` and `Changes` in `crate/src/frame/changes.rs`.
 */
import type { LedgerView, ObjectView, TableView } from "../../pkg/threadlocal_lab.js";
import { kept } from "../model/kept";
import { frameOf } from "./frame";
import type { Frame, Sections } from "./frame";
import { Slots, wordsFor, WORDS_PER_ENTRY } from "./slots";

/** The sections with texts that changed; of the objects and the ledger the rows, of the output the lines that were added. */
export interface Changes
  extends Partial<Pick<Sections, "design" | "notes" | "stack" | "listing" | "message" | "beat" | "threads" | "roots" | "leaked" | "uncaught">> {
  readonly objects?: readonly ObjectView[];
  readonly ledger?: readonly LedgerView[];
  readonly output?: readonly string[];
}

/** The next frame, made of the old one, which is the very frame if nothing changed. `words` are all that is numbers. */
export function changedFrame({ objects, ledger, output, ...whole }: Changes, words: Uint32Array, old?: Frame): Frame {
  const from = new Words(words);
  const { looked, ...numbers } = {
    step: from.next(),
    position: { operation: from.next(), operationEnds: from.next() === 1 },
    totals: { objectCount: from.next(), ledgerCount: from.next() },
    heap: { used: from.next(), capacity: from.next(), inUse: from.next(), lingering: from.next(), leaked: from.next(), garbage: from.next() },
    source: sourceIn(from),
    call: callIn(from),
    looked: from.list(),
    objects: rowsOf(from.list(), objects, ({ id }) => id, old?.objects),
    ledger: rowsOf(from.list(), ledger, ({ value }) => value, old?.ledger),
    output: linesIn(from, output, old?.output),
  };
  const { tables, slots } = tablesIn(from, old?.slots);
  const told: Record<string, unknown> = {};
  for (const [name, section] of Object.entries({ ...whole, ...numbers, tables })) {
    told[name] = kept<unknown>(old?.[name as keyof Sections], section);
  }
  // What is not told is that of the old frame; of the first one everything is told.
  const sections = { ...old, ...told, ...(looked && { looked }), slots: equalTables(old?.slots, slots) } as Sections;
  const isSame = old && Object.entries(sections).every(([name, section]) => old[name as keyof Frame] === section);
  return isSame ? old : frameOf(sections, old);
}

/** Words that are read one by one. */
class Words {
  readonly #words: Uint32Array;
  #at = 0;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  get done(): boolean {
    return this.#at >= this.#words.length;
  }

  next(): number {
    const word = this.#words[this.#at] ?? 0;
    this.#at += 1;
    return word;
  }

  /** The next words. */
  some(count: number): Uint32Array {
    this.#at += count;
    return this.#words.subarray(this.#at - count, this.#at);
  }

  /** A list behind one more than how many words it has; nothing if it is the one of before. */
  list(): readonly number[] | undefined {
    const count = this.next();
    return count === 0 ? undefined : Array.from(this.some(count - 1));
  }
}

function sourceIn(from: Words): Sections["source"] {
  const source = { line: from.next(), column: from.next(), endLine: from.next(), endColumn: from.next() };
  return source.line > 0 ? source : undefined;
}

function callIn(from: Words): Sections["call"] {
  const isCall = from.next() === 1;
  const call = { call: from.next(), map: from.next(), first: from.next(), end: from.next(), over: from.next() === 1 };
  return isCall ? call : undefined;
}

/** The old rows, or those of the keys; some of them are told anew. */
function rowsOf<T>(keys: readonly number[] | undefined, told: readonly T[] = [], keyOf: (row: T) => number, old: readonly T[] = []): readonly T[] {
  if (!keys && told.length === 0) {
    return old;
  }
  const rows = new Map([...old, ...told].map((row) => [keyOf(row), row]));
  return (keys ?? old.map(keyOf)).flatMap((key) => rows.get(key) ?? []);
}

function linesIn(from: Words, added: readonly string[] = [], old: Sections["output"] = { first: 0, lines: [] }): Sections["output"] {
  const [first, stay] = [from.next(), from.next()];
  if (first === old.first && stay === old.lines.length && added.length === 0) {
    return old;
  }
  const begin = first - old.first;
  return { first, lines: [...(stay === 0 ? [] : old.lines.slice(begin, begin + stay)), ...added] };
}

/** The tables, and the slots of each in the same order. */
function tablesIn(from: Words, old?: ReadonlyMap<number, Slots>): { readonly tables: readonly TableView[]; readonly slots: ReadonlyMap<number, Slots> } {
  const tables: TableView[] = [];
  const slots = new Map<number, Slots>();
  while (!from.done) {
    const table = { map: from.next(), thread: from.next(), inheritable: from.next() === 1, length: from.next(), size: from.next(), threshold: from.next() };
    const [entries, changed] = [from.next(), from.next()];
    const before = old?.get(table.map);
    const isSame = changed === 0 && before?.length === table.length && before.words.length === entries * WORDS_PER_ENTRY;
    tables.push(table);
    slots.set(table.map, isSame ? before : slotsIn(from, { length: table.length, entries, changed, before }));
  }
  return { tables, slots };
}

function slotsIn(from: Words, { length, entries, changed, before }: { readonly length: number; readonly entries: number; readonly changed: number; readonly before: Slots | undefined }): Slots {
  const words = wordsFor(entries, before);
  const numbers: number[] = [];
  for (let left = changed; left > 0; left -= 1) {
    const number = from.next();
    numbers.push(number);
    words.set(from.some(WORDS_PER_ENTRY), number * WORDS_PER_ENTRY);
  }
  return new Slots(words, length, before, numbers);
}

/** The old slots if each table has the same. */
function equalTables(old: ReadonlyMap<number, Slots> | undefined, fresh: ReadonlyMap<number, Slots>): ReadonlyMap<number, Slots> {
  return old?.size === fresh.size && [...fresh].every(([map, slots]) => old.get(map) === slots) ? old : fresh;
}

/**
 * Values made of an old value and the words that say what changed. What did not change is the very same object.
 *
 * It knows shapes, and of what they mean only the two that have classes of their own: slots of tables and lines of output.
 */
import type { Columns } from "./columns";
import { Damaged } from "./columns";
import type { Lines } from "./frame";
import type { Shape } from "./shapes";
import { Slots, wordsFor, WORDS_PER_ENTRY } from "./slots";

/** Reads the next value of a shape; `old` is what it is a change of, if anything. */
export type Read = (from: Columns, old?: unknown) => unknown;

/** The reader of a shape, and how many columns it reads. */
export interface Reader {
  readonly read: Read;
  readonly columns: number;
}

type Values = readonly unknown[];
type Fields = Readonly<Record<string, unknown>>;

/** The reader of a shape whose columns are numbered from `first` on: its own, then those of its parts in order. */
export function reader(shape: Shape, first = 0): Reader {
  const leaf = (read: Read) => ({ read, columns: 1 });
  if (typeof shape === "string") {
    switch (shape) {
      case "number":
        return leaf((from, old) => from.number(first, typeof old === "number" ? old : 0));
      case "flag":
        return leaf((from) => from.next(first) === 1);
      case "text":
        return leaf((from) => from.texts.of(from.next(first)));
      case "slots":
        return leaf((from, old) => slots(from, first, old as ReadonlyMap<number, Slots> | undefined));
      case "lines":
        return { read: (from, old) => lines(from, first, old as Lines | undefined), columns: 2 };
    }
  }
  if ("choice" in shape) {
    return leaf((from) => shape.choice[from.next(first)] ?? damaged("a choice"));
  }
  const part = (inner: Shape, make: (read: Read) => Read): Reader => {
    const { read, columns } = reader(inner, first + 1);
    return { read: make(read), columns: columns + 1 };
  };
  if ("maybe" in shape) {
    return part(shape.maybe, (read) => (from, old) => (from.next(first) === 0 ? undefined : read(from, old)));
  }
  if ("list" in shape) {
    return part(shape.list, (read) => (from, old) => list(from, { first, read }, old as Values | undefined));
  }
  if ("rows" in shape) {
    return part(shape.rows, (read) => (from, old) => rows(from, { first, read }, old as Values | undefined));
  }
  const names = "record" in shape ? Object.keys(shape.record) : undefined;
  const shapes = "record" in shape ? Object.values(shape.record) : shape;
  let columns = 1;
  const reads = shapes.map((shape) => {
    const part = reader(shape, first + columns);
    columns += part.columns;
    return part.read;
  });
  const read: Read = names
    ? (from, old) => record(from, { first, names, reads }, old as Fields | undefined)
    : (from, old) => reads.map((read, index) => read(from, (old as Values | undefined)?.[index]));
  return { read, columns };
}

interface Place {
  /** The value's own column. */
  readonly first: number;
  readonly read: Read;
}

/** Some items of the old list, those between, and some of the old list again. */
function list(from: Columns, { first, read }: Place, old: Values = []): Values {
  const [begin, end, count] = [from.next(first), from.next(first), from.next(first)];
  const stop = old.length - end;
  if (begin > stop) {
    damaged("a list");
  }
  const items = old.slice(0, begin);
  for (let index = 0; index < count; index += 1) {
    const like = begin + index < stop ? old[begin + index] : index > 0 ? items.at(-1) : undefined;
    items.push(read(from, like));
  }
  items.push(...old.slice(stop));
  return items;
}

interface FieldPlaces {
  readonly first: number;
  readonly names: readonly string[];
  readonly reads: readonly Read[];
}

/** The fields that differ; a record without any is the old one. */
function record(from: Columns, { first, names, reads }: FieldPlaces, old?: Fields): Fields {
  const mask = from.next(first);
  if (mask === 0 && old) {
    return old;
  }
  const fields: Record<string, unknown> = {};
  names.forEach((name, index) => {
    if (((mask >>> index) & 1) === 0) {
      fields[name] = old ? old[name] : damaged("a record");
    } else {
      fields[name] = reads[index]?.(from, old?.[name]);
    }
  });
  return fields;
}

/** Rows that are gone, rows that changed in their places, new rows behind them, and the order if it is another. */
function rows(from: Columns, { first, read }: Place, old: Values = []): Values {
  const gone = new Set(from.list(first));
  const changed = from.list(first);
  const added = from.next(first);
  const order = from.list(first);
  const held = [...old];
  for (const place of changed) {
    held[place] = read(from, held[place]);
  }
  const now = held.filter((_, place) => !gone.has(place));
  let like = old.at(-1);
  for (let count = 0; count < added; count += 1) {
    like = read(from, like);
    now.push(like);
  }
  if (order.length === 0) {
    return now;
  }
  const sorted: unknown[] = [];
  order.forEach((place, index) => {
    sorted[place] = now[index];
  });
  return sorted.length === now.length ? sorted : damaged("an order");
}

/** A table of more entries than this is damage: no memory holds it. */
const MOST_ENTRIES = 1 << 25;

function slots(from: Columns, first: number, old: ReadonlyMap<number, Slots> = new Map()): ReadonlyMap<number, Slots> {
  const gone = new Set(from.list(first));
  const tables = new Map([...old].filter(([map]) => !gone.has(map)));
  for (let left = from.next(first); left > 0; left -= 1) {
    const [map, length, count] = [from.next(first), from.next(first), from.next(first)];
    const held = tables.get(map);
    if (count > MOST_ENTRIES) {
      damaged("a table");
    }
    const words = wordsFor(count, held);
    const changed: number[] = [];
    let number = 0;
    for (let left = from.next(first); left > 0; left -= 1) {
      number += from.next(first);
      changed.push(number);
      for (let at = number * WORDS_PER_ENTRY; at < (number + 1) * WORDS_PER_ENTRY; at += 1) {
        words[at] = from.number(first, words[at] ?? damaged("an entry"));
      }
      number += 1;
    }
    tables.set(map, new Slots(words, length, held, changed));
  }
  return new Map([...tables].sort(([one], [other]) => one - other));
}

function lines(from: Columns, first: number, old?: Lines): Lines {
  const begin = from.number(first, old?.first ?? 0);
  const stay = from.next(first);
  const added = from.next(first);
  const start = begin - (old?.first ?? 0);
  const lines = stay === 0 ? [] : (old?.lines.slice(start, start + stay) ?? []);
  if (lines.length !== stay) {
    damaged("an output");
  }
  for (let count = 0; count < added; count += 1) {
    lines.push(from.texts.of(from.next(first + 1)));
  }
  return { first: begin, lines };
}

function damaged(what: string): never {
  throw new Damaged(`${what} cannot be so`);
}

/**
 * A thread's table as a reader sees it: who sits where, under which name, in which state.
 *
 * Sections of a frame in, plain data out. It knows no geometry, no colours and no DOM.
 */
import type { Fate, FrameView, LedgerView, ListingView, ObjectView, RootView, Slots, TableView, ThreadView } from "../engine";

/** The sections that a table is made of. */
export interface TableSections {
  readonly threads: readonly ThreadView[];
  readonly tables: readonly TableView[];
  readonly slots: ReadonlyMap<number, Slots>;
  readonly objects: readonly ObjectView[];
  readonly ledger: readonly LedgerView[];
  readonly stack: readonly FrameView[];
  readonly roots: readonly RootView[];
  readonly listing: ListingView | undefined;
}

/** Their names, but for the listing, of which only the map counts: for whoever makes a table only when one of them changed. */
export const TABLE_SECTIONS = ["threads", "tables", "slots", "objects", "ledger", "stack", "roots"] as const satisfies readonly (keyof TableSections)[];

/** How a seat looks. `leaked`: no program can ever read the value, though its key is not cleared. */
export type SeatState = "inUse" | "held" | "lingering" | "leaked" | "stale";

const STATES: Readonly<Partial<Record<Fate, SeatState>>> = {
  heldElsewhere: "held",
  lingering: "lingering",
  doomed: "leaked",
  pinned: "leaked",
};

/** An Entry in its slot. */
export interface Seat {
  readonly slot: number;
  /** Object ids. */
  readonly entry: number;
  readonly key: number;
  readonly value: number;
  /** Empty when the key was cleared. */
  readonly keyName: string;
  readonly valueName: string;
  /** Where the key would sit without a collision; unknown when it was cleared. */
  readonly home: number | undefined;
  readonly state: SeatState;
}

/** A thread's table. */
export interface Table {
  /** The map's object id; 0 for a thread without one. */
  readonly map: number;
  readonly thread: string;
  readonly length: number;
  readonly size: number;
  /** By slot, ascending. */
  readonly seats: readonly Seat[];
}

/** The length that the JDK gives a first table: what a thread without a map shows. */
const FIRST_LENGTH = 16;

/** The table that the listing works on, or that of the thread that runs, or of those of other threads the fullest one. */
export function tableOf(sections: TableSections): Table {
  const { threads, tables, slots, listing } = sections;
  const running = threads.find(({ current }) => current) ?? threads[0];
  const table =
    tables.find(({ map }) => map === listing?.map) ??
    tables.find(({ thread, inheritable }) => thread === running?.id && !inheritable) ??
    fullest(tables);
  const thread = table ? threads.find(({ id }) => id === table.thread) : running;
  if (!table) {
    return { map: 0, thread: thread?.name ?? "", length: FIRST_LENGTH, size: 0, seats: [] };
  }
  const names = namesOf(sections);
  const labels = new Map(sections.objects.map(({ id, label }) => [id, label]));
  const fates = new Map(sections.ledger.map(({ value, fate }) => [value, fate]));
  const weak = new Set(sections.objects.flatMap(({ id, reachability }) => (reachability === "weak" ? [id] : [])));
  const seats: Seat[] = [];
  for (const { index, place, entry, key, home, value } of slots.get(table.map)?.occupied() ?? []) {
    if (place === 0) {
      const fate = fates.get(value);
      const state = key === 0 ? "stale" : fate === undefined ? (weak.has(key) ? "leaked" : "inUse") : (STATES[fate] ?? "inUse");
      const keyName = key === 0 ? "" : (names.get(key) ?? labels.get(key) ?? "");
      seats.push({ slot: index, entry, key, value, keyName, valueName: value === 0 ? "null" : (labels.get(value) ?? ""), home, state });
    }
  }
  return { map: table.map, thread: thread?.name ?? "", length: table.length, size: table.size, seats };
}

function fullest(tables: readonly TableView[]): TableView | undefined {
  const taken = tables.filter(({ size }) => size > 0);
  return taken.length === 0 ? tables[0] : taken.reduce((one, other) => (other.size > one.size ? other : one));
}

/** The names by which the program holds objects: of several, that of the outermost frame. */
export function namesOf({ stack, roots }: Pick<TableSections, "stack" | "roots">): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const add = (object: number, name: string) => {
    if (object !== 0 && !names.has(object)) {
      names.set(object, name);
    }
  };
  for (const { line, variables } of stack) {
    // A frame without a line is the JDK's own: its variables name nothing that the reader wrote.
    if (typeof line === "number") {
      for (const { name, value } of variables) {
        add(value.object, name);
      }
    }
  }
  for (const { kind, name, target } of roots) {
    if (kind === "static") {
      add(target, name);
    }
  }
  return names;
}

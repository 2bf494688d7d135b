/**
 * What a reader expects of a run: which of the values that no program can read any more will it free?
 *
 * Tables in, plain data out. It knows no run and no DOM.
 */
import type { Seat, Table } from "./table";

/** What the reader is asked before a run, and has said. */
export interface Prediction {
  /** The table that they are asked about. */
  readonly table: Table;
  /** Whether they can still change what they say: nothing has run yet. */
  readonly isOpen: boolean;
  /** The slots whose values they expect to be freed. */
  readonly marked: ReadonlySet<number>;
  /** What has come of it, once the run is over. */
  readonly outcomes: readonly Outcome[];
}

/** What became of a value that the reader was asked about. */
export interface Outcome {
  readonly slot: number;
  readonly valueName: string;
  readonly isFreed: boolean;
  /** Whether the reader has expected that it is freed. */
  readonly saidFreed: boolean;
}

/** The seats whose value no program can read any more. */
export function leakingIn({ seats }: Table): readonly Seat[] {
  return seats.filter(({ state }) => state === "stale" || state === "leaked");
}

/** What the reader is asked where a run begins, with what they said `before`, and what came of it where the run ends. */
export function predictionAt(place: "start" | "within" | "end", table: Table, before: Prediction | undefined): Prediction | undefined {
  if (place === "start") {
    return before?.isOpen === true ? before : { table: before?.table ?? table, marked: before?.marked ?? new Set(), isOpen: true, outcomes: [] };
  }
  if (place === "end" && before?.outcomes.length === 0) {
    return judged(before, table);
  }
  return before?.isOpen === true ? { ...before, isOpen: false } : before;
}

/** The same with a slot marked, or not any more. */
export function toggled(prediction: Prediction, slot: number): Prediction {
  const marked = new Set(prediction.marked);
  if (!marked.delete(slot)) {
    marked.add(slot);
  }
  return { ...prediction, marked };
}

/** The same after the run. */
function judged(prediction: Prediction, after: Table): Prediction {
  const held = new Set(after.seats.map(({ value }) => value));
  const outcomes = leakingIn(prediction.table).map(({ slot, value, valueName }) => ({
    slot,
    valueName,
    isFreed: !held.has(value),
    saidFreed: prediction.marked.has(slot),
  }));
  return { ...prediction, isOpen: false, outcomes };
}

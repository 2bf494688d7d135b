/**
 * Where a reader stands among the beats of a run, and where the controls lead.
 *
 * Steps and numbers in, steps and numbers out. It knows neither frames nor sentences.
 */
import { countUpTo } from "../numbers";

/** What controls go by: where only the ends of operations are recorded, each operation is read as one. */
export type Unit = "beat" | "operation";

/** The beats of a run, or what is read as such. */
export interface Beats {
  readonly unit: Unit;
  /** The steps at which they end, ascending. */
  readonly ends: ArrayLike<number>;
  /** The steps at which operations end, ascending; each ends a beat too. */
  readonly operations: ArrayLike<number>;
}

/** A row of beats that belong together: those of one operation; or of all operations of a run that is read by them. */
export interface Row {
  readonly unit: Unit;
  /** The operation, from 1; 0 behind the last one. */
  readonly operation: number;
  /** How many beats it has, or how many operations the run. */
  readonly count: number;
  /** How many of them the reader has seen. */
  readonly seen: number;
  /** Whether the last of them is the last of the run. */
  readonly isLast: boolean;
}

/** The end of the first beat behind a step; of the last one, if there is none. */
export function nextBeat({ ends }: Beats, step: number): number {
  return ends[Math.min(countUpTo(ends, step), ends.length - 1)] ?? 0;
}

/** The end of the last beat before a step; 0, the start, if there is none. */
export function beatBefore({ ends }: Beats, step: number): number {
  return ends[countUpTo(ends, step - 1) - 1] ?? 0;
}

/** Whether a beat ends at a step. */
export function endsBeat({ ends }: Beats, step: number): boolean {
  return ends[countUpTo(ends, step) - 1] === step;
}

/**
 * The beats of the operation that a step belongs to. At its last step, and where the reader has just arrived (`ahead`),
 * those of the next one, of which nothing is seen yet. By operation all of them are one row.
 */
export function rowAt({ unit, ends, operations }: Beats, step: number, ahead: boolean): Row {
  const last = ends[ends.length - 1] ?? 0;
  const ended = countUpTo(operations, ahead && step < last ? step : step - 1);
  const from = ended === 0 ? 0 : (operations[ended - 1] ?? 0);
  const to = operations[ended] ?? last;
  const operation = ended < operations.length ? ended + 1 : 0;
  if (unit === "operation") {
    return { unit, operation, count: operations.length, seen: countUpTo(operations, step), isLast: true };
  }
  const before = countUpTo(ends, from);
  return {
    unit,
    operation,
    count: countUpTo(ends, to) - before,
    seen: Math.max(0, countUpTo(ends, step) - before),
    isLast: to === last,
  };
}

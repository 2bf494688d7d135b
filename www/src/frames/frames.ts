/**
 * The frames of a run, whoever makes them: the engine, which knows every step at once, or a recording, which has to be fetched and does not
 * hold everything.
 *
 * It knows neither of the two.
 */
import type { ActionsView, DiagnosticView, ExplanationView, OutcomeView, View } from "../../pkg/threadlocal_lab.js";
import type { Frame } from "./frame";
import type { Looks } from "./looks";
import type { Slots } from "./slots";

/** What a mark on the timeline stands for. */
export type MarkKind = "operation" | "gc" | "leak";

/** A mark on the timeline. */
export interface Mark {
  step: number;
  kind: MarkKind;
}

/** For whom the buttons are: where calls run, and the home slot of a new ThreadLocal. */
export interface Choice {
  readonly on: string;
  readonly home: number;
}

/** At once, or when it is there. */
export type Soon<T> = T | Promise<T>;

/** This is not recorded: whoever wants to know has to ask the engine. */
export class NotRecorded extends Error {}

/** A run as the page sees it. What a recording does not hold throws `NotRecorded`, at once or as a promise. */
export interface Frames {
  /** The version of the engine that made or makes them: only to the same one do ids and step numbers mean the same. */
  readonly engine: string;
  /** The Java that runs. */
  readonly source: string;
  /** The last step; 0 is the beginning. */
  readonly stepCount: number;
  readonly operationCount: number;
  /** How many threads there are in the whole run. */
  readonly threadCount: number;
  readonly diagnostics: readonly DiagnosticView[];
  /** The marks of the timeline, by step. */
  marks(): readonly Mark[];
  /** Whether every step can be had here. If not, the beginning, the ends of operations and the end can. */
  readonly isWhole: boolean;
  /** The steps at which beats end, ascending; of a run that is not whole here, those at which its operations end, and its end. */
  beatEnds(): ArrayLike<number>;
  /** Whether the frame of a step can be had here. */
  holds(step: number): boolean;
  /** The frame of a step. What did not change since the frame that was asked for before is the same object. */
  frame(step: number): Soon<Frame>;
  /** Makes the frame of a step that will probably be asked for next, and gives it; who has nothing to gain by that does without. */
  prepare?(step: number): Frame | undefined;
  /** The step of an address: `start`, `end`, a number, `op:3`, `op:3/beat:2` or `line:22`. Throws if there is no such point. */
  stepOf(address: string): number;
  /** How deep in calls a step is. */
  depth(step: number): number;
  /** The first step behind that is no deeper in calls; the last step if there is none. */
  over(step: number): number;
  /** The last step before that is no deeper; the beginning if there is none. */
  overBack(step: number): number;
  /** The first step behind that is less deep; the last step if there is none. */
  out(step: number): number;
  /** The last step before that is less deep; the beginning if there is none. */
  outBack(step: number): number;
  /** What the first operation does that begins at a step or later; nothing if there is none. */
  outcome(step: number): Soon<OutcomeView | undefined>;
  /** Why a value stays at a step, and what would free it; nothing for a number that is no stored value. */
  explain(step: number, value: number): Soon<ExplanationView | undefined>;
  /** What the buttons append at a step. */
  actions(step: number, choice: Choice): Soon<ActionsView>;
}

/** A moment of a run: the view and the tables that it speaks of. */
export interface Moment {
  readonly view: View;
  /** The slots of each map, by the map's object id. */
  readonly slots: ReadonlyMap<number, Slots>;
  /** What the call at this step has looked at: inside a call that runs the listing, and at the step that ends it. */
  readonly looks?: Looks;
}

/** A frame of a run as one view: what a host is given, and what reads all of a step. Its rows are those of the frame. */
export function momentOf({ stepCount, operationCount }: Pick<Frames, "stepCount" | "operationCount">, frame: Frame): Moment {
  const { position, call, totals, output, looks, slots } = frame;
  const view = {
    step: frame.step,
    stepCount,
    operation: position.operation,
    operationCount,
    operationEnds: position.operationEnds,
    source: frame.source,
    notes: frame.notes,
    stack: frame.stack,
    listing: frame.listing,
    looks: call,
    message: frame.message,
    design: frame.design,
    threads: frame.threads,
    tables: frame.tables,
    objects: frame.objects,
    objectCount: totals.objectCount,
    roots: frame.roots,
    ledger: frame.ledger,
    ledgerCount: totals.ledgerCount,
    leaked: frame.leaked,
    heap: frame.heap,
    output: output.lines,
    outputCount: output.first + output.lines.length,
    uncaught: frame.uncaught,
  };
  // The types of the engine's package do not say that nobody may change what they hold.
  return { view: view as View, slots, ...(looks && { looks }) };
}

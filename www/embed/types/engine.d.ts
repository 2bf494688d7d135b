/** The engine for who draws for themselves. It runs in a page, in a worker and in Node. */
import type { ActionsView, DiagnosticView, ExplanationView, OutcomeView, View } from "../../pkg/threadlocal_lab.js";

export type * from "../../pkg/threadlocal_lab.js";

/** Opens a source. Bad source is no error: see `diagnostics`. */
export declare function open(source: string): Promise<Session>;

/** Where calls run if each shall have a new thread: what `actions` takes. */
export declare const NEW_THREAD: string;

/** Where an operation ends, a GC has swept, or a value starts to leak. */
export interface Mark {
  readonly step: number;
  readonly kind: "operation" | "gc" | "leak";
}

/** An Entry in a slot of a table. Ids are those of objects; 0 is `null`. */
export interface Slot {
  readonly index: number;
  /** Where it stands in the bucket of a chained table, from 0. */
  readonly place: number;
  readonly entry: number;
  /** 0 when the key was cleared: the Entry is stale. */
  readonly key: number;
  /** Where the key would sit without a collision; unknown when the Entry is stale. */
  readonly home: number | undefined;
  readonly value: number;
}

/** The slots of a map. */
export interface Slots {
  readonly length: number;
  /** The Entry in a slot, in a chained table the first one; nothing if there is none. */
  at(index: number): Slot | undefined;
  /** The entries in a slot, in order: one at most, but for a chained table. */
  bucket(index: number): Slot[];
}

/** A source, its run, and the step that it stands on. Only `open` makes one. */
export interface Session extends Disposable {
  /** The Java that runs, with what was appended. */
  readonly source: string;
  /** What is to be said about the source. */
  readonly diagnostics: readonly DiagnosticView[];
  /** The last step; 0 is the state before the first statement. */
  readonly stepCount: number;
  readonly operationCount: number;
  /** The step that it stands on. */
  readonly step: number;
  readonly marks: readonly Mark[];
  /** The steps at which beats end, ascending. */
  readonly beatEnds: Uint32Array;
  /** Stands on a step, or on that of an address: `start`, `end`, `op:3`, `op:3/beat:2`, `line:22`. Runs nothing; throws if there is no such point. */
  seek(address: number | string): number;
  /** What there is at this step. */
  frame(): View;
  /** The slots of a map at this step, by the map's id in `frame().tables`. */
  slots(map: number): Slots | undefined;
  /** Why a stored value stays at this step, and what would free it, by the value's id in `frame().ledger`. */
  explain(value: number): ExplanationView | undefined;
  /** What the first operation does that begins here or later. */
  outcome(): OutcomeView | undefined;
  /** The statements that can be appended here; `on` is where their calls run: in `main` if it is empty, in a pool of that name, or in a new thread. */
  actions(on?: string, home?: number): ActionsView;
  /** Appends a statement behind that of this step and stands just before it; what came later is dropped. What is wrong with it comes back, and nothing has changed then. */
  run(statement: string): readonly DiagnosticView[];
  /** Takes the last appended statement back, and stands where it stood then; false if there is none. */
  undo(): boolean;
  /** Frees the memory of the engine. Nothing else can be asked then. */
  free(): void;
}

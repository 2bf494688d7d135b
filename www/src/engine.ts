/**
 * The engine as the page uses it: opens sessions, and decodes what comes over the boundary.
 *
 * It knows nothing of pictures.
 */
import type { ActionsView, BeatView, DiagnosticView, ExplanationView, LooksView, OutcomeView, Session, View } from "../pkg/threadlocal_lab.js";
import { engineFor, load as loadEngine } from "./modules";
import { given } from "./reason";

export type {
  ActionView,
  ActionsView,
  ArgumentView,
  BeatView,
  CallView,
  DiagnosticView,
  ExplanationView,
  Fate,
  FrameView,
  LedgerView,
  LinkView,
  ListingView,
  MessageView,
  MoveView,
  ObjectView,
  OperationKind,
  OutcomeView,
  ReliefView,
  RootView,
  SourceView,
  TableView,
  ThreadView,
  VariableView,
  Verdict,
  View,
} from "../pkg/threadlocal_lab.js";

export { isLoaded, loadDesigns } from "./modules";

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

const WORDS_PER_ENTRY = 4;
const HOME = 2;
const UNKNOWN_HOME = 0xffffffff;

/**
 * The slots of a map. They stay the typed array that came over the boundary: a table can have 65,536 of them.
 *
 * Four words stand for an Entry: its id, its key's, the home slot, its value's. First come those of each slot, all 0 but the home where the
 * slot is empty; in a chained table they are those of the first Entry of the bucket, and behind them come the other entries, in the order
 * of the slots and then of the bucket, with the slot as their home.
 */
export class Slots {
  readonly words: Uint32Array;
  readonly length: number;
  /** For each bucket of more than one Entry, the number of the first of the others. */
  readonly #others = new Map<number, number>();

  constructor(words: Uint32Array, length = words.length / WORDS_PER_ENTRY) {
    this.words = words;
    this.length = length;
    for (let number = words.length / WORDS_PER_ENTRY - 1; number >= length; number -= 1) {
      this.#others.set(this.#bucketOf(number), number);
    }
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
    const start = number * WORDS_PER_ENTRY;
    const [entry = 0, key = 0, home = UNKNOWN_HOME, value = 0] = this.words.subarray(start, start + WORDS_PER_ENTRY);
    return entry === 0 ? undefined : { index, place, entry, key, home: home === UNKNOWN_HOME ? undefined : home, value };
  }

  #bucketOf(number: number): number {
    return this.words[number * WORDS_PER_ENTRY + HOME] ?? UNKNOWN_HOME;
  }
}

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

/** A moment of a session: the view and the tables that it speaks of. */
export interface Moment {
  readonly view: View;
  /** The slots of each map, by the map's object id. */
  readonly slots: ReadonlyMap<number, Slots>;
  /** What the call at this step has looked at: inside a call that runs the listing, and at the step that ends it. */
  readonly looks?: Looks;
}

/** Where calls run if each shall have a new thread. No variable is called so. */
export const NEW_THREAD = "new Thread";

/** What a mark on the timeline stands for. */
export type MarkKind = "operation" | "gc" | "leak";

/** A mark on the timeline. */
export interface Mark {
  step: number;
  kind: MarkKind;
}

const MARK_KINDS: Readonly<Partial<Record<number, MarkKind>>> = { 1: "operation", 2: "gc", 3: "leak" };

/** Lines to stop at, from 1. */
export interface Breakpoints {
  /** Of the source. */
  readonly lines?: readonly number[];
  /** Of the listing. */
  readonly listing?: readonly number[];
}

/** Between two looks at whether anybody still waits for a leak, so many operations are looked at. */
const OPERATIONS_PER_SLICE = 50;

/** Something else than a text was given where a text belongs: a host without types can do that. */
export class NoText extends TypeError {
  /** What it is, as `typeof` says. */
  readonly found: string;

  constructor(value: unknown) {
    super(`a text is needed, and this is of the type ${typeof value}`);
    this.found = typeof value;
  }
}

/** `value`, if it is a text; the boundary would take anything else for an address in its memory. Throws `NoText`. */
export function text(value: unknown): string {
  if (typeof value !== "string") {
    throw new NoText(value);
  }
  return value;
}

let listing: readonly string[] = [];

/** Loads what a source needs, and the listing; throws a `Reason`. */
export async function load(source: string): Promise<void> {
  const [{ LISTING }] = await Promise.all([given(() => import("./listing"), "ui.reason.part"), loadEngine(source)]);
  listing = LISTING;
}

/** The listing of the algorithm, line by line; nothing before something was loaded. */
export function listingLines(): readonly string[] {
  return listing;
}

/** One source and its run. `free` it when nobody looks at it any more. */
export class Run {
  readonly #session: Session;
  /** Grows whenever the session becomes another run: what was searched for in the old one is void. */
  #generation = 0;
  /** The call whose looks were asked for last. */
  #call?: { readonly call: number; readonly generation: number; readonly words: Uint32Array };

  /** What the source needs must be loaded. Bad source is no error: see `diagnostics`. */
  constructor(source: string) {
    const { Session } = engineFor(text(source));
    this.#session = new Session(source);
  }

  get stepCount(): number {
    return this.#session.stepCount;
  }

  /** The source with what the buttons appended. */
  get source(): string {
    return this.#session.source;
  }

  get diagnostics(): readonly DiagnosticView[] {
    return this.#session.diagnostics();
  }

  /** The state after `step` steps. */
  moment(step: number): Moment {
    this.#session.seek(step);
    const view = this.#session.view();
    const slots = new Map(view.tables.map(({ map, length }) => [map, new Slots(this.#session.slots(map), length)]));
    return view.looks ? { view, slots, looks: this.#looks(view.looks) } : { view, slots };
  }

  /** The looks of a call come over the boundary once. */
  #looks(view: LooksView): Looks {
    let call = this.#call;
    if (call?.call !== view.call || call.generation !== this.#generation) {
      call = { call: view.call, generation: this.#generation, words: this.#session.looks(view.call) };
      this.#call = call;
    }
    return new Looks(call.words.subarray(view.first, view.end), view);
  }

  /**
   * Where the debugger's hand leads from `step`. Every step knows how deep in calls it is; a line of the listing is one deeper than its
   * caller, and a step inside a GC one deeper than its end. "Over" is the first step behind that is no deeper: the call or operation that
   * runs next is done. From a line of the listing that calls another method it leads to the next line behind that call.
   */
  over(step: number): number {
    return this.#session.over(step);
  }

  /** The last step before that is no deeper: "over" the other way. */
  overBack(step: number): number {
    return this.#session.overBack(step);
  }

  /** The first step behind that is less deep: the current method of the JDK, GC or frame of the scenario has returned. */
  out(step: number): number {
    return this.#session.out(step);
  }

  /** The last step before that is less deep: the current method or frame is about to be called. */
  outBack(step: number): number {
    return this.#session.outBack(step);
  }

  /**
   * The nearest step behind `step` (before it, if `direction` is -1) at which the run comes to one of the lines. It comes to a line of the
   * source when a frame begins on it or goes on to it from another line, not when a call returns to it; to a line of the listing whenever
   * that line did its one thing. `undefined` if there is no such step.
   */
  nextBreak(step: number, { lines = [], listing = [] }: Breakpoints, direction: 1 | -1 = 1): number | undefined {
    return this.#session.nextBreak(step, Uint32Array.from(lines), Uint32Array.from(listing), direction === 1);
  }

  /**
   * The end of the next operation with which a value starts to leak; `undefined` if there is none, if `signal` aborts, or if the run has
   * become another one meanwhile. Looks in slices, so that the page stays alive while a long run is searched.
   */
  async nextLeak(step: number, signal?: AbortSignal): Promise<number | undefined> {
    const generation = this.#generation;
    let from = step;
    for (;;) {
      const [at = 0, found = 0] = this.#session.nextLeak(from, OPERATIONS_PER_SLICE) ?? [];
      if (found === 1) {
        return at;
      }
      if (at === 0) {
        return undefined;
      }
      from = at;
      await new Promise((resolve) => setTimeout(resolve));
      if (signal?.aborted === true || generation !== this.#generation) {
        return undefined;
      }
    }
  }

  /** What the first operation does that begins at `step` or later, held against a prediction; `undefined` if there is none. */
  outcome(step: number): OutcomeView | undefined {
    return this.#session.outcome(step);
  }

  /** Why a value that was stored through a ThreadLocal stays at `step`, and what would free it; `undefined` for any other number. */
  explain(step: number, value: number): ExplanationView | undefined {
    this.#session.seek(step);
    return this.#session.explain(value);
  }

  /** The steps at which beats end, ascending. */
  beatEnds(): Uint32Array {
    return this.#session.beatEnds();
  }

  /** The beats that end behind `from`, up to `to`. */
  beats(from: number, to: number): readonly BeatView[] {
    return this.#session.beats(from, to);
  }

  /** The marks of the timeline, by step. */
  marks(): readonly Mark[] {
    const words = this.#session.marks();
    const marks: Mark[] = [];
    for (let at = 0; at + 1 < words.length; at += 2) {
      const kind = MARK_KINDS[words[at + 1] ?? 0];
      if (kind) {
        marks.push({ step: words[at] ?? 0, kind });
      }
    }
    return marks;
  }

  /**
   * What the buttons can append at `step`, if calls run in `main` (`on` is empty), in a new thread (`NEW_THREAD`) or in the pool of that
   * name; `home` is the home slot of a new ThreadLocal.
   */
  actions(step: number, { on, home }: { readonly on: string; readonly home: number }): ActionsView {
    this.#session.seek(step);
    return this.#session.actions(text(on), home);
  }

  /** The step that the engine stands on: after `run`, the one just before the new statement. */
  get step(): number {
    return this.#session.step;
  }

  /** Appends a statement at `step`. What is wrong with it comes back, and nothing has changed then. */
  run(step: number, statement: string): readonly DiagnosticView[] {
    this.#session.seek(step);
    this.#generation += 1;
    return this.#session.run(text(statement));
  }

  /** Takes the last appended statement back, and stands at the step of then; false if there is none. */
  undo(): boolean {
    this.#generation += 1;
    return this.#session.undo();
  }

  /** The step that `op:3`, `op:3/beat:2`, `line:22`, `start` or `end` names. */
  stepOf(address: string): number {
    return this.#session.stepOf(text(address));
  }

  free(): void {
    this.#generation += 1;
    this.#session.free();
  }
}

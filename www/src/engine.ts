/**
 * The engine as the page uses it: opens sessions, and decodes what comes over the boundary.
 *
 * It knows nothing of pictures.
 */
import type { ActionsView, DiagnosticView, ExplanationView, OutcomeView, Session } from "../pkg/threadlocal_lab.js";
import { changedFrame } from "./frames/changes";
import type { Frame } from "./frames/frame";
import { momentOf } from "./frames/frames";
import type { Choice, Frames, Mark, MarkKind, Moment } from "./frames/frames";
import { shared } from "./frames/share";
import { engineFor, load as loadEngine } from "./modules";
import { given } from "./reason";

export type { Frame } from "./frames/frame";
export type { Frames, Mark, MarkKind, Moment } from "./frames/frames";
export { Looks } from "./frames/looks";
export type { Look, LookKind } from "./frames/looks";
export { Slots } from "./frames/slots";
export type { Slot } from "./frames/slots";

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

/** Where calls run if each shall have a new thread. No variable is called so. */
export const NEW_THREAD = "new Thread";

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

/** One source and its run, which makes its frames. `free` it when nobody looks at it any more. */
export class Run implements Frames {
  readonly isWhole = true;
  readonly #session: Session;
  /** Grows whenever the session becomes another run: what was searched for in the old one is void. */
  #generation = 0;
  /** The frame that the engine has handed over last: the next one comes as what is different from it. */
  #handed: Frame | undefined;
  /** The frame that was shown last. Where one of another step was asked for since, that is not the one handed over. */
  #shown: Frame | undefined;
  /** The frame that was made ahead, of the one that is shown. */
  #ahead: Frame | undefined;

  /** What the source needs must be loaded. Bad source is no error: see `diagnostics`. */
  constructor(source: string) {
    const { Session } = engineFor(text(source));
    this.#session = new Session(source);
  }

  get stepCount(): number {
    return this.#session.stepCount;
  }

  /** The version of the engine. */
  get engine(): string {
    return this.#session.engine;
  }

  get operationCount(): number {
    return this.#session.operationCount;
  }

  /** How many threads there are in the whole run: an ended one stays in view. */
  get threadCount(): number {
    return this.moment(this.stepCount).view.threads.length;
  }

  /** The source with what the buttons appended. */
  get source(): string {
    return this.#session.source;
  }

  get diagnostics(): readonly DiagnosticView[] {
    return this.#session.diagnostics();
  }

  /** Every step from 0 to the last has a frame. */
  holds(step: number): boolean {
    return step >= 0 && step <= this.stepCount;
  }

  /** The state after `step` steps. What changed since the last frame comes over the boundary. */
  frame(step: number): Frame {
    const ahead = this.#ahead;
    if (ahead && this.#shown?.step === step) {
      return this.#shown;
    }
    this.#ahead = undefined;
    this.#shown = ahead?.step === step ? ahead : this.#handOver(step, this.#shown);
    return this.#shown;
  }

  /** Makes the frame of a step that will probably be asked for next, so that it is there then; nothing for the one that is shown. */
  prepare(step: number): Frame | undefined {
    if (this.#shown?.step === step || !this.holds(step)) {
      return undefined;
    }
    if (this.#ahead?.step !== step) {
      this.#ahead = this.#handOver(step, this.#shown);
    }
    return this.#ahead;
  }

  /** A step as one view, for who looks at another than the one that is shown. */
  moment(step: number): Moment {
    return momentOf(this, this.#handOver(step, undefined));
  }

  /** What the engine says of a step. What it has in common with `shown` is the same object. */
  #handOver(step: number, shown: Frame | undefined): Frame {
    const last = this.#handed;
    this.#session.seek(step);
    const frame = changedFrame(this.#session.frame(), this.#session.words(), last);
    this.#handed = shown && shown !== last ? shared(shown, frame) : frame;
    return this.#handed;
  }

  /** How deep in calls a step is. */
  depth(step: number): number {
    return this.#session.depth(step);
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
  actions(step: number, { on, home }: Choice): ActionsView {
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
    this.#becomeOther();
    return this.#session.run(text(statement));
  }

  /** Takes the last appended statement back, and stands at the step of then; false if there is none. */
  undo(): boolean {
    this.#becomeOther();
    return this.#session.undo();
  }

  /** The step that `op:3`, `op:3/beat:2`, `line:22`, `start` or `end` names. */
  stepOf(address: string): number {
    return this.#session.stepOf(text(address));
  }

  free(): void {
    this.#becomeOther();
    this.#session.free();
  }

  /** What was found out ahead about this run is void. */
  #becomeOther(): void {
    this.#generation += 1;
    this.#ahead = undefined;
  }
}

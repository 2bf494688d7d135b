/**
 * The engine for who draws for themselves: it opens a source, stands on one of its steps, and says what is there. It knows no page and
 * runs in a worker and in Node too.
 */
import { load, NEW_THREAD, Run } from "../src/engine";
import type { ActionsView, DiagnosticView, ExplanationView, Mark, OutcomeView, Slots, View } from "../src/engine";
import type { Session as Declared } from "./types/engine";

/** Opens a source. Bad source is no error: see `diagnostics`. */
export async function open(source: string): Promise<Session> {
  await load(source);
  return new Session(source);
}

/** A source, its run, and the step that it stands on. `free` it when nobody looks at it any more. */
export class Session implements Declared {
  readonly #run: Run;
  #step = 0;

  /** Only `open` knows that the engine is there. */
  constructor(source: string) {
    this.#run = new Run(source);
  }

  /** The Java that runs, with what was appended. */
  get source(): string {
    return this.#run.source;
  }

  /** What is to be said about the source. */
  get diagnostics(): readonly DiagnosticView[] {
    return this.#run.diagnostics;
  }

  /** The last step; 0 is the state before the first statement. */
  get stepCount(): number {
    return this.#run.stepCount;
  }

  /** How many operations there are. */
  get operationCount(): number {
    return this.#run.operationCount;
  }

  /** The step that it stands on. */
  get step(): number {
    return this.#step;
  }

  /** Where operations end, a GC has swept, and values start to leak. */
  get marks(): readonly Mark[] {
    return this.#run.marks();
  }

  /** The steps at which beats end, ascending. */
  get beatEnds(): Uint32Array {
    return this.#run.beatEnds();
  }

  /** Stands on a step, or on that of an address: `start`, `end`, `op:3`, `op:3/beat:2`, `line:22`. Runs nothing; throws if there is no such point. */
  seek(address: number | string): number {
    const step = typeof address === "number" ? address : this.#run.stepOf(address);
    if (!this.#run.holds(step)) {
      throw new RangeError(`there is no step ${step}: they go from 0 to ${this.stepCount}`);
    }
    this.#step = step;
    return step;
  }

  /** What there is at this step. What did not change since the frame before is the same object. */
  frame(): View {
    return this.#run.moment(this.#step).view;
  }

  /** The slots of a map at this step, by the map's id in `frame().tables`. */
  slots(map: number): Slots | undefined {
    return this.#run.moment(this.#step).slots.get(map);
  }

  /** Why a stored value stays at this step, and what would free it, by the value's id in `frame().ledger`; nothing for any other number. */
  explain(value: number): ExplanationView | undefined {
    return this.#run.explain(this.#step, value);
  }

  /** What the first operation does that begins here or later. */
  outcome(): OutcomeView | undefined {
    return this.#run.outcome(this.#step);
  }

  /** The statements that can be appended here; `on` is where their calls run, a pool's name or a new thread, and `main` if it is absent. */
  actions(on = "", home = 0): ActionsView {
    return this.#run.actions(this.#step, { on, home });
  }

  /** Appends a statement behind that of this step and stands just before it; what came later is dropped. What is wrong with it comes back, and nothing has changed then. */
  run(statement: string): readonly DiagnosticView[] {
    const problems = this.#run.run(this.#step, statement);
    if (problems.length === 0) {
      this.#step = this.#run.step;
    }
    return problems;
  }

  /** Takes the last appended statement back, and stands where it stood then; false if there is none. */
  undo(): boolean {
    const isUndone = this.#run.undo();
    if (isUndone) {
      this.#step = this.#run.step;
    }
    return isUndone;
  }

  /** Frees the memory of the engine. */
  free(): void {
    this.#run.free();
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

export { NEW_THREAD };

/**
 * The engine as the page uses it: loads the wasm module once, opens sessions, and decodes what comes over the boundary.
 *
 * The only file that imports the wasm package. It knows nothing of pictures.
 */
import init, { listing, Session, Survey, surveyDefaults } from "../pkg/threadlocal_lab.js";
import type { ActionView, DiagnosticView, View } from "../pkg/threadlocal_lab.js";

export type {
  ActionView,
  ArgumentView,
  DiagnosticView,
  Fate,
  FrameView,
  LedgerView,
  ListingView,
  MessageView,
  ObjectView,
  Parameters as SurveyParameters,
  Problem as SurveyProblem,
  Progress as SurveyProgress,
  Report as SurveyReport,
  Row as SurveyRow,
  Summary as SurveySummary,
  TableView,
  ThreadView,
  VariableView,
  View,
} from "../pkg/threadlocal_lab.js";

// The survey as its worker uses it; pages go through `survey/client`. The engine must be loaded.
export { Survey, surveyDefaults };

/** An occupied slot of a table. Ids are object ids; 0 is `null`. */
export interface Slot {
  readonly index: number;
  readonly entry: number;
  /** 0 when the key was cleared: the Entry is stale. */
  readonly key: number;
  /** Where the key would sit without a collision; unknown when the Entry is stale. */
  readonly home: number | undefined;
  readonly value: number;
}

const WORDS_PER_SLOT = 4;
const UNKNOWN_HOME = 0xffffffff;

/** The slots of a map. They stay the typed array that came over the boundary: a table can have 65,536 of them. */
export class Slots {
  readonly #words: Uint32Array;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  get length(): number {
    return this.#words.length / WORDS_PER_SLOT;
  }

  /** The slot at `index`, if it is occupied. */
  at(index: number): Slot | undefined {
    const start = index * WORDS_PER_SLOT;
    const [entry = 0, key = 0, home = UNKNOWN_HOME, value = 0] = this.#words.subarray(start, start + WORDS_PER_SLOT);
    return entry === 0 ? undefined : { index, entry, key, home: home === UNKNOWN_HOME ? undefined : home, value };
  }

  /** The occupied slots in the order of the table. */
  *occupied(): Generator<Slot> {
    for (let index = 0; index < this.length; index += 1) {
      if (this.#words[index * WORDS_PER_SLOT] !== 0) {
        const slot = this.at(index);
        if (slot) {
          yield slot;
        }
      }
    }
  }
}

/** A moment of a session: the view and the tables that it speaks of. */
export interface Moment {
  readonly view: View;
  /** The slots of each map, by the map's object id. */
  readonly slots: ReadonlyMap<number, Slots>;
}

/** What a mark on the timeline stands for. */
export type MarkKind = "operation" | "gc" | "leak";

/** A mark on the timeline. */
export interface Mark {
  step: number;
  kind: MarkKind;
}

const MARK_KINDS: Readonly<Partial<Record<number, MarkKind>>> = { 1: "operation", 2: "gc", 3: "leak" };

let loading: Promise<unknown> | undefined;

/** Loads the engine, once for the whole page. */
export async function load(): Promise<void> {
  loading ??= init();
  try {
    await loading;
  } catch (error) {
    // The next figure may be luckier, for instance when the network is back.
    loading = undefined;
    throw error;
  }
}

/** The listing of the algorithm, line by line. The engine must be loaded. */
export function listingLines(): readonly string[] {
  return listing().trimEnd().split("\n");
}

/** One source and its run. `free` it when nobody looks at it any more. */
export class Run {
  readonly #session: Session;

  /** The engine must be loaded. Bad source is no error: see `diagnostics`. */
  constructor(source: string) {
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
    return {
      view,
      slots: new Map(view.tables.map(({ map }) => [map, new Slots(this.#session.slots(map))])),
    };
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

  /** What the buttons can append at `step`. */
  actions(step: number): readonly ActionView[] {
    this.#session.seek(step);
    return this.#session.actions();
  }

  /** The step that the engine stands on: after `run`, the one just before the new statement. */
  get step(): number {
    return this.#session.step;
  }

  /** Appends a statement at `step`. What is wrong with it comes back, and nothing has changed then. */
  run(step: number, statement: string): readonly DiagnosticView[] {
    this.#session.seek(step);
    return this.#session.run(statement);
  }

  /** Takes the last appended statement back; false if there is none. */
  undo(): boolean {
    return this.#session.undo();
  }

  /** The step that `op:3`, `line:22`, `start` or `end` names. */
  stepOf(address: string): number {
    return this.#session.stepOf(address);
  }

  free(): void {
    this.#session.free();
  }
}

/**
 * A scenario that is open: its run, the reader's place in it, and what they appended.
 *
 * It knows no DOM and no clock.
 */
import { Run } from "./engine";
import type { ActionsView, DiagnosticView, ExplanationView, Frame, Mark, Moment, OutcomeView } from "./engine";
import { momentOf } from "./frames/frames";
import { carried, NO_BREAKS, toggled } from "./breaks";
import type { Breaks, Sheet } from "./breaks";
import { reach } from "./hand";
import type { Hand } from "./hand";
import { lastCommon } from "./survives";
import { command, player } from "./player";
import type { Command, Player, Round, Stride } from "./player";

const FORWARD: Hand = { way: "breakpoint", back: false };

/** Of a run with more operations no moments are looked at but the reader's own. */
const OVERVIEW_LIMIT = 120;

/** Why a value stays. */
export interface Explained {
  readonly value: number;
  /** As of the end of this operation. */
  readonly operation: number;
  /** Nothing if the value was not stored by then. */
  readonly view: ExplanationView | undefined;
}

/** Among more objects than this, to explain a value takes longer than a step may. */
const FEW_OBJECTS = 500;

/** How many operations have ended. */
export function endedOperations({ operation, operationEnds }: Frame["position"]): number {
  return operationEnds || operation === 0 ? operation : operation - 1;
}

export class Figure {
  #run: Run;
  #player: Player = player(0, []);
  /** What there is to see where the reader stands, once somebody has looked. */
  #frame: Frame | undefined;
  /** Where they stood when somebody had looked before. */
  #before = 0;
  #marks: readonly Mark[] = [];
  #source = "";
  #lines: readonly string[] = [];
  #diagnostics: readonly DiagnosticView[] = [];
  #threadCount = 0;
  #appended = 0;
  #edited = false;
  #breaks: Breaks = NO_BREAKS;
  #round: Round | undefined;
  #explained: Explained | undefined;

  /** Opens a source and stands at its start. The engine must be loaded. */
  constructor(source: string) {
    this.#run = new Run(source);
    this.#stand(0);
  }

  get player(): Player {
    return this.#player;
  }

  /** What there is to see where the reader stands. Whoever moves on before anybody looks has nothing made of it. */
  get frame(): Frame {
    if (this.#frame?.step !== this.#player.step) {
      this.#before = this.#frame?.step ?? 0;
      this.#frame = this.#run.frame(this.#player.step);
    }
    return this.#frame;
  }

  /** Makes ready what there is to see one step further on the way that the reader has come: as a rule they go on. */
  prepare(): Frame | undefined {
    const { step, playing } = this.#player;
    const next = command(this.#player, playing ? "tick" : step < this.#before ? "back" : "step");
    return this.#frame?.step === step ? this.#run.prepare(next.step) : undefined;
  }

  /** The same as one view. */
  get moment(): Moment {
    return momentOf(this.#run, this.frame);
  }

  get operationCount(): number {
    return this.#run.operationCount;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** The source with what was appended. */
  get source(): string {
    return this.#source;
  }

  /** The same, line by line. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  get diagnostics(): readonly DiagnosticView[] {
    return this.#diagnostics;
  }

  /** How many threads there are in the whole run. */
  get threadCount(): number {
    return this.#threadCount;
  }

  /** What can be appended where the reader stands, for calls that run there and a new ThreadLocal with that home slot. */
  actions(choice: { readonly on: string; readonly home: number }): ActionsView {
    return this.#run.actions(this.#player.step, choice);
  }

  /** Whether the reader has made another text the source. */
  get edited(): boolean {
    return this.#edited;
  }

  /** Whether there is an appended statement to take back. */
  get undoable(): boolean {
    return this.#appended > 0;
  }

  /** The lines that have a breakpoint. */
  get breaks(): Breaks {
    return this.#breaks;
  }

  /** Sets the breakpoint of a line, or takes it away. */
  toggleBreak(sheet: Sheet, line: number): void {
    this.#breaks = toggled(this.#breaks, sheet, line);
  }

  /** The step that the debugger's hand leads to; nothing if there is none. */
  reach(hand: Hand): number | undefined {
    const { stack, listing } = this.frame;
    if (hand.way === "out" && stack.length <= 1 && !listing) {
      // It was called by nobody: out would be an end of the run, which has buttons of its own.
      return undefined;
    }
    return reach({ run: this.#run, marks: this.#marks, breaks: this.#breaks }, this.#player.step, hand);
  }

  /**
   * The same for leaks where no mark says them, as in a very long run: these are searched for. Nothing if `signal` aborts
   * or the run has become another one meanwhile.
   */
  async searchLeak(back: boolean, signal: AbortSignal): Promise<number | undefined> {
    const { step } = this.#player;
    if (this.#marks.some(({ kind }) => kind === "leak")) {
      return undefined;
    }
    if (!back) {
      return this.#run.nextLeak(step, signal);
    }
    let last: number | undefined;
    for (let leak = await this.#run.nextLeak(0, signal); leak !== undefined && leak < step; ) {
      last = leak;
      leak = await this.#run.nextLeak(leak, signal);
    }
    return last;
  }

  /**
   * Why the value stays that was asked for last. Where that is quick, and the reader rests, as of the operation that they
   * see; else it may have been found out at an earlier one.
   */
  get explained(): Explained | undefined {
    const known = this.#explained;
    if (known && !this.#player.playing) {
      const { totals, position } = this.frame;
      if (totals.objectCount <= FEW_OBJECTS && known.operation !== endedOperations(position)) {
        this.explain(known.value);
      }
    }
    return this.#explained;
  }

  /** Finds out why a value stays at the end of the last operation; 0 for none. In a large heap that takes its time. */
  explain(value: number): void {
    const operation = endedOperations(this.frame.position);
    this.#explained =
      value === 0 ? undefined : { value, operation, view: this.#run.explain(this.#player.step, value) };
  }

  /** Obeys a control. Playing stops at a breakpoint. */
  obey(order: Command): void {
    this.#player = command(this.#player, order);
    if (order === "toggle" && this.#player.playing && !this.#player.round) {
      const until = reach({ run: this.#run, marks: [], breaks: this.#breaks }, this.#player.step, FORWARD);
      this.#player = command(this.#player, { playUntil: until ?? this.#player.stepCount });
    }
  }

  /**
   * Appends a statement where the reader stands and plays what it does. What is wrong with it comes back, and nothing
   * has changed then.
   */
  append(statement: string): readonly DiagnosticView[] {
    const { step } = this.#player;
    const problems = this.#run.run(step, statement);
    if (problems.length === 0) {
      this.#appended += 1;
      this.#stand(this.#run.step);
      this.obey({ playUntil: this.#run.stepCount });
    }
    return problems;
  }

  /**
   * Makes another text the source; the reader stays at the last step up to theirs that is the same in both runs. A text that
   * does not run changes nothing, unless it shall `whatever` it is. What is wrong with it comes back.
   */
  edit(source: string, whatever: boolean): readonly DiagnosticView[] {
    const run = new Run(source);
    const { diagnostics } = run;
    if (!whatever && run.stepCount === 0 && diagnostics.length > 0) {
      run.free();
      return diagnostics;
    }
    const step = lastCommon(this.#run, run, this.#player.step);
    this.#run.free();
    this.#run = run;
    this.#edited = true;
    this.#appended = 0;
    this.#stand(step);
    return diagnostics;
  }

  /** What there is to see at another step; the reader stays where they are. */
  momentAt(step: number): Moment {
    return this.#run.moment(step);
  }

  /** What the first operation does that begins at a step or behind; nothing if there is none. */
  outcome(step: number): OutcomeView | undefined {
    return this.#run.outcome(step);
  }

  /** Takes the last appended statement back, to where the reader stood. */
  undo(): void {
    if (this.#run.undo()) {
      this.#appended -= 1;
      this.#stand(this.#run.step);
    }
  }

  /** Playing moves so far at once, as long as it plays to where it does now. */
  stride(stride: Stride): void {
    this.#player = { ...this.#player, stride };
  }

  /** Playing goes round between these two steps, or to the end. */
  goRound(round: Round | undefined): void {
    this.#round = round;
    this.#player = { ...this.#player, round };
  }

  /**
   * The step that an address names: `op:3`, `line:22`, `start`, `end` or a number.
   *
   * @throws if it names none.
   */
  stepOf(address: string): number {
    return this.#run.stepOf(address);
  }

  /** The moments at the ends of all operations, for what must be known of a run as a whole; none of a long run. The reader stays. */
  overview(): readonly Moment[] {
    const ends = this.#marks.flatMap(({ kind, step }) => (kind === "operation" ? [step] : []));
    return ends.length > OVERVIEW_LIMIT ? [] : [...ends, this.#run.stepCount].map((step) => this.momentAt(step));
  }

  /** Gives the engine its memory back. */
  close(): void {
    this.#run.free();
  }

  /** Takes in a new run, and looks at it from `step`. */
  #stand(step: number): void {
    this.#marks = this.#run.marks();
    this.#source = this.#run.source;
    const lines = this.#source.trimEnd().split("\n");
    this.#breaks = carried(this.#breaks, this.#lines, lines);
    this.#lines = lines;
    this.#diagnostics = this.#run.diagnostics;
    // An ended thread stays in view.
    this.#threadCount = this.#run.threadCount;
    const ends = this.#marks.flatMap(({ kind, step }) => (kind === "operation" ? [step] : []));
    this.#player = { ...player(this.#run.stepCount, ends, step), round: this.#round };
    this.#frame = undefined;
  }
}

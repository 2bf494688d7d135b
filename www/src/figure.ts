/**
 * A scenario that is open: its run, the reader's place in it, and what they appended.
 *
 * It knows no DOM and no clock.
 */
import { Run } from "./engine";
import type { ActionView, DiagnosticView, Mark, Moment } from "./engine";
import { carried, NO_BREAKS, toggled } from "./breaks";
import type { Breaks, Sheet } from "./breaks";
import { reach } from "./hand";
import type { Hand } from "./hand";
import { command, player } from "./player";
import type { Command, Player, Round } from "./player";

const FORWARD: Hand = { way: "breakpoint", back: false };

/** Of a run with more operations no moments are looked at but the reader's own. */
const OVERVIEW_LIMIT = 120;

export class Figure {
  readonly #run: Run;
  #player: Player = player(0, []);
  #moment: Moment;
  #actions: readonly ActionView[] = [];
  #marks: readonly Mark[] = [];
  #lines: readonly string[] = [];
  #diagnostics: readonly DiagnosticView[] = [];
  #appended = 0;
  #breaks: Breaks = NO_BREAKS;
  #round: Round | undefined;

  /** Opens a source and stands at its start. The engine must be loaded. */
  constructor(source: string) {
    this.#run = new Run(source);
    this.#moment = this.#stand(0);
  }

  get player(): Player {
    return this.#player;
  }

  get moment(): Moment {
    return this.#moment;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** The source with what was appended. */
  get source(): string {
    return this.#run.source;
  }

  /** The same, line by line. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  get diagnostics(): readonly DiagnosticView[] {
    return this.#diagnostics;
  }

  /** What can be appended where the reader stands. */
  get actions(): readonly ActionView[] {
    return this.#actions;
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

  /** Obeys a control. Playing stops at a breakpoint. */
  obey(order: Command): void {
    const { step } = this.#player;
    this.#player = command(this.#player, order);
    if (order === "toggle" && this.#player.playing && !this.#player.round) {
      const until = reach({ run: this.#run, marks: [], breaks: this.#breaks }, this.#player.step, FORWARD);
      this.#player = command(this.#player, { playUntil: until ?? this.#player.stepCount });
    }
    if (this.#player.step !== step) {
      this.#moment = this.#look();
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
      this.#moment = this.#stand(this.#run.step);
      this.obey({ playUntil: this.#run.stepCount });
    }
    return problems;
  }

  /** Takes the last appended statement back. */
  undo(): void {
    if (this.#run.undo()) {
      this.#appended -= 1;
      this.#moment = this.#stand(this.#player.step);
    }
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
    return ends.length > OVERVIEW_LIMIT ? [] : [...ends, this.#run.stepCount].map((step) => this.#run.moment(step));
  }

  /** Gives the engine its memory back. */
  close(): void {
    this.#run.free();
  }

  /** Takes in a new run, and looks at it from `step`. */
  #stand(step: number): Moment {
    this.#marks = this.#run.marks();
    const lines = this.#run.source.trimEnd().split("\n");
    this.#breaks = carried(this.#breaks, this.#lines, lines);
    this.#lines = lines;
    this.#diagnostics = this.#run.diagnostics;
    const ends = this.#marks.flatMap(({ kind, step }) => (kind === "operation" ? [step] : []));
    this.#player = { ...player(this.#run.stepCount, ends, step), round: this.#round };
    return this.#look();
  }

  #look(): Moment {
    const { step } = this.#player;
    this.#actions = this.#run.actions(step);
    return this.#run.moment(step);
  }
}

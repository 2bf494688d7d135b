/**
 * The reading face: a table, one sentence, three controls, the line of code, and at the end of a run the reader's turn.
 *
 * It shows frames, whoever makes them, and loads the engine only for what is not recorded: a call that the reader fires, a step
 * inside an operation of a long run. A key or a control moves the position at once, unless it has to wait for the engine; what is
 * drawn is drawn once for each animation frame, and of it only what reads something that changed.
 */
import type { DiagnosticView, View } from "../engine";
import { plain, words, wordsOfDiagnostics } from "../i18n";
import type { Language, Say } from "../i18n";
import { beatBefore, nextBeat, rowAt } from "../model/beats";
import type { Row } from "../model/beats";
import { Idle } from "../idle";
import { settingNewKey } from "../model/new-key";
import { Panes } from "../model/pane";
import { obey } from "../model/player";
import { predictionAt, toggled } from "../model/prediction";
import type { Prediction } from "../model/prediction";
import type { Order, Place, Span } from "../model/player";
import { tableOf } from "../model/table";
import type { Table } from "../model/table";
import type { Walk } from "../model/walk";
import { reasonIn } from "../reason";
import type { Target } from "../scene";
import type { Drawing } from "./drawing";
import type { Frame } from "../frames/frame";
import { momentOf } from "../frames/frames";
import type { Frames } from "../frames/frames";
import { handOver, holdsAt } from "../frames/hand-over";
import { beatOf, madeOf } from "./made";
import { calm } from "./motion";
import { pauseAfter } from "./pace";
import type { Hearer, Opened, Shown, Tongue, TurnState } from "./shown";
import { spanOf, trimmed } from "./span";
import { takeOver } from "./taking-over";
import type { TakenOver } from "./taking-over";

const NO_TURN: TurnState = { actions: undefined, table: undefined, fired: undefined, tried: new Set(), waits: false };

/** The buttons that a recording holds: calls in `main`, and a new ThreadLocal whose home slot the reader changes. */
const CHOICE = { on: "", home: 5 };

/** What can wait for the engine. */
type Asked = Order | { readonly address: string };

/** Presses that come faster than this, in milliseconds, are not shown as movements. */
const REPEAT = 160;

export class ReadingFace {
  readonly #drawing: Drawing;
  readonly #panes: Panes<Shown>;
  readonly #hearer: Hearer;
  readonly #firing: boolean;
  #free: () => void;
  /** Gives back what the run of the fired call holds. */
  #freeFired = (): void => undefined;
  #tongue: Tongue;
  /** The run that was opened, and the one that is shown: with a call that the reader fired it is another. */
  #own: Frames;
  #frames: Frames;
  #span: Span;
  #place: Place;
  #turn: TurnState = NO_TURN;
  readonly #predicts: boolean;
  /** Where the source stands at the first beat: the call that the reader is asked about. */
  #called: Frame["source"];
  #prediction: Prediction | undefined;
  #lines: readonly string[] = [];
  #shown: Shown | undefined;
  /** The run of the step that the page was told of last. */
  #told: Frames | undefined;
  /** The run of which it is known where its last beat ends that says something. */
  #trimmed: Frames | undefined;
  /** Fulfilled when the step that was asked for last is drawn. */
  drawn: Promise<void>;
  #queued = false;
  readonly #idle = new Idle();
  /** What was made ahead of a frame, for who comes from what is shown. */
  #ready: { readonly frame: Frame; readonly before: Shown | undefined; readonly table: Table; readonly walk: Walk } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pressed = 0;
  #fires = 0;
  /** What waits for the engine, in turn. */
  #waiting: readonly Asked[] = [];
  /** Whether the engine is on its way. */
  #comes = false;
  /** The language of which everything is loaded, or loading. */
  #full: Language | undefined;
  #open = true;

  /** Draws into what stands on the page already. */
  constructor(drawing: Drawing, { frames, from, tongue, hearer, firing, predicts, free }: Opened) {
    this.#free = free;
    this.#firing = firing;
    this.#predicts = predicts;
    this.#tongue = tongue;
    this.#hearer = hearer;
    this.#own = frames;
    this.#frames = frames;
    this.#span = spanOf(frames, from);
    this.#place = { step: from, playing: false, glides: false };
    this.#lines = linesOf(frames);
    this.#drawing = drawing;
    this.#panes = new Panes(this.#drawing.panes(() => this.#tongue));
    this.#drawing.speak(tongue, this.#span.beats.unit);
    this.drawn = this.#draw();
    if (predicts) {
      void this.#findCall();
    }
  }

  get element(): HTMLElement {
    return this.#drawing.element;
  }

  get step(): number {
    return this.#place.step;
  }

  get stepCount(): number {
    return this.#frames.stepCount;
  }

  get source(): string {
    return this.#frames.source;
  }

  /** Whether the source is the one that was opened, without a call of the reader's. */
  get isOwn(): boolean {
    return this.#frames === this.#own;
  }

  /** The step at which the reader stands, as one view; as long as it has to be fetched, what was shown before. */
  get view(): View | undefined {
    const soon = this.#frames.frame(this.step);
    if (soon instanceof Promise) {
      // Who draws it tells what is wrong with it.
      soon.catch(() => undefined);
    }
    const frame = soon instanceof Promise ? this.#shown : soon;
    return frame && momentOf(this.#frames, frame).view;
  }

  /** Where the reader stands, as the address that leads there whichever engine goes on. */
  get address(): string {
    return this.#shown ? handOver(this.#frames, this.#shown) : String(this.step);
  }

  get playing(): boolean {
    return this.#place.playing;
  }

  /** Another language. */
  speak(tongue: Tongue): void {
    this.#tongue = tongue;
    this.#drawing.speak(tongue, this.#span.beats.unit);
    this.#panes.forget();
    this.#queue();
  }

  /** Lights up what the page around the figure speaks of; nothing puts the light out. */
  light(target: Target | undefined): void {
    this.#drawing.light(target);
  }

  /** Moves to an address; throws if there is no such point. */
  seek(address: string): void {
    if (holdsAt(this.#frames, address)) {
      this.obey({ seek: this.#frames.stepOf(address) });
    } else {
      this.#wait([{ address }]);
    }
  }

  /** Obeys a control or a key. The position changes at once, or when the engine is there that the order needs. */
  obey(order: Order): void {
    if (this.#waiting.length > 0 && isFromHere(order)) {
      this.#wait([...this.#waiting, order]);
      return;
    }
    this.#waiting = [];
    this.#drawing.complain("");
    if (order === "last" && this.#trimmed !== this.#frames) {
      // Where the last beat that says something ends has to be found out first.
      void this.#trim().then(() => {
        this.obey(order);
      });
      return;
    }
    const now = performance.now();
    const isFast = order !== "tick" && now - this.#pressed < REPEAT;
    this.#pressed = order === "tick" ? 0 : now;
    const place = obey(this.#place, order, this.#span);
    if (!this.#frames.holds(place.step)) {
      this.#wait([order]);
      return;
    }
    this.#place = isFast ? { ...place, glides: false } : place;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue();
  }

  /** The reader expects that a value is freed, or does not any more; once the run has begun, they have said what they have said. */
  mark(slot: number): void {
    if (this.#prediction?.isOpen === true) {
      this.#prediction = toggled(this.#prediction, slot);
      this.#queue();
    }
  }

  /** Finds the call that the reader is asked about, so that it is seen before it runs. */
  async #findCall(): Promise<void> {
    try {
      await this.drawn;
      const { source } = await this.#own.frame(nextBeat(this.#span.beats, this.#span.from));
      this.#called = source;
      this.#queue();
    } catch {
      // Without it the last statement is shown that has run.
    }
  }

  /** Lets this wait for the engine, which is loaded for it; until then the reader stays where they are. */
  #wait(waiting: readonly Asked[]): void {
    this.#waiting = waiting;
    this.#place = { ...this.#place, playing: false, glides: false };
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue();
    if (!this.#comes) {
      this.#comes = true;
      void this.#goOn().finally(() => {
        this.#comes = false;
      });
    }
  }

  /** The engine goes on where the recording stops: at the same place, and with what has waited for it. */
  async #goOn(): Promise<void> {
    const recording = this.#frames;
    let taken: TakenOver | undefined;
    try {
      taken = await takeOver(recording);
      const { frames, same } = taken;
      const isTrimmed = this.#trimmed === recording;
      const whole = spanOf(frames, await same(this.#span.from));
      const span = isTrimmed ? await trimmed(frames, whole) : whole;
      let left = this.#place.step;
      let step = await same(left);
      // Meanwhile the reader may have gone to another step that is recorded.
      while (left !== this.#place.step) {
        left = this.#place.step;
        step = await same(left);
      }
      if (!this.#open || this.#frames !== recording) {
        taken.free();
        return;
      }
      this.#goOnWith(taken, span, step);
      this.#trimmed = isTrimmed ? frames : undefined;
    } catch (error) {
      taken?.free();
      this.#waiting = [];
      this.#queue();
      this.#fail(error);
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const asked of waiting) {
      this.#obeyNow(asked);
    }
  }

  /** From now on the engine makes the frames; what is shown does not change by that. */
  #goOnWith({ frames, free }: TakenOver, span: Span, step: number): void {
    const freeRecording = this.#free;
    this.#free = () => {
      freeRecording();
      free();
    };
    // Of the same step the page is not told again.
    this.#told = this.#told && step === this.#place.step ? frames : undefined;
    this.#own = frames;
    this.#take(frames, span);
    this.#place = { ...this.#place, step };
    this.#queue();
  }

  /** From now on these frames are shown. */
  #take(frames: Frames, span: Span): void {
    this.#frames = frames;
    this.#span = span;
    this.#drawing.speak(this.#tongue, span.beats.unit);
  }

  /** Obeys what has waited. */
  #obeyNow(asked: Asked): void {
    if (typeof asked === "string" || "seek" in asked) {
      this.obey(asked);
      return;
    }
    try {
      this.seek(asked.address);
    } catch {
      this.#complain(this.#tongue.say("ui.noPoint", asked));
    }
  }

  /** Everything that can be said in the language, with what is said of micro-steps; asked for once. */
  async #speakFully(): Promise<void> {
    const { language } = this.#tongue;
    if (this.#full !== language) {
      this.#full = language;
      try {
        const all = await words(language);
        if (language === this.#tongue.language) {
          this.speak({ ...this.#tongue, words: { ...all, ...this.#tongue.words } });
        }
      } catch (error) {
        this.#full = undefined;
        this.#fail(error);
      }
    }
  }

  /** Ends everything that runs by itself. */
  close(): void {
    this.#open = false;
    this.#idle.cancel();
    clearTimeout(this.#timer);
    this.#drawing.element.remove();
    this.#freeFired();
    this.#free();
  }

  /** Draws with the next animation frame, once. */
  #queue(): void {
    this.#idle.cancel();
    if (!this.#queued) {
      this.#queued = true;
      this.drawn = new Promise((resolve) => {
        requestAnimationFrame(() => {
          this.#queued = false;
          // What keeps the first frame away is told by whoever opened it.
          resolve(this.#open ? this.#draw().catch(() => undefined) : undefined);
        });
      });
    }
  }

  /** Throws what keeps the first frame away. */
  async #draw(): Promise<void> {
    const { step } = this.#place;
    const frames = this.#frames;
    try {
      const soon = frames.frame(step);
      // What is there already is drawn in this animation frame.
      const frame = soon instanceof Promise ? await soon : soon;
      if (this.#open && frames === this.#frames && step === this.#place.step) {
        this.#show(frame);
      }
    } catch (error) {
      if (!this.#shown) {
        throw error;
      }
      this.#fail(error);
    }
  }

  #show(frame: Frame): void {
    const before = this.#shown;
    const beat = beatOf(frame);
    const { step, playing } = this.#place;
    if (!((beat?.message ?? frame.message).key in this.#tongue.words)) {
      void this.#speakFully();
    }
    const beats = this.#span.beats;
    const ready = this.#ready;
    this.#ready = undefined;
    const { table, walk } = ready?.frame === frame && ready.before === before ? ready : madeOf(frame, before);
    const row = rowAt(beats, step, step === this.#span.from);
    const place = step >= this.#span.to ? "end" : step === this.#span.from ? "start" : "within";
    // What the reader fires themselves they are not asked about.
    if (this.#predicts && this.#frames === this.#own) {
      this.#prediction = predictionAt(step === this.#span.from ? "start" : place, table, this.#prediction);
    }
    this.#shown = {
      ...frame,
      source: this.#prediction?.isOpen === true ? (this.#called ?? frame.source) : frame.source,
      table,
      walk,
      beat,
      row: before && isSameRow(before.row, row) ? before.row : row,
      lines: this.#lines,
      place,
      playing,
      waits: this.#waiting.length > 0,
      turn: this.#turn,
      prediction: this.#prediction,
      language: this.#tongue.language,
    };
    const moves = this.#place.glides && !calm();
    const { drawn, lasts } = this.#drawing.draw(this.#panes, this.#shown, moves);
    this.#place = { ...this.#place, glides: false };
    this.element.dispatchEvent(new CustomEvent("reading-drawn", { detail: { drawn, shown: this.#shown } }));
    if (before?.step !== step || this.#told !== this.#frames) {
      this.#told = this.#frames;
      this.#hearer.stepped(step, this.#frames.stepCount, row.operation);
    }
    if (before?.prediction?.outcomes.length === 0 && this.#shown.prediction && this.#shown.prediction.outcomes.length > 0) {
      this.#hearer.predicted(this.#shown.prediction.outcomes);
    }
    this.#prepare(before?.step ?? step);
    if (step >= this.#span.to) {
      void this.#arrive();
    } else if (step >= (beats.operations[beats.operations.length - 1] ?? 0)) {
      void this.#trim();
    }
    if (playing && this.#timer === undefined) {
      const pause = lasts + pauseAfter(this.#shown, before?.step === step);
      this.#timer = setTimeout(() => {
        this.obey("tick");
      }, pause);
    }
  }

  /** Who went from `before` to where they stand goes on the same way, as a rule: that is made ready while the page rests. */
  #prepare(before: number): void {
    const frames = this.#frames;
    const { step } = this.#place;
    const next = step < before ? beatBefore(this.#span.beats, step) : nextBeat(this.#span.beats, step);
    if (frames.prepare && next !== step) {
      this.#idle.ask(() => {
        const frame = frames.prepare?.(next);
        this.#ready = frame && { frame, before: this.#shown, ...madeOf(frame, this.#shown) };
      });
    }
  }

  /** At the end of the run it is the reader's turn; at the end of what they fired, it is told what came of it. */
  async #arrive(): Promise<void> {
    const { fired } = this.#turn;
    if (this.#frames === this.#own) {
      if (!this.#turn.actions && this.#firing) {
        await this.#offer();
      }
    } else if (fired && !fired.after && this.#shown) {
      this.#turn = { ...this.#turn, fired: { ...fired, after: this.#shown.table } };
      this.#queue();
    }
  }

  /** Finds out what can be fired at the end of the run. */
  async #offer(): Promise<void> {
    const own = this.#own;
    try {
      const actions = await own.actions(own.stepCount, CHOICE);
      // What comes behind the last operation does nothing to the table.
      this.#turn = { ...this.#turn, actions, table: this.#turn.table ?? this.#shown?.table };
      this.#queue();
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * Fires a call at the end of the run that was opened, and plays it: what was fired before is taken back. What is wrong
   * with it comes back, and nothing has changed then.
   */
  async fire(java: string): Promise<readonly DiagnosticView[]> {
    this.#waiting = [];
    this.#drawing.complain("");
    this.#fires += 1;
    const fires = this.#fires;
    const own = this.#own;
    this.#place = { ...this.#place, playing: false, glides: false };
    this.#turn = { ...this.#turn, waits: true };
    this.#queue();
    try {
      const { fire } = await import("./running");
      // Who fires before the end of the run has been seen wants to know what has changed there too.
      const table = this.#turn.table ?? tableOf(await own.frame(own.stepCount));
      const result = await fire(own.source, java);
      if (!this.#open || fires !== this.#fires) {
        if ("free" in result) {
          result.free();
        }
        return [];
      }
      const tried = new Set(this.#turn.tried).add(java);
      if ("problems" in result) {
        const problem = await this.#refusal(result.problems);
        this.#turn = { ...this.#turn, waits: false, fired: { java, after: undefined, problem } };
        this.#queue();
        return result.problems;
      } else {
        this.#freeFired();
        this.#freeFired = result.free;
        this.#take(result.frames, spanOf(result.frames, result.from));
        this.#lines = linesOf(result.frames);
        this.#turn = { ...this.#turn, waits: false, table, tried, fired: { java, after: undefined, problem: "" } };
        this.#place = { step: result.from, playing: true, glides: false };
      }
      this.#queue();
    } catch (error) {
      this.#turn = { ...this.#turn, waits: false };
      this.#queue();
      this.#fail(error);
    }
    return [];
  }

  /** The same for a call that sets a new ThreadLocal whose home slot the reader has chosen. */
  fireNew(java: string, home: number): Promise<readonly DiagnosticView[]> {
    return this.fire(settingNewKey(java, home, this.#own.source));
  }

  /** Why a call cannot run, in words. */
  async #refusal([problem]: readonly DiagnosticView[]): Promise<string> {
    const { language, say } = this.#tongue;
    const reason = problem ? plain(await wordsOfDiagnostics(language), problem.key, problem.arguments) : "";
    return say("ui.reading.refused", { reason });
  }

  /** Leaves out what comes behind the last operation, unless it says something. */
  async #trim(): Promise<void> {
    const frames = this.#frames;
    if (this.#trimmed === frames) {
      return;
    }
    this.#trimmed = frames;
    try {
      const span = await trimmed(frames, this.#span);
      if (span !== this.#span && frames === this.#frames) {
        this.#span = span;
        this.#place = { ...this.#place, playing: this.#place.playing && this.#place.step < span.to };
        this.#queue();
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    console.error(error);
    this.#complain(this.#tongue.say("ui.failed", { reason: reasonIn(this.#tongue.say as Say, error) }));
  }

  #complain(reason: string): void {
    this.#drawing.complain(reason);
    this.#hearer.failed(reason);
  }
}

/** Whether where an order leads depends on where the reader stands. */
function isFromHere(order: Order): boolean {
  return order !== "first" && order !== "last" && typeof order !== "object";
}

function linesOf(frames: Frames): readonly string[] {
  return frames.source.split("\n");
}

function isSameRow(one: Row, other: Row): boolean {
  return one.unit === other.unit && one.operation === other.operation && one.count === other.count && one.seen === other.seen && one.isLast === other.isLast;
}

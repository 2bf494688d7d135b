/**
 * Drives the open figure: obeys its controls, plays it, appends what the buttons say, and has one sentence for each step
 * that the reader made. It knows no template.
 */
import type { LitElement } from "lit";
import { isLoaded, load } from "../engine";
import type { DiagnosticView } from "../engine";
import type { Figure } from "../figure";
import type { Hand } from "../hand";
import { plain } from "../i18n";
import type { Key } from "../i18n";
import { duration, paceOf, paceWithin } from "../pace";
import type { Pace } from "../pace";
import { command } from "../player";
import type { Command } from "../player";
import { messageArguments, sceneOf } from "../scene";
import { sectionsOf } from "./shown";
import { tellError } from "./events";
import type { LanguageController } from "./language";
import { PlayingController } from "./playing";

/** What a control asks for. Playing can be asked to be over within so many milliseconds. */
export type Order = Command | Hand | { readonly playUntil: number; readonly within: number };

/** How long playing takes, in milliseconds, and what it moves by. */
export interface Takes {
  readonly by: Pace["by"];
  readonly time: number;
}

/** The longest that the effect of a button press takes to play, in milliseconds. */
const BRISK = 2400;

const NOTICES: Readonly<Record<Hand["way"], Key | undefined>> = {
  over: undefined,
  out: "ui.out.none",
  breakpoint: "ui.breakpoint.none",
  leak: "ui.leak.none",
};

export class Driver {
  readonly #host: LitElement;
  readonly #words: LanguageController;
  readonly #clock: PlayingController;
  #figure: Figure | undefined;
  /** What is wrong with the last statement, which was not appended. */
  #problems: readonly DiagnosticView[] = [];
  #refused: readonly DiagnosticView[] = [];
  #notice: Key | undefined;
  #announcement = "";
  /** Whether the step that is drawn next is told aloud. */
  #tells = false;
  readonly #speed: () => number;
  /** How it plays, once it does. */
  #pace: Pace | undefined;
  /** Whether the effect of a button plays, which is told once it is over. */
  #effect = false;
  #search: AbortController | undefined;
  readonly #failed: (error: unknown) => void;
  /** The text that waits for the part of the engine that it needs. */
  #awaited: string | undefined;

  /** `speed` gives the milliseconds a step at the reader's speed; `failed` is told if a part of the engine does not come. */
  constructor(host: LitElement, words: LanguageController, speed: () => number, failed: (error: unknown) => void) {
    this.#host = host;
    this.#words = words;
    this.#speed = speed;
    this.#failed = failed;
    this.#clock = new PlayingController(host, {
      playing: () => this.#figure?.player.playing === true,
      pause: () => this.#pace?.pause ?? speed(),
      tick: () => {
        this.#tick();
      },
    });
  }

  get figure(): Figure | undefined {
    return this.#figure;
  }

  /** Why the last statement was not appended; empty if it was. */
  get trouble(): string {
    const [problem] = this.#problems;
    const { words } = this.#words;
    return words && problem ? plain(words, problem.key, problem.arguments) : "";
  }

  /** What is wrong with the last text that was to be the source and does not run; nothing if it runs. */
  get refused(): readonly DiagnosticView[] {
    return this.#refused;
  }

  /** Why the last control led nowhere. */
  get notice(): Key | undefined {
    return this.#notice;
  }

  /** What a reader who does not see the figure is told: asked for by whoever draws it, so of the step that is drawn. */
  get announcement(): string {
    if (this.#tells && this.#figure) {
      this.#tells = false;
      this.#announce(this.#figure);
    }
    return this.#announcement;
  }

  /** Drives another figure; the one before gives back its memory. */
  take(figure: Figure | undefined): void {
    this.#search?.abort();
    this.#figure?.close();
    this.#figure = figure;
    this.#refused = [];
    this.#problems = [];
    this.#notice = undefined;
    this.#pace = undefined;
    this.#effect = false;
    this.#tells = false;
    this.settle();
  }

  /** How long it takes to play from here to where that stops, and by what; nothing of a run that is short as a whole. */
  get takes(): Takes | undefined {
    const { figure } = this;
    if (!figure || paceOf(command(figure.player, "first"), this.#speed()).by === "step") {
      return undefined;
    }
    const player = figure.player.playing ? figure.player : command(figure.player, "toggle");
    const pace = figure.player.playing && this.#pace ? this.#pace : paceOf(player, this.#speed());
    return { by: pace.by, time: duration(player, pace) };
  }

  /** After something has changed from outside: shows it, and goes on playing if it plays. */
  settle(): void {
    this.#host.requestUpdate();
    this.#clock.wind();
  }

  /** Goes on playing at the reader's speed, or with so many milliseconds a step until they press something. */
  hurry(pause = this.#speed()): void {
    const { figure } = this;
    if (figure?.player.playing === true) {
      this.#play(figure, paceOf(figure.player, pause));
    }
    this.settle();
  }

  /** Obeys a control, and says the step aloud. */
  readonly obey = (order: Order): void => {
    const { figure } = this;
    if (!figure) {
      return;
    }
    this.#search?.abort();
    this.#effect = false;
    this.#notice = undefined;
    if (typeof order === "object" && "way" in order) {
      this.#follow(figure, order);
    } else {
      const { step } = figure.player;
      figure.obey(order);
      if (figure.player.playing) {
        const isShort = typeof order === "object" && "within" in order;
        this.#play(figure, isShort ? paceWithin(figure.player, this.#speed(), order.within) : paceOf(figure.player, this.#speed()));
      }
      this.#tells ||= order !== "toggle" && figure.player.step !== step;
    }
    this.settle();
  };

  /** Appends a statement where the reader stands and plays it. What is wrong with it comes back. */
  readonly run = (java: string): readonly DiagnosticView[] => {
    const { figure } = this;
    if (!figure) {
      return [];
    }
    this.#search?.abort();
    this.#notice = undefined;
    // What an earlier press still plays is over first.
    if (figure.player.playing) {
      figure.obey({ seek: figure.player.until });
    }
    const problems = figure.append(java);
    this.#problems = problems;
    if (problems.length > 0) {
      void this.#words.complete().then(() => {
        tellError(this.#host, this.#problems === problems ? this.trouble : "", problems);
      });
    } else {
      this.#effect = true;
      this.#play(figure, paceWithin(figure.player, BRISK / 8, BRISK));
      if (calm()) {
        figure.obey({ seek: figure.player.until });
        this.#tells = true;
      }
    }
    this.settle();
    return problems;
  };

  /**
   * Makes another text the source; the reader stays where they are as far as the run is the same. A text that does not
   * run changes nothing, unless it shall `whatever` it is. What is wrong with it comes back. A text that needs a part of the
   * engine which is not here yet runs once that has come.
   */
  readonly edit = (source: string, whatever = false): readonly DiagnosticView[] => {
    const { figure } = this;
    this.#awaited = undefined;
    if (!figure || source === figure.source) {
      this.#refused = [];
      this.#host.requestUpdate();
      return figure?.diagnostics ?? [];
    }
    if (!isLoaded(source)) {
      void this.#editLater(figure, source, whatever);
      return [];
    }
    this.#search?.abort();
    this.#notice = undefined;
    this.#problems = [];
    const problems = figure.edit(source, whatever);
    this.#refused = figure.source === source ? [] : problems;
    if (problems.length > 0) {
      void this.#words.complete();
      tellError(this.#host, "", problems);
    }
    this.settle();
    return problems;
  };

  /** The same once the engine can run the text, unless the reader has written another one by then. */
  async #editLater(figure: Figure, source: string, whatever: boolean): Promise<void> {
    this.#awaited = source;
    const isAwaited = () => this.#awaited === source && this.#figure === figure;
    try {
      await load(source);
    } catch (error) {
      if (isAwaited()) {
        this.#failed(error);
      }
      return;
    }
    if (isAwaited()) {
      this.edit(source, whatever);
    }
  }

  /** Takes the last appended statement back. */
  readonly undo = (): void => {
    this.#figure?.undo();
    this.#problems = [];
    this.settle();
  };

  #follow(figure: Figure, hand: Hand): void {
    const step = figure.reach(hand);
    if (step !== undefined) {
      this.obey({ seek: step });
    } else if (hand.way === "leak") {
      void this.#seekLeak(figure, hand.back);
    } else {
      this.#notice = NOTICES[hand.way];
    }
  }

  async #seekLeak(figure: Figure, back: boolean): Promise<void> {
    const search = new AbortController();
    this.#search = search;
    const step = await figure.searchLeak(back, search.signal);
    if (search.signal.aborted) {
      return;
    }
    if (step === undefined) {
      this.#notice = NOTICES.leak;
      this.#host.requestUpdate();
    } else {
      this.obey({ seek: step });
    }
  }

  #play(figure: Figure, pace: Pace): void {
    this.#pace = pace;
    figure.stride(pace);
  }

  #tick(): void {
    this.#figure?.obey("tick");
    // The effect of a button is told once it is over.
    this.#tells ||= this.#figure?.player.playing === false && this.#effect;
    this.#host.requestUpdate();
  }

  #announce({ frame }: Figure): void {
    const { words } = this.#words;
    if (words) {
      const text = plain(words, frame.message.key, messageArguments(sceneOf(sectionsOf(frame))));
      // The same words a second time are told only if the text is another one.
      this.#announcement = text === this.#announcement ? `${text}\u00a0` : text;
    }
  }
}

/** Whether the reader wants no motion. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

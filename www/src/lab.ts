/**
 * `<threadlocal-lab>`: one figure. It opens a scenario, moves through its run, and puts pictures, code, message and
 * controls beside each other. What is in them is decided elsewhere.
 *
 * Attributes: `scenario` (a name of the corpus), `at` (where to begin: `op:3`, `line:22`), `theme` (`light`, `dark`),
 * `lang` (its own or the nearest). A scenario of the host's own: the property `source`, or a child
 * `<script type="text/x-java">`.
 */
import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { listingLines, load } from "./engine";
import type { View } from "./engine";
import { Figure } from "./figure";
import { languageOf, plain, say, words } from "./i18n";
import type { Language, Say, Words } from "./i18n";
import "./parts/code";
import { actionBar, chosenKey } from "./parts/actions";
import { codePanes } from "./parts/panes";
import { header, output, problems } from "./parts/texts";
import { ledger } from "./parts/ledger";
import { legend } from "./parts/legend";
import { sentence } from "./parts/message";
import { SPEEDS, timeline } from "./parts/timeline";
import { describe } from "./picture/describe";
import { draw } from "./picture/draw";
import { graph } from "./picture/graph";
import { follow } from "./picture/motion";
import { ring } from "./picture/ring";
import type { Picture } from "./picture/shape";
import { KEYS, player } from "./player";
import type { Command } from "./player";
import { sourceOf } from "./scenario";
import { BLANK, DARK, lightOf, messageArguments, sceneOf } from "./scene";
import type { Target } from "./scene";
import { STYLES } from "./styles";

/** The longest that the effect of a button press takes to play, in milliseconds. */
const BRISK = 2400;

/** A jump over more steps than this is shown without movement. */
const FAR = 60;

export class ThreadlocalLab extends LitElement {
  static override readonly styles = STYLES;

  @property() scenario = "";
  @property() at = "";
  @property({ attribute: false }) source = "";

  @state() private figure: Figure | undefined;
  @state() private words: Words | undefined;
  @state() private listing: readonly string[] = [];
  @state() private failure = "";
  @state() private trouble = "";
  @state() private chosen = "";
  @state() private speed = 1;
  @state() private pointed: Target | undefined;
  @state() private pinned: Target | undefined;
  @state() private announcement = "";
  @state() private ringWidth = 560;
  @state() private graphWidth = 640;

  @query(".ring-place") private readonly ringPlace!: HTMLElement;
  @query(".graph-place") private readonly graphPlace!: HTMLElement;

  #language: Language = "en";
  #opening = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause: number | undefined;
  #visible = true;
  #drawn: { step: number; ring: Picture; graph: Picture } | undefined;
  readonly #sizes = new ResizeObserver(() => {
    this.#measure();
  });
  readonly #sight = new IntersectionObserver(([entry]) => {
    this.#visible = entry?.isIntersecting ?? true;
    this.#tick();
  });
  readonly #languages = new MutationObserver(() => {
    void this.#speak();
  });

  constructor() {
    super();
    this.addEventListener("keydown", this.#onKey);
  }

  /** What is shown, for whoever scripts the page; nothing before the figure is alive. */
  get view(): View | undefined {
    return this.figure?.moment.view;
  }

  /** The scenario with what the buttons appended. */
  get text(): string {
    return this.figure ? `${this.figure.lines.join("\n")}\n` : "";
  }

  /** Moves to the step that `op:3`, `line:22`, `start`, `end` or a number names. */
  seek(address: string): void {
    if (this.figure) {
      this.#obey({ seek: this.figure.stepOf(address) });
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#languages.observe(this, { attributeFilter: ["lang"] });
    this.#languages.observe(this.ownerDocument.documentElement, { attributeFilter: ["lang"] });
    this.#sight.observe(this);
    if (this.hasUpdated) {
      this.#watchSizes();
    }
    void this.#speak();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#languages.disconnect();
    this.#sight.disconnect();
    this.#sizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has("scenario") || changed.has("source")) {
      void this.#open();
    }
  }

  protected override firstUpdated(): void {
    this.#watchSizes();
  }

  protected override render(): TemplateResult {
    const { figure, words } = this;
    const speak: Say = (key, values) => (words ? say(words, key, values) : "");
    const moment = figure?.moment ?? BLANK;
    const scene = sceneOf(moment);
    const target = this.pointed ?? this.pinned;
    const light = target ? lightOf(scene, target) : DARK;
    const { step } = moment.view;
    const slot = target && "slot" in target ? target.slot : undefined;
    const drawn = {
      step,
      ring: follow(this.#drawn?.ring, ring(scene, { width: this.ringWidth, say: speak, slot })),
      graph: follow(this.#drawn?.graph, graph(scene, { width: this.graphWidth, say: speak })),
    };
    const still = !this.#drawn || Math.abs(step - this.#drawn.step) > FAR;
    this.#drawn = drawn;
    const actions = figure?.actions ?? [];
    const diagnostics = figure?.diagnostics ?? [];
    const broken = moment.view.stepCount === 0 && diagnostics.length > 0;
    const list = words && diagnostics.length > 0 ? problems(words, diagnostics, speak) : nothing;
    return html`<section
      class=${still ? "lab still" : "lab"}
      tabindex="0"
      aria-labelledby="title"
      aria-busy=${figure ? "false" : "true"}
      lang=${this.#language}
      @pointerover=${this.#onPoint}
      @pointerleave=${this.#onLeave}
      @focusin=${this.#onPoint}
      @focusout=${this.#onLeave}
      @click=${this.#onPin}
    >
      ${header(moment.view, figure?.lines ?? [], this.#language, speak)}
      ${broken ? nothing : list}
      ${moment.view.design === "" ? nothing : html`<p class="design">${speak("ui.design", { design: moment.view.design })}</p>`}
      <div class="ring-place">${draw(drawn.ring, "ring", describe(scene, speak), light)}</div>
      <div class=${broken || this.failure !== "" ? "message bad" : "message"}>
        ${this.failure === "" ? nothing : html`<p role="alert">${speak("ui.failed", { reason: this.failure })}</p>`}
        ${broken ? list : words && html`<p>${sentence(words, moment.view.message.key, messageArguments(scene))}</p>`}
      </div>
      ${timeline({
        player: figure?.player ?? player(0, []),
        marks: figure?.marks ?? [],
        operation: moment.view.operation,
        operationCount: moment.view.operationCount,
        speed: this.speed,
        say: speak,
        onCommand: (order) => {
          this.#obey(order);
        },
        onSpeed: (speed) => {
          this.speed = speed;
        },
      })}
      ${actionBar({
        actions,
        chosen: chosenKey(actions, this.chosen),
        undoable: figure?.undoable ?? false,
        problem: this.trouble,
        words,
        say: speak,
        onChoose: (name) => {
          this.chosen = name;
        },
        onRun: this.#onRun,
        onUndo: () => {
          figure?.undo();
          this.#settle();
        },
      })}
      <div class="panes">
        ${codePanes({ moment, figure, words, say: speak, listing: this.listing, light, scenario: this.scenario })}
      </div>
      ${legend(speak)}
      <div class="graph-place" tabindex="0" role="region" aria-label=${speak("ui.graph")}>
        ${draw(drawn.graph, "graph", speak("ui.graph"), light)}
      </div>
      <div class="below">${ledger(moment.view, speak, light.objects)} ${output(moment.view, speak)}</div>
      <p class="announcement" aria-live="polite">${this.announcement}</p>
    </section>`;
  }

  /** Loads what the figure needs and opens its source. The last call wins. */
  async #open(): Promise<void> {
    this.#opening += 1;
    const opening = this.#opening;
    try {
      const [source] = await Promise.all([this.#source(), load()]);
      if (opening !== this.#opening) {
        return;
      }
      const figure = new Figure(source, this.at);
      this.figure?.close();
      this.figure = figure;
      this.listing = listingLines();
      this.failure = "";
    } catch (error) {
      this.failure = textOf(error);
    }
    this.#drawn = undefined;
    this.#settle();
  }

  async #source(): Promise<string> {
    if (this.source !== "") {
      return this.source;
    }
    const child = this.querySelector('script[type="text/x-java"]');
    return child ? `${(child.textContent).trim()}\n` : sourceOf(this.scenario);
  }

  async #speak(): Promise<void> {
    const tag = this.lang === "" ? this.closest("[lang]")?.getAttribute("lang") : this.lang;
    this.#language = languageOf(tag);
    const language = this.#language;
    const loaded = await words(language);
    if (language === this.#language) {
      this.words = loaded;
    }
  }

  #watchSizes(): void {
    this.#sizes.observe(this.ringPlace);
    this.#sizes.observe(this.graphPlace);
  }

  #measure(): void {
    this.ringWidth = this.ringPlace.clientWidth || this.ringWidth;
    this.graphWidth = this.graphPlace.clientWidth || this.graphWidth;
  }

  /** Obeys a control, and says the step aloud when the reader made it. */
  #obey(order: Command): void {
    const { figure, words } = this;
    if (!figure) {
      return;
    }
    const { step } = figure.player;
    this.#pause = undefined;
    figure.obey(order);
    if (words && order !== "toggle" && figure.player.step !== step) {
      const { moment } = figure;
      this.announcement = plain(words, moment.view.message.key, messageArguments(sceneOf(moment)));
    }
    this.#settle();
  }

  /** After the figure has changed: shows it, and goes on playing if it plays. */
  #settle(): void {
    this.requestUpdate();
    this.#tick();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    if (this.figure?.player.playing === true && this.#visible) {
      this.#timer = setTimeout(() => {
        this.figure?.obey("tick");
        this.#settle();
      }, this.#pause ?? SPEEDS[this.speed]?.pause);
    }
  }

  readonly #onRun = (java: string): void => {
    const { figure } = this;
    if (!figure) {
      return;
    }
    // What an earlier press still plays is over first.
    if (figure.player.playing) {
      figure.obey({ seek: figure.player.until });
    }
    const [problem] = figure.append(java);
    if (problem) {
      this.trouble = this.words ? plain(this.words, problem.key, problem.arguments) : "";
    } else {
      this.trouble = "";
      const { step, until } = figure.player;
      this.#pause = BRISK / Math.max(8, until - step);
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
        figure.obey({ seek: until });
      }
    }
    this.#settle();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const order = KEYS[event.key];
    const [origin] = event.composedPath();
    if (!order || event.ctrlKey || event.altKey || event.metaKey || !(origin instanceof Element)) {
      return;
    }
    // These have a use for the keys themselves.
    const own = event.key === " " ? "input, select, textarea, button" : "input, select, textarea, .lines, .printed";
    if (!origin.matches(own)) {
      event.preventDefault();
      this.#obey(order);
    }
  };

  readonly #onPoint = (event: Event): void => {
    this.pointed = targetOf(event);
  };

  readonly #onLeave = (): void => {
    this.pointed = undefined;
  };

  /** A click keeps the light on, for those who have no pointer to hover with; another click puts it out. */
  readonly #onPin = (event: Event): void => {
    const target = targetOf(event);
    this.pinned = target && !same(target, this.pinned) ? target : undefined;
  };
}

/** What an event's element stands for. */
function targetOf(event: Event): Target | undefined {
  const element = event.target instanceof Element ? event.target.closest("[data-slot], [data-object]") : null;
  const slot = element?.getAttribute("data-slot");
  const object = element?.getAttribute("data-object");
  if (slot) {
    return { slot: Number(slot) };
  }
  return object ? { object: Number(object) } : undefined;
}

function same(a: Target, b: Target | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

customElements.define("threadlocal-lab", ThreadlocalLab);

declare global {
  interface HTMLElementTagNameMap {
    "threadlocal-lab": ThreadlocalLab;
  }
}

/**
 * `<threadlocal-reading>`: the reading face of a figure. It loads the engine only before what only that can do.
 *
 * It is told as attributes: `scenario` (a name of the corpus, which plays its recording, or the address of a `.java` file),
 * `recording` (the address of a recording, made by `threadlocal-lab record`), `autoplay`, `readonly` (the reader fires
 * nothing), `panes` (with `graph` and without `slots` it shows who holds whom instead of the table), `predict` (the reader is asked what the run will free), `theme`; the element that it belongs to is its `origin`.
 *
 * Events, all bubbling: `lab-step` after another step is shown, `lab-predicted` when the run is over of which the reader was
 * asked, `lab-error` when something could not be opened or run.
 * `lab-workbench` when the reader asks for the workbench; it shows none. `lab-blank` when it has taken its room, with nothing to read yet.
 */
import tokens from "../tokens.css?inline";
import type { DiagnosticView, View } from "../engine";
import { holdsAt } from "../frames/hand-over";
import type { Recording } from "../frames/recording";
import type { ErrorDetail, PredictedDetail, StepDetail } from "../lab/events";
import type { Target } from "../scene";
import { scriptIn, sourceIn } from "../lab/source";
import { forgetTrouble, showTrouble, troubleIn } from "../element/trouble";
import { languageOf } from "../i18n";
import { Idle } from "../idle";
import type { Language } from "../i18n";
import { sheets } from "../sheets";
import { Drawing } from "./drawing";
import { ReadingFace } from "./face";
import type { Hearer, Tongue } from "./shown";
import { calm } from "./motion";
import asks from "./asks.css?inline";
import picture from "./picture.css?inline";
import css from "./reading.css?inline";
import { isAddress } from "./given";
import { recordingAt, recordingOf } from "./recorded";
import type { Asked } from "./recorded";
import type { Held } from "./running";
import { readingWords, sayIn } from "./words";

export class ThreadlocalReading extends HTMLElement {
  static readonly observedAttributes = ["scenario", "recording", "lang", "autoplay"];

  /** The element that it belongs to: whose child has the source, and whose language is meant. */
  origin: HTMLElement = this;

  /** What was asked for before this element was there. */
  early: Asked | undefined;

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #attributes = new MutationObserver(() => {
    this.#dress();
    void this.#speak();
  });
  readonly #idle = new Idle();
  #face: ReadingFace | undefined;
  /** The picture that waits for a first frame. */
  #blank: Drawing | undefined;
  /** From when it is put into a page until it is taken out: what changes before is not yet asked for. */
  #isIn = false;
  #given: string | undefined;
  #address: string | undefined;
  #opens = 0;
  #ready: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.#root.adoptedStyleSheets = sheets(tokens, css, picture, asks);
  }

  /** Fulfilled when what was asked for last is shown, or why it cannot be. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Fulfilled when what is asked for is drawn. */
  get updateComplete(): Promise<boolean> {
    return this.#untilDrawn();
  }

  /** The step that is shown. */
  get step(): number {
    return this.#face?.step ?? 0;
  }

  /** The same as an address that leads there whichever engine goes on. */
  get address(): string {
    return this.#face?.address ?? this.#address ?? "start";
  }

  /** Whether the source is what was asked for, without a call of the reader's. */
  get isOwn(): boolean {
    return this.#face?.isOwn ?? true;
  }

  /** How many steps there are; 0 before the figure is alive. */
  get stepCount(): number {
    return this.#face?.stepCount ?? 0;
  }

  /** What is shown, as data; nothing before the figure is alive. */
  get view(): View | undefined {
    return this.#face?.view;
  }

  /** Lights up a slot or an object for as long as the page around the figure speaks of it; nothing puts the light out. */
  light(target: Target | undefined): void {
    this.#face?.light(target);
  }

  /** The source with the call that the reader fired last. Setting it opens another one. */
  get source(): string {
    return this.#face?.source ?? this.#given ?? "";
  }

  set source(text: string) {
    this.#given = text;
    if (this.#isIn) {
      this.open();
    }
  }

  /** Moves to the step that an address names; before the figure is alive, it begins there. */
  seek(address: string | number): void {
    this.#address = String(address);
    try {
      this.#face?.seek(this.#address);
    } catch {
      this.#fail(undefined, this.#address);
    }
  }

  /** Plays from where the reader stands, or from the beginning at the end. */
  play(): void {
    if (this.#face?.playing === false) {
      this.#face.obey("toggle");
    }
  }

  pause(): void {
    if (this.#face?.playing === true) {
      this.#face.obey("toggle");
    }
  }

  /** Has the engine come when the browser has nothing else to do. */
  prefetch(): void {
    this.#idle.ask(() => {
      // Who fires is told why it does not come.
      import("./running").then(({ prepare }) => prepare(this.source)).catch(() => undefined);
    });
  }

  /** Fires a statement at the end of the run and plays it. What is wrong with it comes back, and nothing has changed then. */
  async run(statement: string): Promise<readonly DiagnosticView[]> {
    await this.#ready;
    return (await this.#face?.fire(statement)) ?? [];
  }

  connectedCallback(): void {
    this.#isIn = true;
    for (const element of [this.ownerDocument.documentElement, this.origin]) {
      this.#attributes.observe(element, { attributeFilter: ["lang", "theme"] });
    }
    this.#dress();
    if (!this.#face) {
      this.open();
    }
  }

  disconnectedCallback(): void {
    this.#attributes.disconnect();
    // Whoever moves an element takes it out first.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#isIn = false;
        this.#opens += 1;
        this.#address = this.#face ? String(this.#face.step) : this.#address;
        this.#given = this.#face?.isOwn === false ? this.#face.source : this.#given;
        this.#face?.close();
        this.#face = undefined;
      }
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#isIn || before === now) {
      return;
    }
    if (name === "lang") {
      void this.#speak();
    } else if (name === "autoplay") {
      this.#playByItself();
    } else {
      this.#given = undefined;
      this.open();
    }
  }

  /** Opens what is asked for. */
  open(): void {
    this.#ready = this.#load();
  }

  /** A picture, and what its controls do. */
  #newDrawing(): Drawing {
    const drawing = new Drawing({
      obey: (order) => {
        this.#face?.obey(order);
      },
      fire: (java) => {
        void this.#face?.fire(java);
      },
      fireNew: (java, home) => {
        void this.#face?.fireNew(java, home);
      },
      mark: (slot) => {
        this.#face?.mark(slot);
      },
      workbench: () => {
        this.dispatchEvent(new Event("lab-workbench"));
      },
    }, { predicts: this.hasAttribute("predict"), graph: this.#showsGraph });
    drawing.blank();
    return drawing;
  }

  /** Whether the author asks for the references and not for the table. */
  get #showsGraph(): boolean {
    const panes = (this.getAttribute("panes") ?? "").split(" ");
    return panes.includes("graph") && !panes.includes("slots");
  }

  /** How the face will look is there before what it shows. */
  #showBlank(): void {
    if (!this.#face && !this.#blank && this.isConnected) {
      this.#blank = this.#newDrawing();
      this.#root.append(this.#blank.element);
      this.dispatchEvent(new Event("lab-blank"));
    }
  }

  async #load(): Promise<void> {
    this.#opens += 1;
    const opens = this.#opens;
    try {
      const coming = Promise.all([this.#frames(), this.#tongue()]);
      // What is there in time is drawn at once.
      const blank = requestAnimationFrame(() => {
        this.#showBlank();
      });
      const [{ frames, free }, tongue] = await coming.finally(() => {
        cancelAnimationFrame(blank);
      });
      if (opens !== this.#opens || !this.isConnected) {
        free();
        return;
      }
      this.#face?.close();
      forgetTrouble(this.#root);
      const drawing = this.#blank ?? this.#newDrawing();
      this.#blank = undefined;
      this.#root.append(drawing.element);
      const address = this.#address ?? this.origin.getAttribute("step") ?? "start";
      let from = 0;
      try {
        from = frames.stepOf(address);
      } catch {
        this.#fail(undefined, address);
      }
      this.#face = new ReadingFace(drawing, { frames, from, tongue, hearer: this.#hearer, firing: !this.hasAttribute("readonly"), predicts: this.hasAttribute("predict"), free });
      await this.#untilDrawn();
      const { diagnostics } = frames;
      if (diagnostics.some(({ severity }) => severity === "error")) {
        this.#tell("lab-error", { reason: "", diagnostics });
      }
      this.#playByItself();
    } catch (error) {
      if (opens === this.#opens) {
        this.#blank?.element.remove();
        this.#blank = undefined;
        this.#fail(error);
      }
    }
  }

  /** From a recording, if there is one that holds what is asked for; or else from the engine, which is loaded then. */
  async #frames(): Promise<Held> {
    const recording = this.#given === undefined ? await this.#recording() : undefined;
    if (recording && holdsAt(recording, this.#address ?? this.origin.getAttribute("step") ?? "start")) {
      return { frames: recording, free: () => undefined };
    }
    const source = this.#given ?? recording?.source ?? sourceIn(this.origin, this.getAttribute("scenario") ?? "");
    const { framesOf } = await import("./running");
    return framesOf(await source);
  }

  /** The recording that the attributes ask for; nothing where a source stands in the page or at an address. */
  async #recording(): Promise<Recording | undefined> {
    const [scenario, address] = [this.getAttribute("scenario") ?? "", this.getAttribute("recording") ?? ""];
    if ((address === "" && (scenario === "" || isAddress(scenario))) || (await scriptIn(this.origin))) {
      return undefined;
    }
    return address === "" ? recordingOf(scenario, this.early) : recordingAt(address, this.ownerDocument.baseURI, this.early);
  }

  /** That of the nearest element which says one. */
  get #language(): Language {
    return languageOf(this.origin.closest("[lang]")?.getAttribute("lang"));
  }

  /** The words of the nearest language. */
  async #tongue(): Promise<Tongue> {
    const language = this.#language;
    const words = await readingWords(language);
    return { language, words, say: sayIn(words) };
  }

  /** The theme of the figure is that of its face. */
  #dress(): void {
    this.setAttribute("theme", this.origin.getAttribute("theme") ?? "");
  }

  async #speak(): Promise<void> {
    try {
      const tongue = await this.#tongue();
      this.#face?.speak(tongue);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** As `autoplay` asks, unless the reader wants no movement. */
  #playByItself(): void {
    if (this.hasAttribute("autoplay") && !calm()) {
      this.play();
    }
  }

  readonly #hearer: Hearer = {
    stepped: (step, stepCount, operation) => {
      this.#tell("lab-step", { step, stepCount, operation });
    },
    predicted: (outcomes) => {
      this.#tell("lab-predicted", { right: outcomes.filter(({ isFreed, saidFreed }) => isFreed === saidFreed).length, asked: outcomes.length });
    },
    failed: (reason) => {
      this.#tell("lab-error", { reason, diagnostics: [] });
    },
  };

  async #untilDrawn(): Promise<boolean> {
    let drawn: Promise<void> | undefined;
    do {
      drawn = this.#face?.drawn;
      await drawn;
    } while (drawn !== this.#face?.drawn);
    return true;
  }

  /** Says why something could not be had, or that there is no point of this address. */
  #fail(error: unknown, address?: string): void {
    void troubleIn(this.#language, error, address).then((reason) => {
      showTrouble(this.#root, reason);
      this.#tell("lab-error", { reason, diagnostics: [] });
    });
  }

  #tell(name: "lab-step" | "lab-error" | "lab-predicted", detail: StepDetail | ErrorDetail | PredictedDetail): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("threadlocal-reading")) {
  customElements.define("threadlocal-reading", ThreadlocalReading);
}

/**
 * `<threadlocal-reading>`: the reading face alone, without the workbench. It loads neither the engine nor the workbench
 * before the reader asks for what only they can do.
 *
 * Attributes, which can change at any time: `scenario` (a name of the corpus, which plays its
 * recording, or the address of a `.java` file), `recording` (the address of a recording, made by `threadlocal-lab record`; else a
 * child `<script type="text/x-java">` or the property `source`), `step` (where to begin), `autoplay`, `readonly` (the
 * reader fires nothing), `lang`, `theme`.
 *
 * Events, both bubbling: `lab-step` after another step is shown, `lab-error` when something could not be opened or run.
 * `lab-workbench`, which can be cancelled, when the reader asks for the workbench: unless somebody else shows it, the
 * element does.
 */
import tokens from "../tokens.css?inline";
import type { DiagnosticView, View } from "../engine";
import type { Recording } from "../frames/recording";
import type { ErrorDetail, StepDetail } from "../lab/events";
import { isAddress, scriptIn, sourceIn } from "../lab/source";
import { takeOver } from "../lab/upgrade";
import { languageOf, WORDLESS } from "../i18n";
import { reasonIn } from "../reason";
import type { Language, Say } from "../i18n";
import { calm, ReadingFace } from "./face";
import type { Hearer, Tongue } from "./face";
import css from "./reading.css?inline";
import type { Held } from "./running";
import { readingWords, sayIn } from "./words";

/** The detail of `lab-workbench`: what the reader looks at. */
export interface WorkbenchDetail {
  readonly source: string;
  /** Whether that is the source which was opened, without a call of the reader's. */
  readonly isOwn: boolean;
  readonly step: number;
  /** The same as the address at which the engine goes on. */
  readonly address: string;
}

declare global {
  interface HTMLElementEventMap {
    "lab-workbench": CustomEvent<WorkbenchDetail>;
  }
  interface HTMLElementTagNameMap {
    "threadlocal-reading": ThreadlocalReading;
  }
}

/** The sheets are shared by all figures of a page. */
let sheets: readonly CSSStyleSheet[] | undefined;

function styles(): CSSStyleSheet[] {
  sheets ??= [tokens, css].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return [...sheets];
}

export class ThreadlocalReading extends HTMLElement {
  static readonly observedAttributes = ["scenario", "recording", "lang", "autoplay"];

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #languages = new MutationObserver(() => {
    void this.#speak();
  });
  #face: ReadingFace | undefined;
  #origin: HTMLElement | undefined;
  /** From when it is put into a page until it is taken out: what changes before is not yet asked for. */
  #isIn = false;
  #given: string | undefined;
  #address: string | undefined;
  #opens = 0;
  #ready: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.#root.adoptedStyleSheets = styles();
  }

  /** The element whose child has the source, and whose language is meant, if it is another. */
  set origin(element: HTMLElement | undefined) {
    this.#origin = element;
  }

  /** Fulfilled when what was asked for last is shown, or why it cannot be. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** The step that is shown. It takes addresses too, as the attribute does. */
  get step(): number {
    return this.#face?.step ?? 0;
  }

  set step(address: number | string) {
    this.seek(address);
  }

  /** How many steps there are; 0 before the figure is alive. */
  get stepCount(): number {
    return this.#face?.stepCount ?? 0;
  }

  /** What is shown, as data; nothing before the figure is alive. */
  get view(): View | undefined {
    return this.#face?.view;
  }

  /** The source with the call that the reader fired last. Setting it opens another one. */
  get source(): string {
    return this.#face?.source ?? this.#given ?? "";
  }

  set source(text: string) {
    this.#given = text;
    if (this.#isIn) {
      this.#open();
    }
  }

  /** The same before it is in the page; nothing if it is what the other attributes say. */
  set given(text: string | undefined) {
    if (text !== this.#given) {
      this.#given = text;
      if (this.#isIn) {
        this.#open();
      }
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

  /** Fires a statement at the end of the run and plays it. What is wrong with it comes back, and nothing has changed then. */
  async run(statement: string): Promise<readonly DiagnosticView[]> {
    await this.#ready;
    return (await this.#face?.fire(statement)) ?? [];
  }

  connectedCallback(): void {
    takeOver(this, ["origin", "given", "source", "step"]);
    this.#isIn = true;
    for (const element of [this.ownerDocument.documentElement, ...(this.#origin ? [this.#origin] : [])]) {
      this.#languages.observe(element, { attributeFilter: ["lang"] });
    }
    if (!this.#face) {
      this.#open();
    }
  }

  disconnectedCallback(): void {
    this.#languages.disconnect();
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
      this.#open();
    }
  }

  #open(): void {
    this.#ready = this.#load();
  }

  async #load(): Promise<void> {
    this.#opens += 1;
    const opens = this.#opens;
    try {
      const [{ frames, free }, tongue] = await Promise.all([this.#frames(), this.#tongue()]);
      if (opens !== this.#opens || !this.isConnected) {
        free();
        return;
      }
      this.#face?.close();
      const address = this.#address ?? this.getAttribute("step") ?? "start";
      let from = 0;
      try {
        from = frames.stepOf(address);
      } catch {
        this.#fail(undefined, address);
      }
      this.#face = new ReadingFace(this.#root, { frames, from, tongue, hearer: this.#hearer, firing: !this.hasAttribute("readonly"), free });
      const { diagnostics } = frames;
      if (diagnostics.some(({ severity }) => severity === "error")) {
        this.#tell("lab-error", { reason: "", diagnostics });
      }
      this.#playByItself();
    } catch (error) {
      if (opens === this.#opens) {
        this.#fail(error);
      }
    }
  }

  /** From a recording, if there is one of what is asked for; or else from the engine, which is loaded then. */
  async #frames(): Promise<Held> {
    const recording = this.#given === undefined ? await this.#recording() : undefined;
    if (recording?.isWhole) {
      return { frames: recording, free: () => undefined };
    }
    const source = this.#given ?? recording?.source ?? sourceIn(this.#host, this.getAttribute("scenario") ?? "");
    const { framesOf } = await import("./running");
    return framesOf(await source);
  }

  /** The recording that the attributes ask for; nothing where a source stands in the page or at an address. */
  async #recording(): Promise<Recording | undefined> {
    const [scenario, address] = [this.getAttribute("scenario") ?? "", this.getAttribute("recording") ?? ""];
    if ((address === "" && (scenario === "" || isAddress(scenario))) || (await scriptIn(this.#host))) {
      return undefined;
    }
    const { recordingAt, recordingOf } = await import("./recorded");
    return address === "" ? recordingOf(scenario) : recordingAt(address, this.ownerDocument.baseURI);
  }

  get #host(): Element {
    return this.#origin ?? this;
  }

  /** That of the nearest element which says one. */
  get #language(): Language {
    return languageOf(this.#host.closest("[lang]")?.getAttribute("lang"));
  }

  /** The words of the nearest language. */
  async #tongue(): Promise<Tongue> {
    const language = this.#language;
    const words = await readingWords(language);
    return { language, words, say: sayIn(words) };
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
    failed: (reason) => {
      this.#tell("lab-error", { reason, diagnostics: [] });
    },
    workbench: (detail) => {
      const asked = new CustomEvent<WorkbenchDetail>("lab-workbench", { detail, bubbles: true, composed: true, cancelable: true });
      if (this.dispatchEvent(asked)) {
        void this.#showWorkbench(asked.detail);
      }
    },
  };

  /** The workbench in the place of the face, at the same step. */
  async #showWorkbench({ source, address }: WorkbenchDetail): Promise<void> {
    try {
      await import("../lab");
      const lab = document.createElement("threadlocal-lab");
      for (const name of ["lang", "theme"]) {
        const value = this.getAttribute(name);
        if (value !== null) {
          lab.setAttribute(name, value);
        }
      }
      lab.source = source;
      lab.seek(address);
      lab.hidden = true;
      this.#root.append(lab);
      await lab.ready;
      this.#face?.close();
      lab.hidden = false;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Says why something could not be had, or that there is no point of this address. */
  #fail(error: unknown, address?: string): void {
    void this.#tongue()
      .then(({ say }) => (address === undefined ? say("ui.failed", { reason: reasonIn(say as Say, error) }) : say("ui.noPoint", { address })))
      .catch(() => WORDLESS[this.#language])
      .then((reason) => {
        const note = document.createElement("p");
        note.setAttribute("role", "alert");
        note.textContent = reason;
        this.#root.querySelector("p[role=alert]:not(.trouble)")?.remove();
        this.#root.append(note);
        this.#tell("lab-error", { reason, diagnostics: [] });
      });
  }

  #tell(name: "lab-step" | "lab-error", detail: StepDetail | ErrorDetail): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("threadlocal-reading")) {
  customElements.define("threadlocal-reading", ThreadlocalReading);
}

/**
 * `<threadlocal-lab>`: one figure. It is light: it knows the page around it and which face is to be seen. The reading face
 * is in the same file; the workbench, the engine and everything else come when they are asked for.
 *
 * Attributes, which can change at any time:
 * - `scenario`: a name of the corpus, or the address of a `.java` file; a source of the host's own is the property
 *   `source`, or a child `<script type="text/x-java">`;
 * - `recording`: the address of what `threadlocal-lab record` has made, which the reading face plays without the engine;
 * - `face`: `reading` shows the table, one sentence and three controls, and the workbench when the reader asks for it;
 *   `workbench` shows the panes. If it is absent, a recording is read, and everything else is on the workbench;
 * - `step`: where to stand, `start`, `end`, a number, `op:3`, `op:3/beat:2` or `line:22`;
 * - `autoplay`: plays once it is alive, unless the reader wants no motion;
 * - `readonly`: the reader appends nothing and edits nothing;
 * - `loading`: `eager` loads at once; otherwise what is more than a screen away loads nothing;
 * - `predict`: asks the reader what they expect: in the reading face of the whole run, on the workbench before each operation;
 * - `prefetch`: the engine comes when the browser has nothing else to do, so that it is there when the reader acts;
 * - `lang`: its own or the nearest; `theme`: `light` or `dark`, otherwise the page's;
 * - `panes`: what the workbench shows; with `graph` and without `slots` the reading face shows who holds whom instead of the table;
 * - of the workbench alone: `controls`, `layout`, `loop`, `link-page`.
 *
 * Its children are shown until the figure is, and for good where scripts are off.
 *
 * Events, all bubbling: `lab-step` after another step is shown, `lab-predicted` when the run is over that a reading face has asked
 * about, `lab-error` when something could not be opened or run.
 */
import type { DiagnosticView, View } from "../engine";
import { said } from "../files";
import { languageOf } from "../i18n";
import { tellError } from "../lab/events";
import type { Program } from "../lab/program";
import type { Target } from "../scene";
import { sheets } from "../sheets";
import css from "./element.css?inline";
import roomCss from "./room.css?inline";
import { Early } from "./early";
import { isReading, newReading, newWorkbench, tell } from "./faces";
import type { Face } from "./faces";
import { isNear, whenNear } from "./near";
import { ATTRIBUTES, NONE, settingOf, SETTINGS } from "./settings";
import type { Setting, Settings } from "./settings";
import { showTrouble, troubleIn } from "./trouble";
import { takeOver } from "./upgrade";

/** Attributes that only say how a figure begins. */
const BEGINNING = ["step", "loading", "prefetch"];

/** The documents that have had a figure. */
const withFigures = new WeakSet<Document>();

export class ThreadlocalLab extends HTMLElement {
  /** Of the package. */
  static readonly version: string = import.meta.env.VITE_VERSION ?? "";

  /** The address of a folder with the files of the package, where they do not lie beside its modules; empty if it is not said. */
  static get base(): string {
    return said().base ?? "";
  }

  static set base(address: string) {
    said().base = new URL(address.replace(/\/?$/, "/"), document.baseURI).href;
  }

  static readonly observedAttributes = [...ATTRIBUTES, ...BEGINNING];

  static {
    for (const name of SETTINGS) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: ThreadlocalLab) {
          return this.#settings[name];
        },
        set(this: ThreadlocalLab, value: Settings[Setting]) {
          this.#set(name, value);
        },
      });
    }
  }

  declare scenario: string;
  declare recording: string;
  declare face: string;
  declare panes: string | null;
  declare controls: string | null;
  declare layout: string;
  declare loop: string;
  declare linkPage: string;
  declare autoplay: boolean;
  declare predict: boolean;
  declare readonly: boolean;

  #settings = NONE;

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #stage = document.createElement("div");
  /** The room of a figure that is not there yet, with the host's children in it. */
  readonly #room = document.createElement("div");
  /** The face that answers, and the one that will take its place as soon as it can show something. */
  #face: Face | undefined;
  #coming: Face | undefined;
  /** From when it is put into a page: what changes before is not yet asked for. */
  #isIn = false;
  #isNear = false;
  /** Stops looking whether it has come near. */
  #away = (): void => undefined;
  #come = (): void => undefined;
  #near = this.#waiting();
  /** Fulfilled when the face that was asked for last is the one that is seen. */
  #turned: Promise<void> = Promise.resolve();
  #turns = 0;
  /** The source that the host gave. A host without types may give anything. */
  #given: unknown;
  /** Where it begins. */
  #address: string | undefined;
  #named: ((program: Program) => void) | undefined;
  /** The milliseconds of a step with which it is to be played once it is alive. */
  #plays: { readonly pause: number | undefined } | undefined;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = sheets(css, roomCss);
    this.#room.append(document.createElement("slot"));
    this.#stage.className = "stage";
    this.#stage.append(this.#room);
    this.#root.append(this.#stage);
  }

  /** Fulfilled when what was asked for last is shown, or why it cannot be. Who waits for a figure has it load wherever it is. */
  get ready(): Promise<void> {
    if (this.isConnected) {
      this.#approach();
    }
    return this.#untilReady();
  }

  /** Fulfilled when all that changed is drawn, what is out of sight too. */
  get updateComplete(): Promise<boolean> {
    return this.#untilDrawn();
  }

  /** The step that is shown. It takes addresses too, as the attribute does. */
  get step(): number {
    return this.#face?.step ?? 0;
  }

  set step(address: number | string | null) {
    if (address !== null) {
      this.seek(address);
    }
  }

  /** How many steps there are; 0 before the figure is alive. */
  get stepCount(): number {
    return this.#face?.stepCount ?? 0;
  }

  /** The source with what was appended. Setting it opens another one. */
  get source(): string {
    return this.#face?.source ?? (typeof this.#given === "string" ? this.#given : "");
  }

  set source(text: string) {
    this.#given = text;
    for (const face of this.#faces) {
      face.source = text;
    }
  }

  /** What is shown; nothing before the figure is alive. */
  get view(): View | undefined {
    return this.#face?.view;
  }

  /** Called with what the source is called whenever that changes: for the page around a figure that names it too. */
  set named(tell: (program: Program) => void) {
    this.#named = tell;
    for (const face of this.#faces) {
      this.#name(face);
    }
  }

  /** Moves to the step that `op:3`, `line:22`, `start`, `end` or a number names. */
  seek(address: string | number): void {
    if (this.#face) {
      this.#face.seek(address);
    } else {
      this.#address = String(address);
    }
  }

  /**
   * Plays from where the reader stands, or from the start at the end: at the reader's speed, or with so many milliseconds a
   * step. What is not alive yet plays as soon as it is.
   */
  play(pause?: number): void {
    if (this.#face && this.stepCount > 0) {
      this.#face.play(pause);
    } else {
      this.#plays = { pause };
    }
  }

  pause(): void {
    this.#plays = undefined;
    this.#face?.pause();
  }

  /** Lights up a slot or an object for as long as the page around the figure speaks of it; nothing puts the light out. */
  light(target: Target | undefined): void {
    this.#face?.light(target);
  }

  /**
   * Appends a statement where the reader stands, and plays it. What is wrong with it comes back, and nothing has changed
   * then.
   */
  async run(statement: string): Promise<readonly DiagnosticView[]> {
    this.#approach();
    await this.ready;
    return this.readonly || !this.#face ? [] : this.#face.run(statement);
  }

  connectedCallback(): void {
    takeOver(this, [...SETTINGS, "source", "step", "named"]);
    this.#isIn = true;
    this.#reserve();
    // The first figure of a page does not wait for a frame to learn that it is seen.
    const isFirst = !withFigures.has(this.ownerDocument);
    withFigures.add(this.ownerDocument);
    if (this.getAttribute("loading") === "eager" || (isFirst && isNear(this))) {
      this.#approach();
    } else if (!this.#isNear) {
      this.#away = whenNear(this, () => {
        this.#approach();
      });
    }
  }

  disconnectedCallback(): void {
    this.#away();
    // Whoever moves an element takes it out first.
    queueMicrotask(() => {
      if (!this.isConnected && !this.#isNear) {
        // Nobody waits any longer for what is not there.
        this.#come();
        this.#near = this.#waiting();
      }
    });
  }

  attributeChangedCallback(attribute: string, before: string | null, now: string | null): void {
    if (!BEGINNING.includes(attribute)) {
      const setting = settingOf(attribute, now);
      if (setting) {
        this.#set(setting.name, setting.value);
      }
    } else if (attribute === "step" && now !== null && before !== now) {
      this.seek(now);
    } else if (attribute === "loading" && now === "eager" && this.#isIn) {
      this.#approach();
    } else if (attribute === "prefetch" && now !== null) {
      this.#prefetch();
    }
  }

  #set(name: Setting, value: Settings[Setting]): void {
    if (this.#settings[name] === value) {
      return;
    }
    this.#settings = { ...this.#settings, [name]: value };
    if (this.#isIn && (name === "scenario" || name === "recording")) {
      this.#given = undefined;
    }
    for (const face of this.#faces) {
      tell(face, name, this[name]);
    }
    if (name === "face" || name === "recording") {
      this.#reserve();
    }
    if (this.#isNear && (name === "face" || name === "recording")) {
      this.#turn(name === "recording");
    }
  }

  get #wantsReading(): boolean {
    return this.face === "reading" || (this.face !== "workbench" && this.recording !== "");
  }

  get #faces(): readonly Face[] {
    return [this.#face, this.#coming].filter((face) => face !== undefined);
  }

  /** The reading face is as high in every run; the workbench shows at once how high it is. */
  #reserve(): void {
    const predicts = this.predict ? "threadlocal-lab-room predicts" : "threadlocal-lab-room";
    this.#room.className = this.#wantsReading ? predicts : "";
  }

  /** The reader comes near, or the host wants something of it. */
  #approach(): void {
    if (!this.#isNear) {
      this.#isNear = true;
      this.#away();
      this.#come();
      this.#turn(false);
    }
  }

  #waiting(): Promise<void> {
    return new Promise((resolve) => {
      this.#come = resolve;
    });
  }

  /** `isAnew` is whether the host has asked for something else to be shown. */
  #turn(isAnew: boolean): void {
    this.#turns += 1;
    this.#turned = this.#turnTo(this.#turns, isAnew);
  }

  /** Shows the face that is asked for. The one that goes is seen, and answers, until the other can show something. */
  async #turnTo(turn: number, isAnew: boolean): Promise<void> {
    const wantsReading = this.#wantsReading;
    const before = this.#face;
    if (before && isReading(before) === wantsReading) {
      if (isReading(before) && before.stepCount === 0) {
        // Whoever asks again for what could not be had has it tried again.
        before.open();
      }
      return;
    }
    try {
      // The recording is on its way before there is anybody who can read it.
      const early = wantsReading && this.#given === undefined ? new Early(this, this.#settings) : undefined;
      const face = wantsReading ? await newReading(early) : await newWorkbench();
      if (turn !== this.#turns) {
        return;
      }
      if (!this.isConnected) {
        // It was taken out meanwhile, and begins anew where it is put.
        this.#isNear = false;
        this.#near = this.#waiting();
        return;
      }
      this.#furnish(face, isAnew ? undefined : before);
      if (before) {
        await this.#follow(face, before, turn, isAnew);
      } else {
        this.#open(face);
      }
    } catch (error) {
      await this.#fail(error);
    }
  }

  /** Tells a face all that is known; one that follows another goes on with what the reader has made of that. */
  #furnish(face: Face, before: Face | undefined): void {
    face.origin = this;
    for (const name of SETTINGS) {
      // What the reader has before them does not begin to play.
      tell(face, name, name === "autoplay" && before ? false : this[name]);
    }
    // The workbench plays no recordings.
    if (before && (!before.isOwn || (isReading(before) && this.recording !== ""))) {
      this.#given = before.source;
    }
    if (this.#given !== undefined) {
      face.source = this.#given as string;
    }
    const address = before ? before.address : (this.#address ?? this.getAttribute("step"));
    if (address !== null) {
      face.seek(address);
    }
    face.addEventListener("lab-step", () => {
      this.#room.remove();
    });
    if (isReading(face)) {
      face.addEventListener("lab-workbench", () => {
        this.face = "workbench";
      });
      face.addEventListener("lab-blank", () => {
        if (!face.classList.contains("coming")) {
          this.#room.remove();
        }
      });
    }
    this.#name(face);
  }

  #name(face: Face): void {
    if (!isReading(face) && this.#named) {
      face.named = this.#named;
    }
  }

  #prefetch(): void {
    if (this.hasAttribute("prefetch") && this.#face && isReading(this.#face)) {
      this.#face.prefetch();
    }
  }

  /** The first face. It shows itself that it loads, unless the host has something better to show. */
  #open(face: Face): void {
    this.#face = face;
    const hasPoster = [...this.children].some((child) => !child.matches("script, noscript"));
    if (hasPoster) {
      face.classList.add("coming");
    } else if (!isReading(face)) {
      this.#room.remove();
    }
    this.#stage.append(face);
    void face.ready.then(() => {
      face.classList.remove("coming");
      if (isReading(face) && face.stepCount === 0) {
        // What is shown in its place needs no more room than it has.
        this.#room.className = "";
      } else {
        this.#room.remove();
      }
      if (this.#plays) {
        face.play(this.#plays.pause);
        this.#plays = undefined;
      }
      this.#prefetch();
    });
  }

  async #follow(face: Face, before: Face, turn: number, isAnew: boolean): Promise<void> {
    this.#coming = face;
    face.classList.add("coming");
    this.#stage.append(face);
    await face.ready;
    if (!isAnew && !before.isOwn && face.source !== before.source) {
      face.source = before.source;
      await face.ready;
    }
    if (turn !== this.#turns) {
      face.remove();
      return;
    }
    if (!isAnew) {
      // The reader may have gone on meanwhile.
      face.seek(before.address);
    }
    await face.updateComplete;
    const hadFocus = this.#root.activeElement !== null;
    this.#face = face;
    this.#coming = undefined;
    face.classList.remove("coming");
    before.remove();
    if (hadFocus) {
      (face.shadowRoot ?? face).querySelector("section")?.focus({ preventScroll: true });
    }
  }

  /** What is asked for last is what is waited for. */
  async #untilReady(): Promise<void> {
    await this.#near;
    let turn: number;
    do {
      turn = this.#turns;
      await this.#turned;
      await this.#face?.ready;
    } while (turn !== this.#turns);
  }

  async #untilDrawn(): Promise<boolean> {
    await this.#near;
    await this.#turned;
    return this.#face?.updateComplete ?? true;
  }

  /** Says why something that belongs to the figure could not be loaded. */
  async #fail(error: unknown): Promise<void> {
    const language = languageOf(this.closest("[lang]")?.getAttribute("lang"));
    const reason = await troubleIn(language, error);
    this.#room.className = "";
    showTrouble(this.#stage, reason);
    tellError(this, reason);
  }
}

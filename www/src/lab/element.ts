/**
 * `<threadlocal-workbench>`: the workbench of a figure. It opens a scenario, moves through its run, and puts its panes beside
 * each other. What is in them is decided elsewhere, and what the page around it says is told by the element that it is in.
 *
 * It draws into the same shadow tree as that element, so that a page reaches its parts.
 */
import { LitElement } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { listingLines, NoText, text } from "../engine";
import type { DiagnosticView, View } from "../engine";
import { Figure } from "../figure";
import { basedOn, said } from "../files";
import { SWITCHES } from "./context";
import type { Phase, Switches } from "./context";
import { calm, Driver } from "./driver";
import type { Order } from "./driver";
import { tellError, tellStep } from "./events";
import { Failing } from "./failure";
import { marking } from "./guess";
import { askedBy } from "./keys";
import { LanguageController } from "./language";
import { OpeningController } from "./opening";
import { asksForEditor, panesOf } from "./panes";
import { namesOf, programOf } from "./program";
import type { Names, Program } from "./program";
import { Queue } from "./queue";
import { fileOf, sourceIn } from "./source";
import { movedAmong } from "./stops";
import { isIdle, Workbench } from "./workbench";
import type { DialogName } from "../parts/dialogs";
import { SPEEDS } from "../parts/timeline";
import type { Target } from "../scene";
import { sheets } from "../sheets";
import { STYLES } from "../styles";

/** It is told what the attributes say; it has none. */
const TOLD = { attribute: false };

export class ThreadlocalWorkbench extends LitElement {
  /** The element that it belongs to: whose children and language are meant, and whose attributes say how it looks. */
  origin: HTMLElement = this;

  @property(TOLD) scenario = "";
  @property(TOLD) panes: string | null = null;
  @property(TOLD) controls: string | null = null;
  @property(TOLD) layout = "";
  @property(TOLD) loop = "";
  /** The address of a page that opens links to figures; if it is empty, the lab's own, or the package's `embed.html`. */
  @property(TOLD) linkPage = "";
  @property(TOLD) autoplay = false;
  @property(TOLD) predict = false;
  @property(TOLD) readonly = false;

  @state() private switches: Switches = SWITCHES;

  readonly #words = new LanguageController(this, () => this.origin);
  readonly #failing = new Failing(this, this.#words);
  readonly #failed = (error: unknown): void => {
    this.#failing.fail("ui.failed.part", {}, error);
  };
  readonly #driver = new Driver(
    this,
    this.#words,
    () => SPEEDS[this.switches.speed]?.pause ?? 0,
    this.#failed,
  );
  readonly #opening = new OpeningController(this, {
    source: () => {
      // A host without types may give anything.
      const given: unknown = this.#given ?? undefined;
      return given === undefined ? sourceIn(this.origin, this.scenario) : text(given);
    },
    words: () => this.#words.loaded,
    opened: (source) => {
      this.#show(source);
    },
    failed: (error) => {
      if (error instanceof NoText) {
        this.#given = undefined;
        this.#failing.fail("ui.noText", { found: error.found });
      } else {
        // What was open before is not what was asked for.
        this.#driver.take(undefined);
        this.#failing.fail("ui.failed", {}, error);
      }
    },
  });
  readonly #workbench = new Workbench(
    this,
    this.#driver,
    this.#words,
    {
      retry: () => {
        this.#open();
      },
      obey: (order) => {
        this.#obey(order);
      },
      seek: (address) => {
        this.seek(address);
      },
      turn: (switches) => {
        this.#turn(switches);
      },
      run: (statement) => this.#run(statement),
      undo: this.#driver.undo,
      edit: (source, whatever) => {
        if (this.#driver.figure) {
          this.#failing.forget();
        }
        return this.#driver.edit(source, whatever);
      },
      jump: (line, column) => {
        jump(this.renderRoot, line, column);
      },
      toggleBreak: (sheet, line) => {
        this.#driver.figure?.toggleBreak(sheet, line);
        this.requestUpdate();
      },
      openDialog: (name) => {
        this.#openDialog(name);
      },
      explain: (value) => {
        this.#driver.figure?.explain(value);
        this.requestUpdate();
      },
    },
    (style) => {
      this.#adopt(style);
    },
    this.#failed,
  );
  readonly #queue = new Queue();
  /** The source that the host gave as a property. */
  #given: string | undefined;
  /** The file that the open source came from; empty if it is of none. */
  #file = "";
  /** Called with what the source is called whenever that changes: for the page around a figure that names it too. */
  named: ((program: Program) => void) | undefined;
  #program: Program | undefined;
  /** Where to stand in the source that is opened next. */
  #address: string | undefined;
  /** The step that the last `lab-step` told. */
  readonly #styles = [...STYLES];
  #hasDialogs = false;
  /** The dialog that was asked for and is not there yet. */
  #asked: DialogName | undefined;
  #told: number | undefined;

  /** Fulfilled when the source that was last asked for is shown, or why it cannot be. */
  get ready(): Promise<void> {
    return this.#opening.ready;
  }

  /** The step that is shown. */
  get step(): number {
    return this.#driver.figure?.player.step ?? 0;
  }

  /** The same as an address. */
  get address(): string {
    return String(this.step);
  }

  /** Whether the source is what was asked for, without anything of the reader's. */
  get isOwn(): boolean {
    const { figure } = this.#driver;
    return !figure || !(figure.undoable || figure.edited);
  }

  /** How many steps there are; 0 before the figure is alive. */
  get stepCount(): number {
    return this.#driver.figure?.player.stepCount ?? 0;
  }

  /** The source with what was appended. Setting it opens another one. */
  get source(): string {
    return this.#driver.figure?.source ?? this.#given ?? "";
  }

  set source(text: string) {
    this.#given = text;
    this.#open();
  }

  /** What is shown; nothing before the figure is alive. */
  get view(): View | undefined {
    return this.#driver.figure?.moment.view;
  }

  /** Moves to the step that `op:3`, `line:22`, `start`, `end` or a number names. */
  seek(address: string | number): void {
    const { figure } = this.#driver;
    if (!figure || this.#opening.pending) {
      this.#address = String(address);
      return;
    }
    const step = this.#find(figure, String(address));
    if (step !== undefined) {
      this.#obey({ seek: step });
    }
  }

  /**
   * Plays from where the reader stands, or from the start at the end: at the reader's speed, or with so many milliseconds a
   * step. What would take more than two minutes goes by operation.
   */
  play(pause?: number): void {
    if (this.#driver.figure?.player.playing === false) {
      this.#obey("toggle");
      this.#driver.hurry(pause);
    }
  }

  pause(): void {
    if (this.#driver.figure?.player.playing === true) {
      this.#obey("toggle");
    }
  }

  /** Lights up a slot or an object for as long as the page around the figure speaks of it; nothing puts the light out. */
  light(target: Target | undefined): void {
    this.#workbench.attention.point(target);
  }

  /**
   * Appends a statement where the reader stands, and plays it. What is wrong with it comes back, and nothing has changed
   * then.
   */
  async run(statement: string): Promise<readonly DiagnosticView[]> {
    await this.ready;
    return this.#run(statement);
  }

  /** What appends, whoever asks: a button, a remedy of the ledger, the page around the figure. */
  readonly #run = (statement: string): readonly DiagnosticView[] => (this.readonly ? [] : this.#driver.run(statement));

  protected override createRenderRoot(): this {
    return this;
  }

  /** Gives what it is drawn into its styles, and those of the parts that came. */
  #adopt(...more: readonly string[]): void {
    this.#styles.push(...more);
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) {
      root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets(...this.#styles)])];
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#adopt();
    if (this.hasUpdated && !this.#driver.figure) {
      this.#open();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Whoever moves an element takes it out first.
    queueMicrotask(() => {
      if (!this.isConnected && this.#driver.figure) {
        this.#given = this.#driver.figure.source;
        this.#address = String(this.step);
        this.#driver.take(undefined);
      }
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has("scenario")) {
      this.#given = undefined;
      this.#open();
    }
    if (this.hasUpdated && changed.has("loop")) {
      this.#goRound();
    }
    if (this.hasUpdated && changed.has("autoplay")) {
      this.#playByItself();
    }
  }

  protected override updated(): void {
    const { figure } = this.#driver;
    this.#workbench.updated();
    this.#showDialog();
    if (figure) {
      this.#tellName(figure);
    }
    if (figure && this.#told !== figure.player.step) {
      this.#told = figure.player.step;
      tellStep(this, figure.moment.view);
    }
  }

  /** What an attribute asks is done at once: whoever sets one goes on with what it means. */
  override requestUpdate(...asked: Parameters<LitElement["requestUpdate"]>): void {
    if (this.hasUpdated && asked[0] !== undefined) {
      this.#queue.hurry();
    }
    super.requestUpdate(...asked);
  }

  /** Once for each animation frame, but at once where somebody waits for it, and the first time. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) {
      await this.#queue.next();
    }
    await super.scheduleUpdate();
  }

  /** Whoever waits sees everything drawn, what is out of sight too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    this.#workbench.wantAll();
    if (this.isUpdatePending) {
      this.#queue.hurry();
    }
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult {
    const around = {
      shownPanes: this.panes,
      panes: panesOf(this.panes, this.readonly),
      layout: this.layout,
      theme: this.origin.getAttribute("theme") ?? "",
      linkPage: pageOfLinks(this.linkPage),
      predicting: this.switches.predict ?? this.predict,
      hasDialogs: this.#hasDialogs,
      editing: !this.readonly && (this.switches.editing ?? asksForEditor(this.panes)),
      controls: this.controls,
      ...this.#names(),
      readonly: this.readonly,
      algorithm: listingLines(),
      phase: this.#phase,
      failure: this.#failing.reason,
    };
    return this.#workbench.template(around, this.switches, this.#answers);
  }

  /** The file and the name of the source that is open, or is being opened. */
  #names(): Names {
    const { figure } = this.#driver;
    if (figure) {
      return namesOf(figure, this.#file, this.#words.say);
    }
    const file = this.#given === undefined ? fileOf(this.scenario) : "";
    return { file, name: file };
  }

  /** Tells the page around, if it wants to know, what the source is called now. */
  #tellName(figure: Figure): void {
    if (!this.named) {
      return;
    }
    const program = programOf(figure, this.#file, this.#words.language, this.#words.say);
    if (program.name !== this.#program?.name || program.own !== this.#program.own) {
      this.#program = program;
      this.named(program);
    }
  }

  get #phase(): Phase {
    const { figure } = this.#driver;
    if (!figure) {
      return this.#failing.isUnopened ? "failed" : "loading";
    }
    return figure.player.stepCount === 0 && figure.diagnostics.length > 0 ? "broken" : "alive";
  }

  /** Opens what is asked for. What was said of an earlier try is void. */
  #open(): void {
    this.#failing.forget();
    this.#opening.ask();
  }

  #show(source: string): void {
    const figure = new Figure(source);
    this.#file = this.#given === undefined ? fileOf(this.scenario) : "";
    this.#driver.take(figure);
    this.#failing.forget();
    this.#workbench.forget();
    const step = this.#find(figure, this.#address ?? this.origin.getAttribute("step") ?? "start");
    this.#address = undefined;
    figure.obey({ seek: step ?? 0 });
    this.#goRound();
    this.#playByItself();
    if (figure.diagnostics.length > 0) {
      void this.#words.complete();
      tellError(this, "", figure.diagnostics);
    }
    this.#driver.settle();
  }

  /** As `autoplay` asks, unless the reader wants no movement. */
  #playByItself(): void {
    if (!this.autoplay) {
      this.pause();
    } else if (!calm()) {
      this.play();
    }
  }

  /** The step of an address; if there is none, the reader is told. */
  #find(figure: Figure, address: string): number | undefined {
    try {
      return figure.stepOf(address);
    } catch {
      this.#failing.fail("ui.noPoint", { address });
      return undefined;
    }
  }

  #goRound(): void {
    const { figure } = this.#driver;
    const [from = "", to = ""] = this.loop.split("..");
    if (figure) {
      const first = this.loop === "" ? undefined : this.#find(figure, from);
      const last = first === undefined ? undefined : this.#find(figure, to);
      const round = first !== undefined && last !== undefined && first < last ? { from: first, to: last } : undefined;
      figure.goRound(round);
    }
  }

  #obey(order: Order): void {
    if (this.#driver.figure) {
      this.#failing.forget();
    }
    this.#driver.obey(order);
  }

  #turn(switches: Partial<Switches>): void {
    this.switches = { ...this.switches, ...switches };
    // Who sets a switch is answered at once, also one who operates the figure without looking at it.
    this.#workbench.wantAll();
    if (switches.speed !== undefined) {
      this.#driver.hurry();
    }
    this.#driver.settle();
  }

  #openDialog(name: DialogName): void {
    this.#hasDialogs = true;
    this.#asked = name;
    this.#showDialog();
    this.requestUpdate();
  }

  /** Shows the dialog that was asked for, once it is there. */
  #showDialog(): void {
    const dialog = this.#asked && this.renderRoot.querySelector<HTMLDialogElement>(`dialog.${this.#asked}`);
    if (dialog) {
      this.#asked = undefined;
      dialog.showModal();
    }
  }

  readonly #answers = {
    /** A click keeps the light on; while the reader predicts, one on a slot of the picture marks it. */
    onClick: (event: Event): void => {
      const { prediction } = this.switches;
      const slot = event.target instanceof Element ? event.target.closest("svg.slots [data-slot]")?.getAttribute("data-slot") : undefined;
      if (prediction && !prediction.score && slot) {
        this.#turn({ prediction: marking(prediction, Number(slot)) });
      } else {
        this.#workbench.attention.onClick(event);
      }
    },
    onKey: (event: KeyboardEvent): void => {
      if (movedAmong(event)) {
        event.preventDefault();
        return;
      }
      const asked = askedBy(event);
      if (asked !== undefined && (asked === "help" || !isIdle(this.#phase))) {
        event.preventDefault();
        if (asked === "goTo" || asked === "help") {
          this.#openDialog(asked);
        } else {
          this.#obey(asked);
        }
      }
    },
  };
}

/** No bundler shall take along a page without what that loads: this is not `import.meta.url` to them. */
const HERE = new URL(import.meta.url).href;

/** The page that opens links: the one that the host names, else this one, or one that lies beside what the build makes of this file. */
function pageOfLinks(named: string): string {
  if (named !== "" && URL.canParse(named, document.baseURI)) {
    return new URL(named, document.baseURI).href;
  }
  const { base, opensLinks } = said();
  if (base === undefined && opensLinks === true) {
    return location.href.replace(/#.*/s, "");
  }
  const page = import.meta.env.VITE_LINK_PAGE ?? (import.meta.env.DEV ? "/playground.html" : "../playground.html");
  return (basedOn("embed.html") ?? new URL(page, HERE)).href;
}

/** Leads to a place in the source: in the editor, or else to the number of the line. */
function jump(root: ParentNode, line: number, column: number): void {
  const editor = root.querySelector("threadlocal-lab-editor");
  if (editor) {
    editor.jump(line, column);
    return;
  }
  const number = root.querySelector<HTMLElement>(`.source [data-line="${line}"] .line-number`);
  number?.scrollIntoView({ block: "nearest" });
  number?.focus({ preventScroll: true });
}

if (!customElements.get("threadlocal-workbench")) {
  customElements.define("threadlocal-workbench", ThreadlocalWorkbench);
}

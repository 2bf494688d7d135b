/**
 * The workbench of a figure: its panes beside each other, each drawn when something changed that it reads, and the light on
 * what the reader points at. It decides nothing of what a control does.
 */
import { html } from "lit";
import type { LitElement, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Idle } from "../idle";
import { counter, head } from "../parts/head";
import { DARK, sceneOf } from "../scene";
import { AttentionController } from "./attention";
import { pane } from "./context";
import type { Context, Orders, Phase, Shown, Switches } from "./context";
import type { Driver } from "./driver";
import { tellDrawn } from "./events";
import type { LanguageController } from "./language";
import { layoutOf } from "./layout";
import type { Layout } from "./layout";
import { LazyController } from "./lazy";
import { Lights } from "./lights";
import { drawnPane } from "./pane";
import type { PaneName } from "./pane-names";
import { PANES } from "./panes";
import { paceOf, Pictures } from "./pictures";
import { ScreenController } from "./screen";
import { BLANK, lightFor, sectionsOf, Showing } from "./shown";
import { SizesController } from "./sizes";
import { styled } from "./styled";
import { leavesKeys } from "./stops";

/** What the figure around it says: its attributes, what it is called, and how far it has come. */
export type Around = Pick<
  Shown,
  "shownPanes" | "panes" | "layout" | "theme" | "linkPage" | "predicting" | "editing" | "controls" | "file" | "name" | "readonly" | "algorithm" | "phase" | "failure"
> & {
  /** Whether the reader has asked for a dialog. */
  readonly hasDialogs: boolean;
};

/** The dialogs, once they are there. */
const DIALOGS = pane(["words", "say", "dialogsPart"], (context) => context.dialogsPart?.dialogs(context) ?? html``);

/** What its events are answered with. */
export interface Answers {
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onClick: (event: Event) => void;
}

/** What the workbench may ask for besides what panes may. */
type Given = Omit<Orders, "drawn" | "slotsPicture" | "graphPicture">;

export class Workbench {
  readonly attention: AttentionController;
  readonly #host: LitElement;
  readonly #driver: Driver;
  readonly #words: LanguageController;
  readonly #orders: Orders;
  readonly #sizes: SizesController;
  readonly #screen: ScreenController;
  readonly #lazy: LazyController;
  readonly #lights = new Lights();
  readonly #showing = new Showing();
  readonly #pictures: Pictures;
  readonly #idle = new Idle();
  /** The panes that were drawn last, and what they were given. */
  #drawn: string[] = [];
  #context: Context | undefined;
  /** The element that holds the panes, and the panes that it was seen to hold. */
  #lab: Element | null = null;
  #placed: Shown["panes"] | undefined;

  /** `adopt` is given the style of a part that comes, and `failed` is told if one does not. */
  constructor(host: LitElement, driver: Driver, words: LanguageController, orders: Given, adopt: (style: string) => void, failed: (error: unknown) => void) {
    this.#host = host;
    this.#driver = driver;
    this.#words = words;
    this.attention = new AttentionController(host, () => {
      this.#light();
    });
    this.#sizes = new SizesController(host, "slots", "graph");
    this.#screen = new ScreenController(host);
    this.#lazy = new LazyController(host, adopt, failed);
    this.#pictures = new Pictures(() => paceOf(host));
    this.#orders = {
      ...orders,
      drawn: () => this.#pictures.drawn,
      slotsPicture: (shown) => this.#pictures.slots(shown),
      graphPicture: (shown) => this.#pictures.graph(shown),
    };
  }

  /** Another run: its pictures have nothing to do with the last ones. */
  forget(): void {
    this.#pictures.forget();
  }

  /** The next drawing leaves nothing out, though it cannot be seen. */
  wantAll(): void {
    this.#screen.wantAll();
  }

  template(around: Around, switches: Switches, answers: Answers): TemplateResult {
    const { figure } = this.#driver;
    const { panes, phase, layout } = around;
    // Nothing in a pane can be pressed before there is something that it could do.
    const idle = isIdle(phase);
    this.#drawn = [];
    this.#pictures.begin(figure?.player.step ?? 0, performance.now());
    this.#context = Object.assign(this.#shown(around, switches), this.#orders);
    const drawing = {
      context: this.#context,
      isWanted: this.#screen.isWanted,
      drawn: (name: string) => {
        this.#drawn.push(name);
      },
    };
    return html`<div class="around"><section
      class=${layout.split(" ").includes("column") ? "lab column" : "lab"}
      tabindex="0"
      aria-labelledby="title"
      aria-busy=${phase === "loading" ? "true" : "false"}
      lang=${this.#words.language}
      @keydown=${answers.onKey}
      @pointerover=${this.attention.onPoint}
      @pointerleave=${this.attention.onLeave}
      @focusin=${this.attention.onPoint}
      @focusout=${this.attention.onLeave}
      @mousedown=${leavesKeys}
      @click=${answers.onClick}
      @lab-lines=${this.#light}
      ${styled(gridsOf(layoutOf(panes)))}
    >
      <div class="place" part="head">${drawnPane("head", head, drawing)}</div>
      ${drawnPane("counter", counter, drawing)}
      ${repeat(
        panes,
        (name) => name,
        (name) => html`<div class="place" part=${name} ?inert=${idle} ${styled({ "grid-area": name })}>${drawnPane(name, PANES[name], drawing)}</div>`,
      )}
      ${drawnPane("dialogs", DIALOGS, drawing)}
      <p class="announcement" aria-live="polite">${this.#driver.announcement}</p>
    </section></div>`;
  }

  /** What was drawn is on the page. */
  updated(): void {
    const { panes } = this.#context ?? {};
    if (!this.#lab?.isConnected || this.#placed !== panes) {
      this.#lab = this.#host.renderRoot.querySelector(".lab");
      this.#placed = panes;
      this.#sizes.observe(this.#lab?.children ?? []);
      this.#screen.observe(this.#lab?.children ?? []);
    }
    this.#light();
    this.#idle.ask(() => {
      this.#prepare();
    });
    if (this.#lab && this.#context) {
      tellDrawn(this.#lab, { drawn: this.#drawn, shown: this.#context });
    }
  }

  /** Makes ready what the next step will show, in the pictures that can be seen. */
  #prepare(): void {
    const frame = this.#driver.figure?.prepare();
    const now = this.#context;
    if (frame && now) {
      const next = this.#showing.ahead(frame, now);
      const isSeen = (name: PaneName) => now.panes.has(name) && this.#screen.isSeen(name);
      this.#pictures.prepare(next, { slots: isSeen("slots"), graph: isSeen("graph") });
    }
  }

  #shown(around: Around, switches: Switches): Shown {
    const { figure, trouble, notice, takes, refused } = this.#driver;
    const { language, words, say } = this.#words;
    return this.#showing.of(figure?.frame ?? BLANK, {
      ...around,
      figure,
      pinned: this.attention.pinned,
      slotsWidth: this.#sizes.of("slots"),
      graphWidth: this.#sizes.of("graph"),
      switches,
      language,
      words,
      say,
      trouble,
      notice,
      takes,
      refused,
      editorPart: around.editing ? this.#lazy.get("editor") : undefined,
      predictPart: around.predicting ? this.#lazy.get("predict") : undefined,
      sharePart: switches.share ? this.#lazy.get("share") : undefined,
      explanationPart: figure?.explained ? this.#lazy.get("explanation") : undefined,
      dialogsPart: around.hasDialogs ? this.#lazy.get("dialogs") : undefined,
    });
  }

  /** Lights up what the reader points at, and has the table tell about it. No pane is drawn for that. */
  readonly #light = (): void => {
    const lab = this.#lab;
    if (!lab || !this.#context) {
      return;
    }
    const { target } = this.attention;
    const { switches, path } = this.#context;
    this.#pictures.point(target && "slot" in target ? target.slot : undefined, () => lab.querySelector("svg.slots"));
    this.#lights.show(lab, target || path.length > 0 ? lightFor(sceneOf(sectionsOf(this.#context), switches.thread), target, path) : DARK);
  };
}

/** Whether there is no run that a control could move. */
export function isIdle(phase: Phase): boolean {
  return phase === "loading" || phase === "failed";
}

function gridsOf({ narrow, middle, wide }: Layout): Readonly<Record<string, string>> {
  return {
    "--narrow": narrow.areas,
    "--narrow-rows": narrow.rows,
    "--middle": middle.areas,
    "--middle-rows": middle.rows,
    "--wide": wide.areas,
    "--wide-rows": wide.rows,
  };
}

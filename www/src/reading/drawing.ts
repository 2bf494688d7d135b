/**
 * What the reading face looks like: its elements, made once, and the panes that draw into them.
 *
 * It knows what is to be shown and which section each pane reads; where it comes from it does not know.
 */
import { shortTag } from "../i18n";
import type { Unit } from "../model/beats";
import { codeAt } from "../model/code";
import type { Pane, Panes } from "../model/pane";
import type { Order } from "../model/player";
import { leakingIn } from "../model/prediction";
import type { Table } from "../model/table";
import type { Target } from "../scene";
import { CentreText } from "./centre";
import { Controls } from "./controls";
import type { Shown, Tongue } from "./shown";
import { VIEW_BOX } from "./geometry";
import type { GraphStage } from "./graph-stage";
import { html } from "./html";
import { legend } from "./legend";
import { Motion } from "./motion";
import { Question, questionOf } from "./question";
import { Ring } from "./ring";
import { fillSentence } from "./sentence";
import { arrange, put, svg, write } from "./svg";
import { Trail } from "./trail";
import { Turn } from "./turn";
import type { TurnOrders } from "./turn";

/** What the reader can ask for. */
export interface Orders extends TurnOrders {
  readonly obey: (order: Order) => void;
  /** Marks a slot whose value the reader expects to be freed, or not any more. */
  readonly mark: (slot: number) => void;
  readonly workbench: () => void;
}

/** What a figure is made of. */
export interface Kind {
  /** Whether it keeps the room for what the reader is asked, and for what came of it. */
  readonly predicts: boolean;
  /** Whether it shows who holds whom instead of the ring. */
  readonly graph: boolean;
}

/** The keys, with and without Shift. */
const KEYS: Readonly<Partial<Record<string, readonly [Order, Order]>>> = {
  ArrowRight: ["next", "stepOn"],
  ArrowLeft: ["back", "stepBack"],
  Home: ["first", "first"],
  End: ["last", "last"],
  " ": ["toggle", "toggle"],
};

/** What has a use for keys of its own. */
const TYPING = "input, select, textarea, [contenteditable]";

/** Milliseconds in which references move. */
const GRAPH = 500;

const NOTHING_MARKED: ReadonlySet<number> = new Set();

/** A first table. */
const NOTHING: Table = { map: 0, thread: "", length: 16, size: 0, seats: [] };

let count = 0;

export class Drawing {
  readonly #ring = new Ring();
  readonly #trail: Trail;
  readonly #centre = new CentreText();
  /** Planes, one over the other: what lies in one is not painted again for what changes in another. */
  readonly #picture: HTMLElement;
  readonly #code = html("div", { class: "code" });
  readonly #sentence = html("p", { class: "sentence", "aria-live": "polite" });
  readonly #trouble = html("p", { class: "trouble", role: "alert", hidden: "" });
  readonly #controls: Controls;
  readonly #turn: Turn;
  readonly #question: Question;
  readonly #legend = html("p", { class: "legend" });
  readonly #workbench = html("button", { type: "button", class: "workbench" });
  readonly #motion = new Motion();
  /** Where the graph is, in a figure that shows one, and who draws it once that is loaded. */
  readonly #place = html("div", { class: "graph-place" });
  readonly #showsGraph: boolean;
  #graph: Promise<GraphStage> | undefined;
  readonly element: HTMLElement;
  #moves = false;
  #lasts = 0;
  #shown: Shown | undefined;

  constructor(orders: Orders, { predicts, graph }: Kind) {
    count += 1;
    this.#trail = new Trail(this.#ring, `never-${count}`);
    this.#controls = new Controls(orders.obey);
    this.#turn = new Turn(orders);
    this.#question = new Question(orders.mark);
    const defs = svg("defs", {}, hatch(`hatch-${count}`, "under"), hatch(`lit-${count}`, "under lit"), arrow(`arrow-${count}`), shine(`shine-${count}`));
    const planes = [[defs, this.#trail.light], [this.#ring.cells], [this.#trail.group, this.#ring.indices], [this.#ring.seats], [this.#centre.group]];
    this.#picture = html("div", { class: "picture", role: "img" }, ...planes.map((parts) => svg("svg", { viewBox: VIEW_BOX, "aria-hidden": "true" }, ...parts)));
    this.#picture.style.setProperty("--hatch", `url(#hatch-${count})`);
    this.#picture.style.setProperty("--hatch-lit", `url(#lit-${count})`);
    this.#picture.style.setProperty("--arrow", `url(#arrow-${count})`);
    this.#picture.style.setProperty("--shine", `url(#shine-${count})`);
    this.#picture.addEventListener("click", ({ target }) => {
      const slot = target instanceof Element ? target.getAttribute("data-slot") : null;
      const seat = slot === null ? undefined : this.#shown?.table.seats.find((seat) => seat.slot === Number(slot));
      if (seat && this.#shown?.prediction?.isOpen === true) {
        if (leakingIn(this.#shown.table).includes(seat)) {
          orders.mark(seat.slot);
        }
      } else if (seat) {
        this.#turn.choose(seat.keyName);
      }
    });
    this.#workbench.addEventListener("click", orders.workbench);
    const said = html("div", { class: "said" }, this.#sentence, ...(predicts ? [this.#question.chips] : []));
    const outcomes = predicts ? [this.#question.outcomes] : [];
    const beside = html("div", { class: "beside" }, this.#code, said, this.#trouble, this.#controls.element, ...outcomes, this.#turn.element);
    const foot = html("div", { class: "foot" }, this.#legend, this.#workbench);
    this.element = html("section", { class: predicts ? "reading predicts" : "reading", tabindex: "0" }, html("div", { class: "stage" }, graph ? this.#place : this.#picture), beside, foot);
    this.#showsGraph = graph;
    this.element.addEventListener("keydown", (event) => {
      const [origin] = event.composedPath();
      const order = KEYS[event.key]?.[event.shiftKey ? 1 : 0];
      if (order === undefined || event.ctrlKey || event.altKey || event.metaKey || !(origin instanceof Element) || origin.matches(TYPING)) {
        return;
      }
      if (event.key !== " " || !origin.matches("button")) {
        event.preventDefault();
        orders.obey(order);
      }
    });
  }

  /** What does not change while a run is shown. */
  speak({ language, say }: Tongue, unit: Unit): void {
    put(this.element, "lang", language);
    put(this.element, "aria-label", say(`ui.reading.face.${unit}`));
    this.#legend.replaceChildren(...legend(say));
    put(this.#legend, "title", say(`ui.reading.keys.${unit}`));
    write(this.#workbench, say("ui.reading.workbench"));
  }

  /** A table with nothing in it: how it will look is there before what it shows. */
  blank(): void {
    put(this.element, "aria-busy", "true");
    this.#ring.draw(NOTHING);
  }

  /** Says why something could not be had, until another step is shown or there is nothing to say any more. */
  complain(reason: string): void {
    write(this.#trouble, reason);
    put(this.#trouble, "hidden", reason === "" ? "" : undefined);
  }

  /** Lights up a slot, or where an object sits, for as long as somebody points at it. */
  light(target: Target | undefined): void {
    if (target === undefined || "slot" in target) {
      this.#ring.point(target ? [target.slot] : []);
      return;
    }
    const seats = this.#shown?.table.seats ?? [];
    this.#ring.point(seats.filter(({ entry, key, value }) => [entry, key, value].includes(target.object)).map(({ slot }) => slot));
  }

  /** Draws what changed. Gives the names of the panes that were drawn, and how long what moves takes, in milliseconds. */
  draw(panes: Panes<Shown>, shown: Shown, moves: boolean): { readonly drawn: readonly string[]; readonly lasts: number } {
    if (shown.step !== this.#shown?.step) {
      this.#motion.stop();
      this.complain("");
    }
    this.#moves = moves;
    this.#lasts = 0;
    put(this.element, "aria-busy", shown.waits ? "true" : undefined);
    const drawn = panes.draw(shown);
    this.#shown = shown;
    return { drawn, lasts: this.#lasts };
  }

  /** The panes, in the order in which they are drawn: the trail marks what the ring has drawn. */
  panes(tongue: () => Tongue): readonly Pane<Shown>[] {
    return [
      {
        name: "ring",
        reads: ["table"],
        draw: (shown, before) => {
          this.#ring.draw(shown.table);
          this.#picture.classList.toggle("crowded", this.#ring.isCrowded);
          const { thread, length, size } = shown.table;
          put(this.#picture, "aria-label", tongue().say(size === 1 ? "ui.reading.table.one" : "ui.reading.table.many", { thread, length, size }));
          if (before && this.#moves) {
            this.#trade(before, shown);
          }
        },
      },
      ...(this.#showsGraph ? [this.#graphPane(tongue)] : []),
      {
        name: "walk",
        reads: ["walk", "beat", "table"],
        draw: (shown, before) => {
          const words = { leaks: leakOf(shown), never: tongue().say("ui.reading.never") };
          const lasts = this.#trail.draw(shown.walk, before?.walk, this.#moves ? this.#motion : undefined, words);
          this.#lasts = Math.max(this.#lasts, lasts);
        },
      },
      {
        name: "centre",
        reads: ["listing", "walk", "beat", "table"],
        draw: (shown) => {
          const { table, walk, listing } = shown;
          const { say } = tongue();
          const { length, size } = table;
          const full = size === 1 ? "ui.reading.rest.one" : "ui.reading.rest.many";
          const rest = walk.over ? say("ui.reading.looked", { looked: walk.looked, length }) : table.map === 0 ? say("ui.reading.noMap") : say(full, { length, size });
          this.#centre.draw({ thread: table.thread, listing, rest, holds: leakOf(shown) !== undefined });
        },
      },
      {
        name: "code",
        reads: ["source", "stack", "lines"],
        draw: ({ lines, source, stack }) => {
          const shown = codeAt(lines, source, stack);
          const old = [...this.#code.children];
          arrange(this.#code, shown.map((_, index) => old[old.length - shown.length + index] ?? html("div")));
          for (const [index, { text, isCurrent }] of shown.entries()) {
            const line = this.#code.children[index];
            if (line) {
              write(line, text);
              put(line, "class", isCurrent ? "now" : undefined);
              put(line, "aria-current", isCurrent ? "step" : undefined);
            }
          }
        },
      },
      {
        name: "sentence",
        reads: ["message", "beat", "prediction", "language"],
        draw: ({ message, beat, prediction }) => {
          const { language, words, say } = tongue();
          if (prediction?.isOpen === true) {
            write(this.#sentence, questionOf(prediction.table, say));
            return;
          }
          const own = beat?.own.find((said) => said.language === shortTag(language))?.text;
          fillSentence(this.#sentence, words, beat?.message ?? message, own);
        },
      },
      {
        name: "question",
        reads: ["prediction", "language"],
        draw: ({ prediction }) => {
          if (prediction) {
            this.#question.draw(prediction, tongue().say);
            this.#ring.mark(prediction.isOpen ? prediction.marked : NOTHING_MARKED);
          }
        },
      },
      {
        name: "controls",
        reads: ["row", "playing", "place", "waits", "language"],
        draw: ({ row, playing, place, waits, step }) => {
          this.#controls.draw({ row, playing, place, canGoBack: step > 0, waits }, tongue().say);
        },
      },
      {
        name: "turn",
        reads: ["turn", "language"],
        draw: ({ turn, table }) => {
          this.#turn.draw({ ...turn, table: turn.table ?? table }, tongue().say);
        },
      },
    ];
  }

  #graphPane(tongue: () => Tongue): Pane<Shown> {
    return {
      name: "graph",
      reads: ["threads", "tables", "slots", "objects", "ledger", "stack", "roots", "listing", "language"],
      draw: (shown, before) => {
        const moves = this.#moves && before !== undefined;
        this.#lasts = Math.max(this.#lasts, moves ? GRAPH : 0);
        this.#graph ??= import("./graph-stage").then(({ GraphStage }) => new GraphStage(this.#place));
        this.#graph
          .then((graph) => graph.draw(shown, shown.language, moves))
          .catch(() => {
            this.complain(tongue().say("ui.failed", { reason: tongue().say("ui.reason.part") }));
          });
      },
    };
  }

  /** Entries that sit elsewhere than before come from there. */
  #trade(before: Shown, shown: Shown): void {
    const { geometry } = this.#ring;
    if (before.table.map !== shown.table.map || before.table.length !== shown.table.length || geometry.slotsPerPart > 1) {
      return;
    }
    const slots = new Map(before.table.seats.map(({ entry, slot }) => [entry, slot]));
    for (const { entry, slot } of shown.table.seats) {
      const from = slots.get(entry);
      const label = this.#ring.label(slot);
      if (from !== undefined && from !== slot && label) {
        this.#motion.trade(label, geometry, from, slot);
        this.#lasts = Math.max(this.#lasts, 900);
      }
    }
  }
}

/** The slot of the value that the call which ends here has left, if its beat says so. */
function leakOf({ beat }: Shown): number | undefined {
  const missed = beat?.message.key.startsWith("beat.missed.") === true ? beat.message.arguments : [];
  return missed.find(({ name }) => name === "slot")?.slot;
}

function hatch(id: string, under: string): SVGPatternElement {
  const stroke = svg("path", { class: "hatching", d: "M0 0V7" });
  return svg("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { class: under, width: 7, height: 7 }), stroke);
}

function arrow(id: string): SVGMarkerElement {
  return svg("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, svg("path", { class: "head", d: "M0 0 8 4 0 8Z" }));
}

function shine(id: string): SVGRadialGradientElement {
  return svg("radialGradient", { id }, svg("stop", { class: "bright", offset: 0 }), svg("stop", { class: "dark", offset: 1 }));
}

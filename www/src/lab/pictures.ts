/** The pictures of a figure, with the memory that motion needs: each is drawn in the light of the one before. */
import type { Figure } from "../figure";
import { graph } from "../picture/graph";
import type { Graph } from "../picture/graph";
import { NO_SEATS, seatsOf } from "../picture/graph/seats";
import type { Seats } from "../picture/graph/seats";
import { describe } from "../picture/describe";
import { paintInto } from "../picture/draw";
import { follow } from "../picture/motion";
import type { Picture } from "../picture/shape";
import { slotsKind, slotsPicture } from "../picture/slots";
import { sceneOf } from "../scene";
import type { Scene } from "../scene";
import { Ahead } from "./ahead";
import { calm } from "./driver";
import { GRAPH_SECTIONS, SLOTS_SECTIONS } from "./context";
import type { Drawn, GraphSections, SlotsSections } from "./context";

/** A jump over more steps than this is shown without movement. */
const FAR = 60;

/** Steps that come faster than this, in milliseconds, are: a key that is held down, or playing in a hurry. */
const REPEAT = 160;

/** A picture as it was drawn last: at which step, and in which size and form. */
interface Last<P extends Picture> {
  readonly step: number;
  readonly form: string;
  readonly picture: P;
}

/** A picture, and the milliseconds for which it moves. */
export interface Moved<P extends Picture> {
  readonly picture: P;
  readonly pace: number;
}

export class Pictures {
  /** Gives the milliseconds of a movement, as the style of the figure says. */
  readonly #paceNow: () => number;
  /** The same for what is being drawn; 0 if nothing moves. */
  #pace = 0;
  #slots: Last<Picture> | undefined;
  #graph: Last<Graph> | undefined;
  /** The places that a run keeps in its graph; an appended statement makes another run of it. */
  #kept: { readonly text: string; readonly seats: Seats } | undefined;
  #step = 0;
  #time = -Infinity;
  /** What the table was made of last. */
  #shown: SlotsSections | undefined;
  #slot: number | undefined;
  readonly #slotsAhead = new Ahead(SLOTS_SECTIONS, (shown: SlotsSections) => {
    const scene = tableOf(shown);
    return { scene, picture: this.#tablePicture(scene, shown), text: describe(scene, shown.say) };
  });
  readonly #graphAhead = new Ahead(GRAPH_SECTIONS, (shown: GraphSections) => this.#graphPicture(shown));

  constructor(paceNow: () => number) {
    this.#paceNow = paceNow;
  }

  /** The figure is about to be drawn at a step: nothing has been changed yet, so that to look at its style costs little. */
  begin(step: number, time: number): void {
    const isFast = time - this.#time < REPEAT;
    if (step !== this.#step) {
      this.#time = time;
      this.#step = step;
    }
    this.#pace = isFast ? 0 : this.#paceNow();
  }

  /** What comes next has nothing to do with what was drawn. */
  forget(): void {
    this.#slots = undefined;
    this.#graph = undefined;
  }

  /** The picture of the table, on from the last one, and the same in words. */
  slots(shown: SlotsSections): Moved<Picture> & { readonly text: string } {
    this.#shown = shown;
    const { scene, picture, text } = this.#slotsAhead.of(shown);
    const form = `${picture.width} ${slotsKind(shown.slotsWidth, scene.length, shown.layout)}`;
    const moved = this.#follow(this.#slots, picture, form);
    this.#slots = { step: this.#step, form, picture: moved.picture };
    return { ...moved, text };
  }

  /** The reader points at a slot, or at none any more: the picture tells about it. Nothing else is made anew. */
  point(slot: number | undefined, canvasOf: () => Element | null): void {
    if (slot === this.#slot) {
      return;
    }
    this.#slot = slot;
    this.#slotsAhead.forget();
    const last = this.#slots;
    const canvas = canvasOf();
    if (this.#shown && last && canvas) {
      const next = follow(last.picture, this.#tablePicture(tableOf(this.#shown), this.#shown));
      this.#slots = { ...last, picture: next };
      paintInto(canvas, next.shapes);
    }
  }

  #tablePicture(scene: Scene, { slotsWidth: width, layout, guess, score, say }: SlotsSections): Picture {
    return slotsPicture(scene, { width, kind: slotsKind(width, scene.length, layout), say, slot: this.#slot, guess, score });
  }

  /** The graph, on from the last one. */
  graph(shown: GraphSections): Moved<Graph> {
    const next = this.#graphAhead.of(shown);
    const form = String(shown.graphWidth);
    const moved = this.#follow(this.#graph, next, form);
    const picture = { ...next, ...moved.picture };
    this.#graph = { step: this.#step, form, picture };
    return { picture, pace: moved.pace };
  }

  #graphPicture(shown: GraphSections): Graph {
    const { figure, text, threads, tables, holding, roots, objects, totals, ledger, aside, slots, switches, graphWidth: width, kept, path, say } = shown;
    const view = { threads, tables, stack: holding, roots, objects, objectCount: totals.objectCount, ledger, ...aside };
    const { unfolded } = switches;
    return graph(sceneOf({ view, slots }, switches.thread), { width, say, kept, path, unfolded, seats: this.#seats(figure, text) });
  }

  /** Makes pictures of what will probably be shown next, so that they are there then. */
  prepare(shown: SlotsSections & GraphSections, wanted: { readonly slots: boolean; readonly graph: boolean }): void {
    if (wanted.slots) {
      this.#slotsAhead.prepare(shown);
    }
    if (wanted.graph) {
      this.#graphAhead.prepare(shown);
    }
  }

  /** The pictures as they are drawn, for who takes them away. */
  get drawn(): Drawn {
    const text = this.#shown ? describe(tableOf(this.#shown), this.#shown.say) : "";
    return { slots: this.#slots?.picture, graph: this.#graph?.picture, text };
  }

  /** In another size or form everything is elsewhere, and nothing has moved. */
  #follow(last: Last<Picture> | undefined, next: Picture, form: string): Moved<Picture> {
    const pace = last?.form === form && Math.abs(this.#step - last.step) <= FAR ? this.#pace : 0;
    return { picture: pace > 0 ? follow(last?.picture, next) : next, pace };
  }

  #seats(figure: Figure | undefined, text: string): Seats {
    if (!figure) {
      return NO_SEATS;
    }
    if (this.#kept?.text !== text) {
      this.#kept = { text, seats: seatsOf(figure.overview()) };
    }
    return this.#kept.seats;
  }
}

/** How long a movement takes, in milliseconds: as the figure's style says, and not at all for a reader who wants none. */
export function paceOf(host: Element): number {
  const [, number = "0", unit] = /^\s*([\d.]+)(m?s)/.exec(getComputedStyle(host).getPropertyValue("--pace")) ?? [];
  return calm() ? 0 : Number(number) * (unit === "s" ? 1000 : 1);
}

/** The scene that the table is drawn from. */
function tableOf({ threads, tables, holding, roots, objects, ledger, listing, aimed, slots, looks, switches }: SlotsSections): Scene {
  return sceneOf({ view: { threads, tables, stack: holding, roots, objects, objectCount: objects.length, ledger, listing, message: aimed }, slots, looks }, switches.thread);
}

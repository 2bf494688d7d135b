/**
 * Who holds whom, where a figure shows that instead of the ring. Loaded when a figure asks for it, with the words that it needs.
 */
import graphCss from "../styles/graph.css?inline";
import motionCss from "../styles/motion.css?inline";
import slotsCss from "../styles/slots.css?inline";
import type { Frame } from "../frames/frame";
import { say, words } from "../i18n";
import type { Language } from "../i18n";
import { paintInto } from "../picture/draw";
import { graph } from "../picture/graph";
import { follow } from "../picture/motion";
import type { Picture } from "../picture/shape";
import { sceneOf } from "../scene";
import { sheets } from "../sheets";
import { put, svg } from "./svg";

/** The narrowest graph and the widest, in pixels. */
const NARROWEST = 300;
const WIDEST = 580;

/** Milliseconds of a movement. */
const PACE = 500;

export class GraphStage {
  readonly element = svg("svg", { class: "graph", role: "group" });
  #last: Picture | undefined;
  #draws = 0;

  /** Stands in its place from now on. */
  constructor(place: HTMLElement) {
    place.append(this.element);
    const root = place.getRootNode();
    if (root instanceof ShadowRoot) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets(slotsCss, graphCss, motionCss)];
    }
  }

  /** Draws the references of a frame; of several that wait for their words only the last. */
  async draw(frame: Frame, language: Language, moves: boolean): Promise<void> {
    this.#draws += 1;
    const draws = this.#draws;
    const spoken = await words(language);
    if (draws !== this.#draws) {
      return;
    }
    const width = Math.max(NARROWEST, Math.min(WIDEST, this.element.parentElement?.clientWidth ?? WIDEST));
    const { threads, tables, stack, roots, objects, totals, ledger, listing, message, slots, looks } = frame;
    const scene = sceneOf({ view: { threads, tables, stack, roots, objects, objectCount: totals.objectCount, ledger, listing, message }, slots, looks });
    const next = graph(scene, { width, say: (key, values) => say(spoken, key, values) });
    const picture = moves ? { ...next, ...follow(this.#last, next) } : next;
    this.#last = picture;
    put(this.element, "viewBox", `0 0 ${picture.width} ${picture.height}`);
    put(this.element, "aria-label", `${say(spoken, "ui.graph")}. ${next.text}`);
    paintInto(this.element, picture.shapes, moves ? PACE : 0);
  }
}

/**
 * Who holds what: GC roots → Thread → ThreadLocalMap → Entry ⇢ key, Entry → value, and the other objects that matter. A
 * key is met from both sides: by names and objects from the left, by entries from the right. It knows no DOM, no colours
 * and no language: words come in through `say`.
 */
import type { LinkView } from "../engine";
import type { Say } from "../i18n";
import { DARK } from "../scene";
import type { Light, Scene } from "../scene";
import { arrange } from "./graph/arrange";
import { layoutOf } from "./graph/layout";
import { looksOf } from "./graph/look";
import { measuresFor } from "./graph/measures";
import { modelOf } from "./graph/model";
import { NO_SEATS } from "./graph/seats";
import type { Seats } from "./graph/seats";
import { shapesOf } from "./graph/shapes";
import { tell } from "./graph/words";
import type { Picture } from "./shape";

export interface GraphOptions {
  /** The pixels there are. */
  readonly width: number;
  readonly say: Say;
  /** The places that the run needs; without them only those of this moment are kept. */
  readonly seats?: Seats | undefined;
  /** Show every entry, however many there are. */
  readonly unfolded?: boolean | undefined;
  /** What is not folded away: not what is merely pointed at, for nothing may move away below the pointer. */
  readonly kept?: Light | undefined;
  /** A retaining path to bring out: the root's object first. */
  readonly path?: readonly LinkView[];
}

/** A graph, and what belongs to it besides. */
export interface Graph extends Picture {
  /** How many entries are folded away. */
  readonly folded: number;
  /** The same in words. */
  readonly text: string;
}

/** The reference graph of a scene. */
export function graph(scene: Scene, { width, say, seats = NO_SEATS, unfolded = false, kept = DARK, path = [] }: GraphOptions): Graph {
  const objects = new Set([...kept.objects, ...path.map(({ object }) => object)]);
  const model = modelOf(scene, { unfolded, objects, slots: kept.slots });
  const on = measuresFor(width);
  const plan = arrange(model, say, { looks: looksOf(model.heap, path), seats, stacked: on.stacked });
  const layout = layoutOf(plan, on);
  return { width: on.width, height: layout.height, shapes: shapesOf(layout, model, on, say), folded: plan.folded, text: tell(plan, say) };
}

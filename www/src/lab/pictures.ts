/** The pictures of a figure, with the memory that motion needs: each is drawn in the light of the one before. */
import type { Say } from "../i18n";
import { graph } from "../picture/graph";
import { follow } from "../picture/motion";
import type { Picture } from "../picture/shape";
import { slotsKind, slotsPicture } from "../picture/slots";
import type { Scene, Target } from "../scene";

/** A jump over more steps than this is shown without movement. */
const FAR = 60;

export interface Drawn {
  readonly slots: Picture;
  readonly graph: Picture;
  /** Whether nothing shall move on the way from the last pictures to these. */
  readonly still: boolean;
}

export interface PicturesOptions {
  /** The pixels there are for each. */
  readonly widths: { readonly slots: number; readonly graph: number };
  /** The form of the table that is wished for, among other words. */
  readonly layout: string;
  readonly say: Say;
  /** What the reader points at. */
  readonly target: Target | undefined;
}

export class Pictures {
  #last: { readonly step: number; readonly slots: Picture; readonly graph: Picture } | undefined;

  /** The pictures of a scene, on from the last ones. */
  draw(scene: Scene, { widths, layout, say, target }: PicturesOptions): Drawn {
    const last = this.#last;
    const { step } = scene.view;
    const slot = target && "slot" in target ? target.slot : undefined;
    const kind = slotsKind(widths.slots, scene.length, layout);
    this.#last = {
      step,
      slots: follow(last?.slots, slotsPicture(scene, { width: widths.slots, kind, say, slot })),
      graph: follow(last?.graph, graph(scene, { width: widths.graph, say })),
    };
    return { ...this.#last, still: !last || Math.abs(step - last.step) > FAR };
  }

  /** What comes next has nothing to do with what was drawn. */
  forget(): void {
    this.#last = undefined;
  }
}

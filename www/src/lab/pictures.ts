/** The pictures of a figure, with the memory that motion needs: each is drawn in the light of the one before. */
import type { LinkView } from "../engine";
import type { Figure } from "../figure";
import type { Say } from "../i18n";
import type { Score } from "../picture/badges";
import { graph } from "../picture/graph";
import type { Graph } from "../picture/graph";
import { NO_SEATS, seatsOf } from "../picture/graph/seats";
import type { Seats } from "../picture/graph/seats";
import { follow } from "../picture/motion";
import type { Picture } from "../picture/shape";
import { slotsKind, slotsPicture } from "../picture/slots";
import type { Light, Scene, Target } from "../scene";

/** A jump over more steps than this is shown without movement. */
const FAR = 60;

export interface Drawn {
  readonly slots: Picture;
  /** Nothing where no pane shows it. */
  readonly graph: Graph | undefined;
  /** Whether nothing shall move on the way from the last pictures to these. */
  readonly still: boolean;
}

export interface PicturesOptions {
  /** The run that the scene is of; nothing before there is one. */
  readonly figure: Figure | undefined;
  /** The panes that are shown. */
  readonly panes: ReadonlySet<string>;
  /** The pixels there are for each. */
  readonly widths: { readonly slots: number; readonly graph: number };
  /** The form of the table that is wished for, among other words. */
  readonly layout: string;
  readonly say: Say;
  /** What the reader predicts, and how that came out. */
  readonly guess?: ReadonlySet<number>;
  readonly score?: Score | undefined;
  /** What the reader points at. */
  readonly target: Target | undefined;
  /** What lights up for what the reader has clicked. */
  readonly kept: Light;
  /** What keeps the value alive that the reader has asked about: the graph brings it out. */
  readonly path: readonly LinkView[];
  /** Whether the graph shows every entry. */
  readonly unfolded: boolean;
}

export class Pictures {
  #last: { readonly step: number; readonly form: string; readonly slots: Picture; readonly graph: Graph | undefined } | undefined;
  /** The places that a run keeps in its graph; an appended statement makes another run of it. */
  #kept: { readonly source: string; readonly seats: Seats } | undefined;

  /** The pictures of a scene, on from the last ones. */
  draw(scene: Scene, { figure, panes, widths, layout, say, target, kept, path, unfolded, guess, score }: PicturesOptions): Drawn {
    const last = this.#last;
    const { step } = scene.view;
    const slot = target && "slot" in target ? target.slot : undefined;
    const kind = slotsKind(widths.slots, scene.length, layout);
    const next = panes.has("graph") ? graph(scene, { width: widths.graph, say, kept, path, unfolded, seats: this.#seats(figure) }) : undefined;
    // In another size or form everything is elsewhere, and nothing has moved.
    const form = `${widths.slots} ${widths.graph} ${kind}`;
    this.#last = {
      step,
      form,
      slots: follow(last?.slots, slotsPicture(scene, { width: widths.slots, kind, say, slot, ...(guess && { guess }), score })),
      graph: next && { ...next, ...follow(last?.graph, next) },
    };
    return { ...this.#last, still: last?.form !== form || Math.abs(step - last.step) > FAR };
  }

  #seats(figure: Figure | undefined): Seats {
    if (!figure) {
      return NO_SEATS;
    }
    const { source } = figure;
    if (this.#kept?.source !== source) {
      this.#kept = { source, seats: seatsOf(figure.overview()) };
    }
    return this.#kept.seats;
  }

  /** What comes next has nothing to do with what was drawn. */
  forget(): void {
    this.#last = undefined;
  }
}

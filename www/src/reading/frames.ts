/**
 * What the reading face is given: the frames of a run, and its beats.
 *
 * Types only: whoever makes frames, from a recording or from the engine, is asked for no more than this.
 */
import type { ActionsView, BeatView, Looks, Mark, MessageView, SourceView } from "../engine";
import type { TableSections } from "../model/table";

/** The sections of a frame that the face reads. One that did not change is the same object as in the frame before. */
export interface Frame extends TableSections {
  readonly step: number;
  readonly source: SourceView | undefined;
  readonly looks: Looks | undefined;
  readonly message: MessageView;
  /** The beat that the step ends; nothing within one. */
  readonly beat: BeatView | undefined;
}

/** Something that may have to be fetched first. */
export type Soon<T> = T | Promise<T>;

/** The frames of a run. */
export interface Frames {
  readonly source: string;
  readonly stepCount: number;
  marks(): readonly Mark[];
  /** The steps at which beats end. */
  beatEnds(): ArrayLike<number>;
  frame(step: number): Soon<Frame>;
  /** The step of an address; throws if there is no such point. */
  stepOf(address: string): number;
  /** What can be appended at a step; `home` is the home slot of a new ThreadLocal. */
  actions(step: number, choice: { readonly on: string; readonly home: number }): Soon<ActionsView>;
}

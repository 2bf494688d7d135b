/**
 * A frame: all that the page shows of one step, in sections.
 *
 * It is immutable. A section that did not change is the same object as in the frame that it was made of, and so is each unchanged row in
 * it. Who makes frames is not known here: the engine and recordings do.
 */
import type {
  BeatView,
  FrameView,
  HeapView,
  LeakedView,
  LedgerView,
  ListingView,
  LooksView,
  MessageView,
  NoteView,
  ObjectView,
  RootView,
  SourceView,
  TableView,
  ThreadView,
  UncaughtView,
} from "../../pkg/threadlocal_lab.js";
import { Looks } from "./looks";
import type { Slots } from "./slots";

/** Where among the operations a step stands. */
export interface Position {
  /** From 1; 0 before the first. */
  readonly operation: number;
  /** Whether the step is the last of its operation. */
  readonly operationEnds: boolean;
}

/** How many there are of what a frame lists only up to a limit. */
export interface Totals {
  readonly objectCount: number;
  readonly ledgerCount: number;
}

/** Lines of output: the last ones, and how many came before them. */
export interface Lines {
  readonly first: number;
  readonly lines: readonly string[];
}

/** The sections as they are told. */
export interface Sections {
  readonly step: number;
  /** The design switches; empty for the JDK's own. */
  readonly design: string;
  readonly position: Position;
  readonly source: SourceView | undefined;
  readonly notes: readonly NoteView[];
  readonly stack: readonly FrameView[];
  readonly listing: ListingView | undefined;
  /** The call that the step belongs to, and how many of its looks have happened. */
  readonly call: LooksView | undefined;
  /** The words of all looks of that call. */
  readonly looked: readonly number[];
  readonly message: MessageView;
  /** The beat that ended last: its `step` says whether with this one. */
  readonly beat: BeatView | undefined;
  readonly threads: readonly ThreadView[];
  readonly tables: readonly TableView[];
  /** The slots of each map, by its object id. */
  readonly slots: ReadonlyMap<number, Slots>;
  readonly objects: readonly ObjectView[];
  readonly roots: readonly RootView[];
  readonly ledger: readonly LedgerView[];
  readonly leaked: LeakedView;
  readonly totals: Totals;
  readonly heap: HeapView;
  /** The last lines that the program has printed, and how many came before them. */
  readonly output: Lines;
  readonly uncaught: UncaughtView | undefined;
}

export interface Frame extends Sections {
  /** What the call at this step has looked at: inside a call that runs the listing, and at the step that ends it. */
  readonly looks: Looks | undefined;
}

/** A frame of its sections: its looks are those of the old one if they tell of the same. */
export function frameOf(sections: Sections, old?: Frame): Frame {
  const { call, looked } = sections;
  const looks = call === old?.call && looked === old?.looked ? old.looks : call && new Looks(Uint32Array.from(looked.slice(call.first, call.end)), call);
  return { ...sections, looks };
}
